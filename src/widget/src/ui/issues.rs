//! The problems of a field, beside it.

use super::element::{Element, each, element};
use crate::session::Session;
use b2b_users_core::issue::{Issue, Severity};
use leptos::prelude::*;
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
    let language = Session::expect().language();
    element("ul")
        .class("b2b-issues")
        .id(id)
        // An empty list would still be read out as one.
        .flag_of("hidden", move || any().is_empty())
        .child(each(
            move || problems(),
            move |issue| {
                let text = language.with_value(|language| language.issue(issue));
                line(issue, &text)
            },
        ))
}

fn line(issue: &Issue, text: &str) -> Element {
    let (class, word) = match issue.severity {
        Severity::Error => ("b2b-issue b2b-issue-error", "Error: "),
        Severity::Warning => ("b2b-issue b2b-issue-warning", "Warning: "),
        Severity::Info => ("b2b-issue", "Note: "),
    };
    element("li")
        .class(class)
        .attribute("data-code", issue.code.as_str())
        .child(element("span").class("b2b-hidden").text(word))
        .text(text)
}
