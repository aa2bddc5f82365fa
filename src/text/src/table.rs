//! Looks a pattern up in a table: a line for each key, with the key, an equals sign and the pattern, in the order of
//! the keys.

use b2b_users_scan::text::{find_either, find_last};
use std::cmp::Ordering;

/// The pattern of the key with this name.
pub(crate) fn pattern_of<'a>(table: &'a str, name: &str) -> Option<&'a str> {
    line_of(table, name).map(|line| split(line).1)
}

/// The line of the key with this name.
pub(crate) fn line_of<'a>(table: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = table;
    loop {
        // The line in the middle of what is left.
        let before = rest.get(..rest.floor_char_boundary(rest.len() / 2))?;
        let start = find_last(before, b'\n').map_or(0, |end| end + 1);
        let from = rest.get(start..)?;
        rest = match order(from, name) {
            Ordering::Equal => return Some(parted(from, b'\n').map_or(from, |(line, _)| line)),
            Ordering::Less => parted(from, b'\n')?.1,
            Ordering::Greater => rest.get(..start.checked_sub(1)?)?,
        };
    }
}

/// How a line compares with the one of the key with this name. The table is in the order of its keys, which is not that of
/// its lines: a hyphen, by which one key may go on behind another, comes before the equals sign.
fn order(line: &str, name: &str) -> Ordering {
    split(line).0.as_bytes().cmp(name.as_bytes())
}

/// The key and the pattern of a line.
pub(crate) fn split(line: &str) -> (&str, &str) {
    parted(line, b'=').unwrap_or((line, ""))
}

/// What is before an ASCII character and behind it.
fn parted(text: &str, by: u8) -> Option<(&str, &str)> {
    let place = find_either(text, by, by)?;
    Some((text.get(..place)?, text.get(place + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_wherever_the_middle_of_the_table_is() {
        let keys = ["a.b", "a.b-c", "a.b-c-d", "a.b_c", "a.bc", "b"];
        for long in keys {
            for length in 0..80 {
                let line = |key: &&str| match *key == long {
                    true => format!("{key}={}", "=x".repeat(length)),
                    false => format!("{key}={key}"),
                };
                let table = keys.iter().map(line).collect::<Vec<_>>().join("\n");
                for key in keys {
                    let found = pattern_of(&table, key).map(|pattern| pattern == key);
                    assert_eq!(found, Some(key != long), "{key} in {table}");
                }
                assert_eq!(pattern_of(&table, "a.b-"), None, "{table}");
            }
        }
    }
}
