//! Whether the store should send its welcome mail.

use super::Finding;
use super::text::trimmed;
use crate::issue::{Code, Issue};
use crate::scan;
use crate::user::Field;

const YES: [&str; 13] = [
    "yes", "y", "true", "t", "1", "on", "ja", "oui", "si", "sí", "sì", "sim", "tak",
];
const NO: [&str; 12] = [
    "no", "n", "false", "f", "0", "off", "nein", "non", "não", "nao", "nee", "nie",
];

/// Checks a yes or no. Blank gives no value: the caller's default applies. Anything
/// else is an error and never a "no", since a mail that was wanted and did not go out
/// is as bad as one that cannot be recalled.
#[must_use]
pub fn check_welcome_email(typed: &str) -> Finding<bool> {
    let mut issues = Vec::new();
    let value = trimmed(typed, Field::AcceptWelcomeEmail, &mut issues);
    if value.is_empty() {
        return (None, issues);
    }
    let word = scan::lower_case(value);
    if YES.contains(&word.as_str()) {
        return (Some(true), issues);
    }
    if NO.contains(&word.as_str()) {
        return (Some(false), issues);
    }
    issues.push(
        Issue::new(Code::WelcomeEmailUnknown, Field::AcceptWelcomeEmail).with("value", value),
    );
    (None, issues)
}
