//! First and last names.

use super::Finding;
use super::text::{MAXIMUM_LENGTH, flag_hidden, is_hidden, trimmed};
use crate::issue::{Code, Issue};
use crate::user::{Field, PersonName};

/// The Users API named this limit until August 2025; whether stores still enforce it
/// is not documented.
const COMFORTABLE_LENGTH: usize = 150;

/// Checks a name: not blank, fewer than 200 characters, no hidden ones.
/// `field` says whether it is the first or the last name.
#[must_use]
pub fn check_name(typed: &str, field: Field) -> Finding<PersonName> {
    let mut issues = Vec::new();
    let name = trimmed(typed, field, &mut issues);
    if name.chars().all(is_hidden) {
        issues.push(Issue::new(Code::NameRequired, field));
        return (None, issues);
    }
    flag_hidden(name, field, &mut issues);
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
        issues.push(Issue::new(code, field).with("length", length.to_string()));
    }
    let good = !issues.iter().any(Issue::is_error);
    (good.then(|| PersonName::trusted(name)), issues)
}
