//! What became of the user.

use super::model::FormModel;
use crate::session::Session;
use crate::ui::{
    Content, Element, Tone, actions, button, duration, element, message_with, reactive,
};
use b2b_users_client::now;
use b2b_users_core::import::{End, RowState};
use b2b_users_core::outcome::Doubt;
use b2b_users_flow::Submission;
use b2b_users_text::Language;
use leptos::prelude::*;

/// Says what became of the user. What was typed stays, unless the user was created: then
/// the next one is begun at the top of the form, so a success is told there.
pub(super) fn submission_message(model: FormModel, succeeded: bool) -> Content {
    let tone = move || {
        let tone = said(model).map(|(tone, ..)| tone);
        tone.filter(|tone| (*tone == Tone::Success) == succeeded)
    };
    reactive(tone, move |tone| tone.map(|tone| drawn(model, tone)))
}

/// The message stays while only its words change, which a screen reader then reads out: not each
/// second of a countdown.
fn drawn(model: FormModel, tone: Tone) -> Element {
    let state = move || said(model).map_or("", |(_, state, _)| state);
    let text = move || said(model).map_or_else(String::new, |(.., text)| text);
    let waits = move || matches!(state(), "waiting" | "offline");
    let give_up = move || {
        let left = element("span")
            .attribute("aria-hidden", "true")
            .text_of(move || model.flow.with(|form| countdown(form.submission())));
        let cancel = button("b2b-button-secondary", "Cancel")
            .test_id("give-up")
            .on("click", move |_| model.cancel());
        actions(Content::from(left).and(cancel))
    };
    let give_up = reactive(waits, move |waits| waits.then(give_up));
    let text = element("p").child(element("bdi").text_of(text));
    element("div")
        .test_id("submission")
        .attribute_of("data-state", move || state().to_owned())
        .child(message_with(tone, text.into(), give_up))
}

fn said(model: FormModel) -> Option<(Tone, &'static str, String)> {
    let language = model.session.with_value(Session::language);
    let name = model.created.get_value();
    model
        .flow
        .with(|form| language.with_value(|language| words(form.submission(), &name, language)))
}

/// How long it takes until the store is tried again.
fn countdown(submission: &Submission) -> String {
    match submission {
        Submission::Waiting(until) => {
            format!("Trying again in {}.", duration(until.saturating_sub(now())))
        }
        _ => String::new(),
    }
}

/// Tone, a name for tests, and the words.
fn words(
    submission: &Submission,
    name: &str,
    language: &Language,
) -> Option<(Tone, &'static str, String)> {
    Some(match submission {
        Submission::Editing | Submission::Incomplete => return None,
        Submission::Asking => (
            Tone::Info,
            "asking",
            "Asking the store about the address…".to_owned(),
        ),
        Submission::Sending => (Tone::Info, "sending", "Creating the user…".to_owned()),
        Submission::Offline => (
            Tone::Info,
            "offline",
            "You are offline. The user is created as soon as there is a connection.".to_owned(),
        ),
        Submission::Waiting(_) => (
            Tone::Info,
            "waiting",
            "The store is busy. The user is created as soon as it allows.".to_owned(),
        ),
        Submission::NoToken => (
            Tone::Error,
            "no-token",
            "Enter the storefront token first. Nothing was sent.".to_owned(),
        ),
        Submission::Unloaded => (
            Tone::Error,
            "unloaded",
            "A part of this tool could not be loaded. Nothing was sent. Check the connection, then create the user again.".to_owned(),
        ),
        Submission::Withheld => (
            Tone::Warning,
            "withheld",
            "The page around this form cancelled the request. Nothing was sent.".to_owned(),
        ),
        Submission::Stopped(pause) => (Tone::Error, pause.code(), language.pause_of_form(pause)),
        Submission::Ended(RowState::Closed(End::Cancelled)) => (
            Tone::Info,
            "cancelled",
            "Cancelled. The user was not created.".to_owned(),
        ),
        Submission::Ended(row) => {
            let tone = match row {
                RowState::Closed(End::Created { .. } | End::Joined { .. }) => Tone::Success,
                RowState::Closed(End::Exists { .. } | End::Ambiguous { .. }) => Tone::Warning,
                _ => Tone::Error,
            };
            let text = match row {
                RowState::Closed(End::Created {
                    user_id: Some(id), ..
                }) => {
                    format!("{name} was added. The user's ID is {id}. You can add the next user.")
                }
                RowState::Closed(End::Created { .. }) => {
                    format!("{name} was added. You can add the next user.")
                }
                // The row's own words speak of an import, too.
                RowState::Closed(End::Ambiguous {
                    doubt: Doubt::Taken,
                    text,
                }) => format!(
                    "The store says that this email is taken, perhaps by another account such as a Super Admin. Look it up in the store, or use another email. The answer was: {text}"
                ),
                _ => language.row(row),
            };
            (tone, row.status(), text)
        }
    })
}
