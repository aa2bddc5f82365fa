//! Slips of the keyboard.
//!
//! A wrong guess sends data to the wrong field, so only what can hardly be anything else is taken,
//! and the confidence of such a column is medium.

/// Shorter names have too many neighbours that mean something else.
const SHORTEST_NAME: usize = 5;

/// In shorter words a single letter makes another word: `external ip`.
const SHORTEST_WORD: usize = 4;

/// Whether a header is a name with one slip in one of its words: a letter too many, too
/// few or wrong, or two neighbours swapped. The first letter is right and digits do not
/// come in, so that `Gmail` and `Phone2` stay what they are.
pub(super) fn is_one_slip_away(header: &str, name: &str) -> bool {
    if name.chars().filter(|character| *character != ' ').count() < SHORTEST_NAME
        || header.split(' ').count() != name.split(' ').count()
    {
        return false;
    }
    let mut different = header
        .split(' ')
        .zip(name.split(' '))
        .filter(|(typed, meant)| typed != meant);
    match (different.next(), different.next()) {
        (Some((typed, meant)), None) => is_slip(typed, meant),
        _ => false,
    }
}

/// Two neighbours that are swapped count as one slip.
fn is_slip(typed: &str, meant: &str) -> bool {
    meant.chars().count() >= SHORTEST_WORD
        && typed.chars().next() == meant.chars().next()
        && typed.chars().all(char::is_alphabetic)
        && strsim::osa_distance(typed, meant) == 1
}

#[cfg(test)]
mod tests {
    use super::is_one_slip_away;

    #[test]
    fn one_slip_in_one_long_word_is_recognised() {
        for (header, name) in [
            ("emial", "email"),
            ("emai", "email"),
            ("emaill", "email"),
            ("frist name", "first name"),
            ("last nmae", "last name"),
            ("phone numbr", "phone number"),
        ] {
            assert!(is_one_slip_away(header, name), "{header}");
        }
    }

    #[test]
    fn what_may_be_another_word_is_not() {
        for (header, name) in [
            ("email", "email"),
            ("gmail", "email"),
            ("phone2", "phone"),
            ("iphone", "phone"),
            ("zone", "phone"),
            ("code", "role"),
            ("rule", "role"),
            ("external ip", "external id"),
            ("company in", "company id"),
            ("frist nmae", "first name"),
            ("first", "first name"),
        ] {
            assert!(!is_one_slip_away(header, name), "{header}");
        }
    }
}
