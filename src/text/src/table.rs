//! Looks a pattern up in a table: a line for each key, with the key, an equals sign and the pattern, in the order of
//! the lines.

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

/// How a line compares with the one of the key with this name.
fn order(line: &str, name: &str) -> Ordering {
    let line = line.as_bytes();
    let (key, rest) = line.split_at_checked(name.len()).unwrap_or((line, &[]));
    let equals = rest.first().cmp(&Some(&b'='));
    key.cmp(name.as_bytes()).then(equals)
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
