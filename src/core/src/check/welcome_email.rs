//! Whether the store should send its welcome mail.

use super::text::trimmed;
use super::{Finding, Found};
use crate::issue::Code;
use crate::scan;
use crate::user::Field;

/// In small letters, in English and some other European languages; compared without regard to case.
const YES: [&str; 13] = [
    "yes", "y", "true", "t", "1", "on", "ja", "oui", "si", "sí", "sì", "sim", "tak",
];
const NO: [&str; 12] = [
    "no", "n", "false", "f", "0", "off", "nein", "non", "não", "nao", "nee", "nie",
];

/// Checks a yes or no. Blank gives no value: the caller's default applies. Anything
/// else is an error and never a "no", since a mail that was wanted and did not go out
/// is as bad as one that cannot be recalled.
///
/// ```
/// use b2b_users_core::check::check_welcome_email;
///
/// assert_eq!(check_welcome_email("Ja").0, Some(true));
/// assert_eq!(check_welcome_email("").0, None);
/// assert!(check_welcome_email("maybe").1[0].is_error());
/// ```
#[must_use]
pub fn check_welcome_email(typed: &str) -> Finding<bool> {
    Found::collect(|found| welcome_email(typed, found))
}

/// `None` both for a blank text and for one that is neither yes nor no; the latter is an error.
pub(super) fn welcome_email(typed: &str, found: &mut Found) -> Option<bool> {
    let value = trimmed(typed, Field::AcceptWelcomeEmail, found);
    if value.is_empty() {
        return None;
    }
    let is = |word: &&str| word.eq_ignore_ascii_case(value);
    let folded = || scan::lower_case(value);
    if YES.iter().any(is) || (!value.is_ascii() && YES.contains(&folded().as_str())) {
        return Some(true);
    }
    if NO.iter().any(is) || (!value.is_ascii() && NO.contains(&folded().as_str())) {
        return Some(false);
    }
    found
        .add(Code::WelcomeEmailUnknown, Field::AcceptWelcomeEmail)
        .with("value", value);
    None
}
