//! The second step: the columns, what to use for blank cells, the problems.

use super::columns::columns;
use super::company::unread_company;
use super::confirm::confirm;
use super::defaults::defaults;
use super::file_line::{file_line, not_sent};
use super::model::ManyModel;
use super::problems::problems;
use super::tally::{Number, tallies};
use crate::ui::{Content, Element, Tone, button, element, named_message, when};
use b2b_users_core::check::RowVerdict;
use b2b_users_core::sheet::{Listed, SheetCheck};
use b2b_users_flow::Ahead;
use leptos::prelude::*;
use std::rc::Rc;

/// What is said about a file without addresses.
const NO_EMAIL: &str = "No column holds the email. Choose below which one it is. If the file has no header row, add one.";

/// Everything about a file before anything is sent.
pub(super) fn review(model: ManyModel) -> Content {
    let skip = "Skip to the buttons that create the users";
    let skip = button("b2b-button-subtle b2b-skip", skip)
        .test_id("skip")
        .on("click", move |_| {
            model
                .session
                .with_value(|session| session.focus("review-actions"));
        });
    let lacks_email = move || model.mapping.with(|mapping| !mapping.has_email());
    let no_email = || named_message("no-email-column", Tone::Error, element("p").text(NO_EMAIL));
    Content::all([
        skip.into(),
        file_line(model).into(),
        not_sent(model),
        when(lacks_email, no_email),
        unread_company(model),
        counts(model).into(),
        columns(model).into(),
        defaults(model).into(),
        problems(model),
        confirm(model),
    ])
}

fn counts(model: ManyModel) -> Element {
    let count =
        |of: fn(&SheetCheck) -> usize| -> Number { Rc::new(move || Some(model.with_check(of))) };
    let in_store = move || {
        let is_known = model.ahead.with(Ahead::is_known);
        is_known.then(|| model.with_check(|check| check.count(RowVerdict::InStore)))
    };
    tallies(&[
        ("Rows", "rows", count(SheetCheck::row_count)),
        (
            "Ready to create",
            "valid",
            count(|check| check.count(RowVerdict::Valid)),
        ),
        (
            "With errors",
            "invalid",
            count(|check| check.count(RowVerdict::Invalid)),
        ),
        ("Already in the store", "in-store", Rc::new(in_store)),
        (
            "Same email as an earlier row",
            "duplicate",
            count(|check| check.count(RowVerdict::Duplicate)),
        ),
        (
            "Warnings",
            "warnings",
            count(|check| check.count_listed(Listed::Warnings)),
        ),
    ])
}
