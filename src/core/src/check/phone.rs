//! Phone numbers.

use super::Finding;
use super::text::{MAXIMUM_LENGTH, flag_hidden, flag_length};
use crate::dialect::Dialect;
use crate::issue::{Code, Issue};
use crate::scan;
use crate::user::{Field, PhoneNumber};

/// Fewer digits than this are hardly a phone number anywhere.
const FEWEST_DIGITS: usize = 4;

/// Whether a number has enough digits and no letters.
fn is_usual(typed: &str) -> bool {
    if typed.is_ascii() {
        let digits = typed.bytes().filter(u8::is_ascii_digit).count();
        return digits >= FEWEST_DIGITS && !typed.bytes().any(|byte| byte.is_ascii_alphabetic());
    }
    let digits = typed.chars().filter(|character| character.is_numeric());
    digits.count() >= FEWEST_DIGITS && !typed.chars().any(char::is_alphabetic)
}

/// Checks a phone number lightly and keeps it exactly as typed: no format is
/// documented, and numbers that were tidied up have been ruined before.
#[must_use]
pub fn check_phone_number(typed: &str, dialect: Dialect) -> Finding<PhoneNumber> {
    let mut issues = Vec::new();
    if scan::is_blank(typed) {
        if dialect.requires(Field::PhoneNumber) {
            let issue = Issue::new(Code::PhoneRequired, Field::PhoneNumber);
            issues.push(match dialect {
                Dialect::ArchiveV2 => issue.with("dialect", dialect.label()),
                _ => issue,
            });
        }
        return (None, issues);
    }
    flag_hidden(typed, Field::PhoneNumber, &mut issues);
    flag_length(typed, Field::PhoneNumber, MAXIMUM_LENGTH, &mut issues);
    if !is_usual(typed) {
        issues.push(Issue::new(Code::PhoneUnusual, Field::PhoneNumber).with("value", typed));
    }
    let good = !issues.iter().any(Issue::is_error);
    (good.then(|| PhoneNumber::trusted(typed)), issues)
}
