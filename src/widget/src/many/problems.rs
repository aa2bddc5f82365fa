//! The problem rows of a file.

use super::model::ManyModel;
use super::table::{cell, region, row, row_heading, table};
use crate::session::Session;
use crate::ui::{
    Content, Control, Element, PAGE, Source, button, download, each, element, fixed, follow, pager,
    when,
};
use b2b_users_core::check::shown;
use b2b_users_core::issue::{Code, Severity};
use b2b_users_core::report::problem_list;
use b2b_users_core::sheet::{Listed, Problem};
use leptos::prelude::*;
use std::rc::Rc;

/// The list of errors, by its name.
pub(super) const ERRORS: &str = "errors";
/// The list of what a look into the store found.
pub(super) const STORE: &str = "store";

/// The lists that can be chosen, as (name, label).
const LISTS: [(&str, &str); 4] = [
    (ERRORS, "Errors"),
    ("warnings", "Warnings"),
    (STORE, "Found in the store"),
    ("all", "Errors, warnings and notes"),
];

fn list_of(name: &str) -> Listed {
    match name {
        "all" => Listed::All,
        "warnings" => Listed::Warnings,
        STORE => Listed::Store,
        _ => Listed::Errors,
    }
}

/// A table of problems: row, line, column, value, and what to do.
pub(super) fn problems(model: ManyModel) -> Content {
    let page = RwSignal::new(0_usize);
    let total: Source<usize> = Rc::new(move || {
        let listed = listed(model);
        model.with_check(|check| check.count_listed(listed))
    });
    let all = Rc::clone(&total);
    // A page that a correction emptied would look as if nothing were wrong.
    follow(move || {
        let last = all().saturating_sub(1) / PAGE;
        if page.get_untracked() > last {
            page.set(last);
        }
    });
    // Only a change of it draws the list anew: somebody may be choosing what is listed.
    let any = move || model.with_check(|check| check.count_listed(Listed::All) > 0);
    when(any, move || section(model, page, &total))
}

fn section(model: ManyModel, page: RwSignal<usize>, total: &Source<usize>) -> Element {
    let choose = move |value| {
        model.filter.set(value);
        page.set(0);
    };
    let choice = Control::new(
        "problem-filter",
        "Problems",
        move || model.filter.get(),
        choose,
    );
    let shown = move || -> Vec<Problem> {
        let (listed, skipped) = (listed(model), page.get() * PAGE);
        model.with_check(|check| check.problems(listed, skipped, PAGE))
    };
    let language = model.session.with_value(Session::language);
    let line = move |problem: &Problem| {
        line(
            problem,
            &language.with_value(|language| language.issue(&problem.issue)),
        )
    };
    let table = table(&["Row", "Column", "Value", "What to do"], each(shown, line));
    let save = button("b2b-button-secondary", "Download this list")
        .test_id("download-list")
        .on("click", move |_| save(model));
    element("section")
        .attributes(&[("class", "b2b-section"), ("aria-label", "Problems")])
        .child(choice.required(true).select(|| fixed(&LISTS)))
        .child(region("Problem rows", table.test_id("problems")))
        .child(pager(page, total))
        .child(save)
}

/// What is listed now.
fn listed(model: ManyModel) -> Listed {
    model.filter.with(|name| list_of(name))
}

fn save(model: ManyModel) {
    let listed = untrack(|| listed(model));
    let language = model.session.with_value(Session::language);
    if let Some(check) = model.check.get_untracked() {
        let problems = check.problems(listed, 0, usize::MAX);
        let list = language.with_value(|language| problem_list(problems, language));
        download("problems.csv", &list);
    }
}

/// One problem, in these words.
fn line(problem: &Problem, text: &str) -> Element {
    // Nothing is wrong with a row that only needs not be sent.
    let (tone, word) = match (problem.issue.code, problem.issue.severity) {
        (Code::EmailInThisCompany, _) => ("b2b-badge", "In the store"),
        (Code::EmailDuplicate, _) => ("b2b-badge", "Repeated"),
        (_, Severity::Error) => ("b2b-badge b2b-badge-error", "Error"),
        (_, Severity::Warning) => ("b2b-badge", "Warning"),
        (_, Severity::Info) => ("b2b-badge", "Note"),
    };
    let number = problem.row.to_string();
    let code = problem.issue.code.as_str();
    let column = problem
        .column
        .as_deref()
        .map_or_else(|| "–".to_owned(), shown);
    let advice = element("div")
        .child(element("span").class(tone).text(word))
        .text(" ")
        .text(&shown(text))
        .child(element("code").class("b2b-code-word").text(code));
    let as_typed = |text: &str| element("bdi").text(text);
    row()
        .attributes(&[
            ("data-testid", "problem"),
            ("data-row", &number),
            ("data-code", code),
        ])
        .child(row_heading("Row").text(&number))
        .child(cell("Column").child(as_typed(&column)))
        .child(
            cell("Value")
                .class("b2b-cell")
                .child(as_typed(&shown(&problem.value))),
        )
        .child(cell("What to do").child(advice))
}
