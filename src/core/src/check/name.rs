//! First and last names.

use super::text::{MAXIMUM_LENGTH, flag_hidden, is_hidden, trimmed};
use super::{Finding, Found};
use crate::issue::Code;
use crate::user::{Field, PersonName};

/// The Users API named this limit until August 2025; whether stores still enforce it
/// is not documented.
///
/// Counted in characters. A longer name is a warning and is sent.
const COMFORTABLE_LENGTH: usize = 150;

/// Checks a name: not blank, fewer than 200 characters, no hidden ones.
/// `field` says whether it is the first or the last name.
///
/// Blanks around the name are taken away with a note. A name of hidden characters alone counts as
/// blank. Characters of no width only warn, since names of some scripts need them.
#[must_use]
pub fn check_name(typed: &str, field: Field) -> Finding<PersonName> {
    Found::collect(|found| name(typed, field, found).map(PersonName::trusted))
}

/// A view of the text that was typed, without blanks around it. `None` after an error.
pub(super) fn name<'a>(typed: &'a str, field: Field, found: &mut Found) -> Option<&'a str> {
    let start = found.len();
    let name = trimmed(typed, field, found);
    if name.chars().all(is_hidden) {
        found.add(Code::NameRequired, field);
        return None;
    }
    flag_hidden(name, field, found);
    // No text has more characters than bytes.
    let length = if name.len() > COMFORTABLE_LENGTH {
        name.chars().count()
    } else {
        0
    };
    if length > COMFORTABLE_LENGTH {
        let code = if length > MAXIMUM_LENGTH {
            Code::NameTooLong
        } else {
            Code::NameLong
        };
        found.add(code, field).with_number("length", length as u64);
    }
    (!found.has_error_since(start)).then_some(name)
}
