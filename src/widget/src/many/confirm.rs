//! The last word before users are created.

use super::ahead_status::{ahead_progress, ahead_status, file_notices};
use super::checking::RowCheck;
use super::chosen::ChosenFile;
use super::model::ManyModel;
use super::summary::summary;
use crate::session::Session;
use crate::ui::{
    Content, Element, Tone, button, button_of, download, element, named_message, when,
};
use b2b_users_core::check::RowVerdict;
use b2b_users_core::report::{notes_of_check, unfinished_rows};
use b2b_users_core::sheet::SheetCheck;
use b2b_users_flow::Precheck;
use b2b_users_text::{Key, keys};
use leptos::prelude::untrack;

/// What is about to happen, in numbers, and the buttons.
pub(super) fn confirm(model: ManyModel) -> Content {
    let session = model.session;
    let hint = |words: Key| element("p").class("b2b-hint").say(words);
    let asks_first = move || hint(keys::CONFIRM_QUESTION_FIRST).test_id("company-open");
    let withheld = || {
        let text = element("p").say(keys::CONFIRM_WITHHELD);
        named_message("withheld", Tone::Warning, text)
    };
    let lacks_token = move || session.lacks_token();
    let start_over = button("b2b-button-subtle", keys::CONFIRM_START_OVER)
        .test_id("start-over")
        .on("click", move |_| model.start_over());
    let actions = element("div")
        .attributes(&[
            ("class", "b2b-actions"),
            ("tabindex", "-1"),
            ("role", "group"),
        ])
        .say_as("aria-label", keys::CONFIRM_ACTIONS)
        .id(&session.accessibility().id("review-actions"))
        .child(send_button(model))
        .child(session.looks_up().then(|| look_button(model)))
        .child(download_problems(model.file, model.check))
        .child(start_over);
    Content::all([
        file_notices(model.check),
        ahead_status(model),
        ahead_progress(model),
        when(move || !is_open(model), move || summary(model)),
        when(move || is_open(model), asks_first),
        when(move || model.run.withheld.get(), withheld),
        when(lacks_token, move || hint(keys::CONFIRM_TOKEN_FIRST)),
        actions.into(),
    ])
}

/// Whether a question has to be answered first.
fn is_open(model: ManyModel) -> bool {
    model.file.unread_company.get().is_some()
}

/// Whether the store is being asked or rows are checked. Meanwhile the buttons keep their focus
/// and do nothing.
fn is_at_work(model: ManyModel) -> bool {
    model.look.is_asking() || model.check.is_under_way.get()
}

/// Whether no one can be created, whatever the file holds.
fn is_locked(session: Session) -> bool {
    session.lacks_token() || session.store().may_not_create()
}

/// The button that creates the users.
fn send_button(model: ManyModel) -> Element {
    let (session, check, ahead) = (model.session, model.check, model.look.ahead);
    let press = move |_| {
        if untrack(|| is_open(model)) {
            // The button leads to the question.
            session.accessibility().focus("unread-company");
        } else if untrack(|| check.ready()) > 0 && !check.is_under_way.get_untracked() {
            model.look_then_send();
        }
    };
    // After a look the keyboard is on the button, which must not go away under it.
    let is_empty = move || check.ready() == 0 && ahead.with(|ahead| *ahead == Precheck::Idle);
    let speech = session.language();
    let words = move || {
        let users = [("users", (check.ready() as u64).into())];
        speech.fill(keys::CONFIRM_CREATE, &users)
    };
    button_of("b2b-button-primary", words)
        .attribute("part", "button button-primary")
        .test_id("send")
        .flag_of("disabled", move || is_locked(session) || is_empty())
        .state_of("aria-disabled", move || {
            is_at_work(model) || check.ready() == 0 || is_open(model)
        })
        .on("click", press)
}

/// The button that asks the store about the users.
fn look_button(model: ManyModel) -> Element {
    let session = model.session;
    let is_sound = move || model.check.with(SheetCheck::sound) > 0;
    button("b2b-button-secondary", keys::CONFIRM_LOOK)
        .test_id("look")
        .flag_of("disabled", move || !is_sound() || is_locked(session))
        .state_of("aria-disabled", move || is_at_work(model))
        .on("click", move |_| model.start_look(false))
}

/// The file of rows that cannot be sent, if there are any.
fn download_problems(file: ChosenFile, check: RowCheck) -> Content {
    let any = move || check.with(|check| check.count(RowVerdict::Valid) < check.row_count());
    let save = move |_| {
        let language = file.session.language();
        let file = file.loaded.get_untracked();
        if let Some((file, check)) = file.zip(check.result.get_untracked()) {
            let notes = language.with_value(|language| notes_of_check(&check, language));
            let rows = unfinished_rows(check.sheet(), &notes);
            download(&file.report_name(), &rows);
        }
    };
    when(any, move || {
        button("b2b-button-secondary", keys::CONFIRM_SAVE)
            .test_id("download-problems")
            .on("click", save)
    })
}
