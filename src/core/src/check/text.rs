//! What every text is checked for: hidden characters, blanks around it, length.

use super::{Finding, Found};
use crate::issue::Code;
use crate::scan;
use crate::user::Field;

/// The buyer portal's own forms refuse values of 200 characters and more.
pub(super) const MAXIMUM_LENGTH: usize = 199;

/// The value without blanks around it, with an issue if there were any.
///
/// A text of blanks alone gives an empty one without an issue: it counts as blank.
pub(super) fn trimmed<'a>(typed: &'a str, field: Field, found: &mut Found) -> &'a str {
    let value = scan::trim(typed);
    if value.len() != typed.len() && !value.is_empty() {
        found.add(Code::TextTrimmed, field);
    }
    value
}

/// Adds an issue for the first hidden character of each kind.
pub(super) fn flag_hidden(value: &str, field: Field, found: &mut Found) {
    if !scan::is_harmless(value) {
        flag_hidden_but(&[], value, field, found);
    }
}

/// The same for a value that may have several lines and tabs.
pub(super) fn flag_hidden_in_lines(value: &str, field: Field, found: &mut Found) {
    if !scan::is_harmless_in_lines(value) {
        flag_hidden_but(&['\n', '\r', '\t'], value, field, found);
    }
}

/// One issue for each of the two kinds is enough: a text that was copied from a web page may hold
/// dozens of them.
fn flag_hidden_but(usual: &[char], value: &str, field: Field, found: &mut Found) {
    let characters = || value.chars().filter(|character| !usual.contains(character));
    let first = |is_kind: fn(char) -> bool| characters().find(|character| is_kind(*character));
    for (character, code) in [
        (first(is_deceptive), Code::TextHiddenCharacter),
        (first(is_invisible), Code::TextInvisibleCharacter),
    ] {
        if let Some(character) = character {
            let code_point = || code_point(character);
            found.add(code, field).with_made("codePoint", code_point);
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

/// The first of the choices; "…" stands for those that are left out.
///
/// Whole choices only, and at least "…" if there are any: the first may be longer than the limit.
pub(super) fn first_choices<S: AsRef<str>>(choices: &[S]) -> Vec<String> {
    let mut first = Vec::new();
    let mut length = 0;
    for choice in choices.iter().map(AsRef::as_ref) {
        if length + choice.len() > MAXIMUM_CHOICES {
            first.push("…".to_owned());
            break;
        }
        // A separator of two characters follows in sentences.
        length += choice.len() + 2;
        first.push(choice.to_owned());
    }
    first
}

/// Adds an issue if a text is longer than `maximum` characters.
pub(super) fn flag_length(value: &str, field: Field, maximum: usize, found: &mut Found) {
    // No text has more characters than bytes.
    if value.len() <= maximum {
        return;
    }
    let length = value.chars().count();
    if length > maximum {
        found
            .add(Code::TextTooLong, field)
            .with_number("length", length as u64)
            .with_number("maximum", maximum as u64);
    }
}

/// Checks an identifier of the merchant's own (Users API, `uuid`): free text without
/// control characters, optional, need not be unique.
///
/// The text is sent without blanks around it and may have 199 characters; blank is no value.
#[must_use]
pub fn check_uuid(typed: &str) -> Finding<String> {
    Found::collect(|found| uuid(typed, found).map(str::to_owned))
}

pub(super) fn uuid<'a>(typed: &'a str, found: &mut Found) -> Option<&'a str> {
    let start = found.len();
    let value = trimmed(typed, Field::Uuid, found);
    if value.is_empty() {
        return None;
    }
    flag_hidden(value, Field::Uuid, found);
    flag_length(value, Field::Uuid, MAXIMUM_LENGTH, found);
    (!found.has_error_since(start)).then_some(value)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn no_quick_look_passes_over_a_hidden_character_or_an_unusual_blank() {
        for character in '\0'..=char::MAX {
            let is_usual =
                !is_hidden(character) && (character == ' ' || !character.is_whitespace());
            let alone = scan::is_harmless(character.encode_utf8(&mut [0; 4]));
            assert!(is_usual || !alone, "{}", code_point(character));
            // Bytes are looked at eight at a time, too.
            let among_others = scan::is_harmless(&format!("abcdefg{character}hijklmnop"));
            assert_eq!(among_others, alone, "{}", code_point(character));
            let lines = scan::is_harmless_in_lines(&format!("a\n{character}\tb"));
            let is_between = matches!(character, '\n' | '\r' | '\t');
            assert_eq!(lines, alone || is_between, "{}", code_point(character));
        }
        assert!(scan::is_harmless("Łukasz Ødegård, 李 Мария"));
    }
}
