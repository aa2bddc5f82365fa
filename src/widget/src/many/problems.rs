//! The problem rows of a file.

use super::checking::RowCheck;
use super::lists::{LISTS, list_of};
use super::table::{cell, region, row, row_heading, table, value_cell};
use crate::session::Speech;
use crate::state::State;
use crate::ui::{
    Content, Control, Element, PAGE, Source, Words, button, download, each, element, follow,
    offered, pager, when,
};
use b2b_users_core::check::shown;
use b2b_users_core::issue::{Code, Severity};
use b2b_users_core::report::problem_list;
use b2b_users_core::sheet::{Listed, Problem};
use b2b_users_text::keys;
use leptos::prelude::untrack;
use std::rc::Rc;

/// A table of problems: row, line, column, value, and what to do.
pub(super) fn problems(check: RowCheck, language: Speech) -> Content {
    let page = State::new(0_usize);
    let total: Source<usize> = Rc::new(move || {
        let listed = listed(check);
        check.with(|check| check.count_listed(listed))
    });
    let all = Rc::clone(&total);
    // A page that a correction emptied would look as if nothing were wrong.
    follow(move || {
        let last = all().saturating_sub(1) / PAGE;
        if page.get_untracked() > last {
            page.set(last);
        }
    });
    // Only a change of it draws the list again: a person may be choosing what is listed.
    let any = move || check.with(|check| check.count_listed(Listed::All) > 0);
    when(any, move || section(check, language, page, &total))
}

fn section(
    check: RowCheck,
    language: Speech,
    page: State<usize>,
    total: &Source<usize>,
) -> Element {
    let choose = move |value| {
        check.filter.set(value);
        page.set(0);
    };
    let choice = Control::new(
        "problem-filter",
        keys::PROBLEM_ALL,
        move || check.filter.get(),
        choose,
    );
    let shown = move || -> Vec<Problem> {
        let (listed, skipped) = (listed(check), page.get() * PAGE);
        check.with(|check| check.problems(listed, skipped, PAGE))
    };
    let headings = [
        keys::HEADING_ROW,
        keys::HEADING_COLUMN,
        keys::HEADING_VALUE,
        keys::HEADING_ADVICE,
    ];
    let table = table(&headings, each(shown, line));
    let save = button("b2b-button-secondary", keys::PROBLEM_SAVE)
        .test_id("download-list")
        .on("click", move |_| save(check, language));
    element("section")
        .class("b2b-section")
        .say_as("aria-label", keys::PROBLEM_ALL)
        .child(choice.required(true).select(|| offered(&LISTS)))
        .child(region(keys::PROBLEM_TABLE, table.test_id("problems")))
        .child(pager(page, total))
        .child(save)
}

/// What is listed now.
fn listed(check: RowCheck) -> Listed {
    check.filter.with(|name| list_of(name))
}

fn save(check: RowCheck, language: Speech) {
    let listed = untrack(|| listed(check));
    if let Some(check) = check.result.get_untracked() {
        let problems = check.problems(listed, 0, usize::MAX);
        let list = language.with_value(|language| problem_list(problems, language));
        download("problems.csv", &list);
    }
}

/// One problem.
fn line(problem: &Problem) -> Element {
    // Nothing is wrong with a row that only needs not be sent.
    let (tone, word) = match (problem.issue.code, problem.issue.severity) {
        (Code::EmailInThisCompany, _) => ("b2b-badge", keys::PROBLEM_IN_STORE),
        (Code::EmailDuplicate, _) => ("b2b-badge", keys::PROBLEM_REPEATED),
        (_, Severity::Error) => ("b2b-badge b2b-badge-error", keys::PROBLEM_ERROR),
        (_, Severity::Warning) => ("b2b-badge", keys::PROBLEM_WARNING),
        (_, Severity::Info) => ("b2b-badge", keys::PROBLEM_NOTE),
    };
    let number = problem.row.to_string();
    let code = problem.issue.code.as_str();
    let column = problem
        .column
        .as_deref()
        .map_or_else(|| "–".to_owned(), shown);
    let issue = problem.issue.clone();
    let advice = element("div")
        .child(element("span").class(tone).say(word))
        .text(" ")
        .say(Words::made(move |language| shown(&language.issue(&issue))))
        .child(element("code").class("b2b-code-word").text(code));
    let as_typed = |text: &str| element("bdi").text(text);
    row()
        .attributes(&[
            ("data-testid", "problem"),
            ("data-row", &number),
            ("data-code", code),
        ])
        .child(row_heading(keys::HEADING_ROW).text(&number))
        .child(cell(keys::HEADING_COLUMN).child(as_typed(&column)))
        .child(value_cell(
            keys::HEADING_VALUE,
            as_typed(&shown(&problem.value)),
        ))
        .child(cell(keys::HEADING_ADVICE).child(advice))
}
