//! The problems of a field, beside it.

use super::element::{Element, each, element};
use super::tone::Tone;
use super::words::Words;
use b2b_users_core::issue::{Issue, Severity};
use std::rc::Rc;

/// What is wrong with the value of a control.
pub(crate) type Problems = Rc<dyn Fn() -> Vec<Issue>>;

/// Whether a value has to be mended.
pub(super) fn has_error(issues: &[Issue]) -> bool {
    issues.iter().any(Issue::is_error)
}

/// A list of problems.
pub(crate) fn issue_list(id: &str, problems: Problems) -> Element {
    let any = Rc::clone(&problems);
    element("ul")
        .class("b2b-issues")
        .id(id)
        // An empty list would still be read out as one.
        .flag_of("hidden", move || any().is_empty())
        .child(each(move || problems(), line))
}

fn line(issue: &Issue) -> Element {
    let (class, tone) = match issue.severity {
        Severity::Error => ("b2b-issue b2b-issue-error", Tone::Error),
        Severity::Warning => ("b2b-issue b2b-issue-warning", Tone::Warning),
        Severity::Info => ("b2b-issue", Tone::Info),
    };
    let word = element("span")
        .class("b2b-hidden")
        .say(tone.word())
        .text(" ");
    let said = issue.clone();
    element("li")
        .class(class)
        .attribute("data-code", issue.code.as_str())
        .child(word)
        .say(Words::made(move |language| language.issue(&said)))
}
