//! Phone numbers.

use super::text::{MAXIMUM_LENGTH, flag_hidden, flag_length};
use super::{Finding, Found};
use crate::dialect::Dialect;
use crate::issue::Code;
use crate::scan;
use crate::user::{Field, PhoneNumber};

/// Fewer digits than this are hardly a phone number anywhere.
pub(super) const FEWEST_DIGITS: usize = 4;

/// Whether a number has enough digits and no letters.
fn is_usual(typed: &str) -> bool {
    let digits = typed.chars().filter(|character| character.is_numeric());
    digits.count() >= FEWEST_DIGITS && !typed.chars().any(char::is_alphabetic)
}

/// Checks a phone number lightly and keeps it exactly as typed: no format is
/// documented, and numbers that were tidied up have been ruined before.
///
/// Blank is an error where the dialect requires a number (Storefront Users API and V2 API) and no
/// value elsewhere. A number with few digits or with letters is a warning; hidden characters that
/// deceive, and 200 characters or more, are errors.
#[must_use]
pub fn check_phone_number(typed: &str, dialect: Dialect) -> Finding<PhoneNumber> {
    Found::collect(|found| phone(typed, dialect, found).map(PhoneNumber::trusted))
}

/// The text exactly as typed, blanks around it among it. `None` for a blank one and after an error.
pub(super) fn phone<'a>(typed: &'a str, dialect: Dialect, found: &mut Found) -> Option<&'a str> {
    let start = found.len();
    if scan::is_blank(typed) {
        if dialect.requires(Field::PhoneNumber) {
            let added = found.add(Code::PhoneRequired, Field::PhoneNumber);
            if dialect == Dialect::ArchiveV2 {
                added.with("dialect", dialect.name());
            }
        }
        return None;
    }
    flag_hidden(typed, Field::PhoneNumber, found);
    flag_length(typed, Field::PhoneNumber, MAXIMUM_LENGTH, found);
    if !is_usual(typed) {
        found
            .add(Code::PhoneUnusual, Field::PhoneNumber)
            .with("value", typed);
    }
    (!found.has_error_since(start)).then_some(typed)
}
