//! What every text is checked for: hidden characters, blanks around it, length.

use super::Finding;
use crate::issue::{Code, Issue};
use crate::scan;
use crate::user::Field;

/// The buyer portal's own forms refuse values of 200 characters and more.
pub(super) const MAXIMUM_LENGTH: usize = 199;

/// The value without blanks around it, with an issue if there were any.
pub(super) fn trimmed<'a>(typed: &'a str, field: Field, issues: &mut Vec<Issue>) -> &'a str {
    let value = scan::trim(typed);
    if value.len() != typed.len() && !value.is_empty() {
        issues.push(Issue::new(Code::TextTrimmed, field));
    }
    value
}

/// Adds an issue for the first hidden character of each kind.
pub(super) fn flag_hidden(value: &str, field: Field, issues: &mut Vec<Issue>) {
    if scan::is_plain(value) {
        return;
    }
    let first = |is_kind: fn(char) -> bool| value.chars().find(|character| is_kind(*character));
    for (found, code) in [
        (first(is_deceptive), Code::TextHiddenCharacter),
        (first(is_invisible), Code::TextInvisibleCharacter),
    ] {
        if let Some(character) = found {
            issues.push(Issue::new(code, field).with("codePoint", code_point(character)));
        }
    }
}

/// Whether a character is hidden in one of the two ways.
pub(super) fn is_hidden(character: char) -> bool {
    is_deceptive(character) || is_invisible(character)
}

/// A text as it can be shown safely: each hidden character as a labelled box, such as `⟦U+202E⟧`, so
/// that it is seen instead of obeyed.
///
/// ```
/// assert_eq!(b2b_users_core::check::shown("exe\u{202E}gpj"), "exe⟦U+202E⟧gpj");
/// ```
#[must_use]
pub fn shown(text: &str) -> String {
    if scan::is_plain(text) {
        return text.to_owned();
    }
    let mut shown = String::new();
    for character in text.chars() {
        // Values of several lines keep them.
        if is_hidden(character) && !matches!(character, '\n' | '\r' | '\t') {
            shown.push('⟦');
            shown.push_str(&code_point(character));
            shown.push('⟧');
        } else {
            shown.push(character);
        }
    }
    shown
}

/// A character as people look it up, such as `U+202E`.
pub(super) fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// Control characters and those that turn the reading direction: with them a text can look like another
/// one. And U+FFFD, which stands where a character was lost on the way here.
fn is_deceptive(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFD}' | '\u{E0000}'..='\u{E007F}')
}

/// Characters of no width. Some names need them (a Persian one may hold U+200C), so
/// they only warn there.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{00AD}' | '\u{034F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' | '\u{206A}'..='\u{206F}' | '\u{3164}'
            | '\u{2800}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
    )
}

/// The most characters of a list of choices that an issue carries: a file may have many
/// rows with the same issue.
const MAXIMUM_CHOICES: usize = 120;

/// A list of choices for a message, cut where it gets long.
pub(super) fn joined<S: AsRef<str>>(choices: &[S]) -> String {
    let mut text = String::new();
    for choice in choices {
        if !text.is_empty() {
            text.push_str(", ");
        }
        if text.len() + choice.as_ref().len() > MAXIMUM_CHOICES {
            text.push('…');
            break;
        }
        text.push_str(choice.as_ref());
    }
    text
}

/// Adds an issue if a text is longer than `maximum` characters.
pub(super) fn flag_length(value: &str, field: Field, maximum: usize, issues: &mut Vec<Issue>) {
    // No text has more characters than bytes.
    if value.len() <= maximum {
        return;
    }
    let length = value.chars().count();
    if length > maximum {
        issues.push(
            Issue::new(Code::TextTooLong, field)
                .with("length", length.to_string())
                .with("maximum", maximum.to_string()),
        );
    }
}

/// Checks an identifier of the merchant's own (Users API, `uuid`): free text without
/// control characters, optional, need not be unique.
#[must_use]
pub fn check_uuid(typed: &str) -> Finding<String> {
    let mut issues = Vec::new();
    let value = trimmed(typed, Field::Uuid, &mut issues);
    if value.is_empty() {
        return (None, issues);
    }
    flag_hidden(value, Field::Uuid, &mut issues);
    flag_length(value, Field::Uuid, MAXIMUM_LENGTH, &mut issues);
    let good = !issues.iter().any(Issue::is_error);
    (good.then(|| value.to_owned()), issues)
}
