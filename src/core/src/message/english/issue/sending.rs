//! What becomes of a value when it is sent.

use super::parts::{dialect, instead, label};
use crate::issue::{Code, Issue};

/// The sentence, if the issue is of this kind.
pub(super) fn sentence(issue: &Issue, value: &str) -> Option<String> {
    let label = label(issue);
    Some(match issue.code {
        Code::WelcomeEmailUnknown => format!("\"{value}\" is neither yes nor no. Write yes or no."),
        Code::WelcomeEmailAlwaysSent => format!(
            "With {} the store always sends its welcome email. Use {} to hold it back.",
            dialect(issue),
            instead(issue)
        ),
        Code::FieldNotCarried => format!(
            "{label} is not sent: there is no place for it with {}. Use {} to set it.",
            dialect(issue),
            instead(issue)
        ),
        Code::RefusedByStore => format!(
            "The store refused this: {} Correct it and send it again.",
            issue.param("reason")
        ),
        _ => return None,
    })
}
