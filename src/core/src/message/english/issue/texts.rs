//! Names, phone numbers and other plain texts.

use super::parts::{dialect, label, number};
use crate::issue::{Code, Issue};
use crate::scan::lower_case;

/// The sentence, if the issue is of this kind.
pub(super) fn sentence(issue: &Issue) -> Option<String> {
    let label = label(issue);
    Some(match issue.code {
        Code::NameRequired => "Enter a name.".to_owned(),
        Code::NameLong => format!(
            "{label} has {} characters. Some stores refuse more than 150; shorten it if you can.",
            number(issue, "length")
        ),
        Code::NameTooLong => format!(
            "{label} has {} characters. Shorten it to fewer than 200.",
            number(issue, "length")
        ),
        Code::TextHiddenCharacter if matches!(issue.param("codePoint"), "U+000A" | "U+000D") => {
            format!("{label} holds a line break. Put a space in its place.")
        }
        Code::TextHiddenCharacter => format!(
            "{label} holds the hidden character {}. Delete it by retyping the text.",
            issue.param("codePoint")
        ),
        Code::TextInvisibleCharacter => format!(
            "{label} holds the invisible character {}. Delete it unless the name needs it.",
            issue.param("codePoint")
        ),
        Code::TextTrimmed => format!("Blanks around {} are left out.", lower_case(label)),
        Code::TextTooLong => format!(
            "{label} has {} characters. Shorten it to at most {}.",
            number(issue, "length"),
            number(issue, "maximum")
        ),
        Code::PhoneRequired => format!(
            "Enter a phone number. Stores need one when users are created with {}.",
            match issue.param("dialect") {
                "" => "a storefront login",
                _ => dialect(issue),
            }
        ),
        Code::PhoneUnusual => {
            "This does not look like a phone number. It is sent as it is; correct it if it is wrong.".to_owned()
        }
        _ => return None,
    })
}
