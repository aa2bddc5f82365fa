//! What a check finds. Each sentence says what is wrong and what to do next.

mod channels;
mod company;
mod email;
mod extra_fields;
mod parts;
mod reason;
mod role;
mod row;
mod sending;
mod texts;

use self::parts::excerpt;
use crate::issue::Issue;

/// The sentence of an issue.
fn issue(issue: &Issue) -> String {
    let value = &excerpt(issue.param("value"));
    let sentence = email::sentence(issue)
        .or_else(|| texts::sentence(issue))
        .or_else(|| company::sentence(issue, value))
        .or_else(|| role::sentence(issue, value))
        .or_else(|| channels::sentence(issue, value))
        .or_else(|| extra_fields::sentence(issue, value))
        .or_else(|| sending::sentence(issue, value))
        .or_else(|| row::sentence(issue));
    sentence.unwrap_or_default()
}

impl Issue {
    /// An English sentence that says what is wrong and what to do.
    #[must_use]
    pub fn message(&self) -> String {
        issue(self)
    }
}
