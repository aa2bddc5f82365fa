//! All errors in one place, after the form was sent with some.

use super::model::FormModel;
use crate::session::Speech;
use crate::ui::{Content, Element, Words, each, element, reactive};
use b2b_users_core::issue::Issue;
use b2b_users_core::user::Field;
use b2b_users_flow::Submission;
use b2b_users_text::{Language, keys};

/// The errors, each a link to its field. Gets the focus when it appears.
pub(super) fn summary(model: FormModel) -> Content {
    // What is mended leaves the list. It is no live region, so no one is talked over.
    let shown = move || {
        let incomplete = model
            .flow
            .with(|form| *form.submission() == Submission::Incomplete);
        let errors = incomplete.then(|| model.checked.with(|checked| errors(&checked.issues)));
        errors.unwrap_or_default()
    };
    reactive(
        move || !shown().is_empty(),
        move |any| any.then(|| problem_list(model, shown)),
    )
}

fn problem_list(model: FormModel, errors: impl Fn() -> Vec<Issue> + Copy + 'static) -> Element {
    let entries = each(errors, move |issue| entry(model, issue));
    let language = Speech::expect();
    let body = element("div")
        .class("b2b-message-body")
        .child(
            element("p")
                .class("b2b-strong")
                .text_of(move || count(language, errors().len())),
        )
        .child(element("ul").class("b2b-list").child(entries));
    element("div")
        .attributes(&[
            ("class", "b2b-message b2b-message-error"),
            ("role", "group"),
            ("tabindex", "-1"),
            ("data-testid", "summary"),
        ])
        .say_as("aria-label", keys::FORM_PROBLEMS)
        .id(&model.session.accessibility().id("summary"))
        .child(
            element("span")
                .attributes(&[("class", "b2b-message-sign"), ("aria-hidden", "true")])
                .text("!"),
        )
        .child(body)
}

fn entry(model: FormModel, issue: &Issue) -> Element {
    let field = issue.field.unwrap_or(Field::Email);
    let control = model.control_of(issue);
    let session = model.session;
    let target = session.accessibility().id(&control);
    let said = issue.clone();
    let words = move |language: &Language| {
        let label = language.field(field);
        [&label, ": ", &language.issue(&said)].concat()
    };
    let link = element("a")
        .attribute("href", &format!("#{target}"))
        .attribute("data-code", issue.code.as_str())
        .on("click", move |event| {
            event.prevent_default();
            session.accessibility().focus(&control);
        })
        .say(Words::made(words));
    element("li").child(link)
}

/// The issues that stand in the way.
pub(super) fn errors(issues: &[Issue]) -> Vec<Issue> {
    issues
        .iter()
        .filter(|issue| issue.is_error())
        .cloned()
        .collect()
}

fn count(speech: Speech, errors: usize) -> String {
    speech.fill(keys::FORM_ATTENTION, &[("fields", (errors as u64).into())])
}
