//! The store's own fields.

use super::parts::{dialect, instead, number};
use crate::issue::{Code, Issue};

/// The sentence, if the issue is of this kind.
pub(super) fn sentence(issue: &Issue, value: &str) -> Option<String> {
    let name = issue.param("name");
    Some(match issue.code {
        Code::ExtraFieldUnnamed => {
            "An extra field has a value but no name. Name its column extra:Name.".to_owned()
        }
        Code::ExtraFieldRepeated => {
            format!("The extra field \"{name}\" is given twice. Keep one of them.")
        }
        Code::ExtraFieldNotCarried => format!(
            "The store requires \"{name}\", and there is no place for it with {}. Use {}.",
            dialect(issue),
            instead(issue)
        ),
        Code::ExtraFieldUnknown => format!(
            "The store has no extra field \"{name}\". Correct the name or do not import the column."
        ),
        Code::ExtraFieldRequired => format!("The store requires \"{name}\". Enter a value."),
        Code::ExtraFieldDefaulted => {
            format!("\"{name}\" gets the store's default value \"{value}\".")
        }
        Code::ExtraFieldTooManyLines => format!(
            "\"{name}\" has too many lines. Shorten it to at most {}.",
            number(issue, "maximum")
        ),
        Code::ExtraFieldNotANumber => format!(
            "\"{value}\" is not a number. Write \"{name}\" in plain digits, with a point before decimals."
        ),
        Code::ExtraFieldTooLarge => format!(
            "{value} is too large for \"{name}\". The store takes at most {}.",
            issue.param("maximum")
        ),
        Code::ExtraFieldNotListed => format!(
            "\"{value}\" is not a value of \"{name}\". Use one of: {}.",
            issue.list("choices").join(", ")
        ),
        Code::ExtraFieldSpelling => format!(
            "\"{name}\" is sent as \"{}\", as the store spells it.",
            issue.param("spelling")
        ),
        Code::ExtraFieldDuplicate => format!(
            "Row {} has the same value for \"{name}\". Each user needs a different one.",
            number(issue, "firstRow")
        ),
        Code::ExtraFieldTaken => format!(
            "Another user of the store has \"{value}\" for \"{name}\". Use a different value."
        ),
        _ => return None,
    })
}
