//! The second step: the columns, what to use for blank cells, the problems.

use super::checking::RowCheck;
use super::columns::columns;
use super::company::unread_company;
use super::confirm::confirm;
use super::defaults::defaults;
use super::file_line::{file_line, not_sent};
use super::look::StoreLook;
use super::model::ManyModel;
use super::problems::problems;
use super::tally::{Number, tallies};
use crate::ui::{Content, Element, Tone, button, element, named_message, when};
use b2b_users_core::check::RowVerdict;
use b2b_users_core::sheet::{Listed, SheetCheck};
use b2b_users_text::keys;
use std::rc::Rc;

/// Everything about a file before anything is sent.
pub(super) fn review(model: ManyModel) -> Content {
    let (session, file, check) = (model.session, model.file, model.check);
    let skip = button("b2b-button-subtle b2b-skip", keys::REVIEW_SKIP)
        .test_id("skip")
        .on("click", move |_| {
            session.accessibility().focus("review-actions");
        });
    let lacks_email = move || file.mapping.with(|mapping| !mapping.has_email());
    let no_email = || {
        let text = element("p").say(keys::REVIEW_NO_EMAIL);
        named_message("no-email-column", Tone::Error, text)
    };
    Content::all([
        skip.into(),
        file_line(model).into(),
        not_sent(file),
        when(lacks_email, no_email),
        unread_company(file),
        counts(check, model.look).into(),
        columns(file).into(),
        defaults(file).into(),
        problems(check, session.language()),
        confirm(model),
    ])
}

fn counts(check: RowCheck, look: StoreLook) -> Element {
    let count = |of: fn(&SheetCheck) -> usize| -> Number { Rc::new(move || Some(check.with(of))) };
    let in_store = move || {
        look.is_known()
            .then(|| check.with(|check| check.count(RowVerdict::InStore)))
    };
    tallies(&[
        (keys::REVIEW_ROWS, "rows", count(SheetCheck::row_count)),
        (
            keys::REVIEW_VALID,
            "valid",
            count(|check| check.count(RowVerdict::Valid)),
        ),
        (
            keys::REVIEW_INVALID,
            "invalid",
            count(|check| check.count(RowVerdict::Invalid)),
        ),
        (keys::REVIEW_IN_STORE, "in-store", Rc::new(in_store)),
        (
            keys::REVIEW_DUPLICATE,
            "duplicate",
            count(|check| check.count(RowVerdict::Duplicate)),
        ),
        (
            keys::REVIEW_WARNINGS,
            "warnings",
            count(|check| check.count_listed(Listed::Warnings)),
        ),
    ])
}
