//! What became of the user.

use super::model::FormModel;
use crate::ui::{Content, Element, Tone, actions, button, element, message_with, reactive};
use b2b_users_client::now;
use b2b_users_core::engine::Millis;
use b2b_users_core::import::{End, RowState};
use b2b_users_core::outcome::Doubt;
use b2b_users_flow::Submission;
use b2b_users_text::{Key, Language, keys};

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
            .text_of(move || said_of(model, countdown));
        let cancel = button("b2b-button-secondary", keys::FORM_CANCEL)
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
    let name = model.created.get();
    said_of(model, |submission, language| {
        words(submission, &name, language)
    })
}

fn said_of<T: Default>(model: FormModel, say: impl FnOnce(&Submission, &Language) -> T) -> T {
    let language = model.session.language();
    model
        .flow
        .with(|form| language.with_value(|language| say(form.submission(), language)))
}

fn counted(key: Key, until: Millis, language: &Language) -> String {
    let duration = language.duration(until.saturating_sub(now()));
    language.fill(key, &[("duration", duration.into())])
}

/// How long it takes until the store is tried again, or until it is known what became of the user.
fn countdown(submission: &Submission, language: &Language) -> String {
    match submission {
        Submission::Waiting(until) => counted(keys::SENT_COUNTDOWN, *until, language),
        Submission::Settling(until) if *until > 0 => counted(keys::SENT_SETTLED, *until, language),
        _ => String::new(),
    }
}

/// Tone, a name for tests, and the words.
fn words(
    submission: &Submission,
    name: &str,
    language: &Language,
) -> Option<(Tone, &'static str, String)> {
    let (tone, state, key) = match submission {
        Submission::Editing | Submission::Incomplete => return None,
        Submission::Asking => (Tone::Info, "asking", keys::SENT_ASKING),
        Submission::Sending => (Tone::Info, "sending", keys::SENT_SENDING),
        Submission::Offline => (Tone::Info, "offline", keys::SENT_OFFLINE),
        Submission::Waiting(_) => (Tone::Info, "waiting", keys::SENT_WAITING),
        Submission::Settling(_) => (Tone::Info, "settling", keys::SENT_SETTLING),
        Submission::NoToken => (Tone::Error, "no-token", keys::SENT_NO_TOKEN),
        Submission::Unloaded => (Tone::Error, "unloaded", keys::SENT_UNLOADED),
        Submission::Prevented => (Tone::Warning, "withheld", keys::SENT_WITHHELD),
        Submission::Stopped(pause) => {
            return Some((Tone::Error, pause.code(), language.pause_of_form(pause)));
        }
        Submission::Ended(RowState::Closed(End::Cancelled)) => {
            (Tone::Info, "cancelled", keys::SENT_CANCELLED)
        }
        Submission::Ended(row) => return Some(ended(row, name, language)),
    };
    Some((tone, state, language.text(key)))
}

/// The same of a user who was sent and not cancelled.
fn ended(row: &RowState, name: &str, language: &Language) -> (Tone, &'static str, String) {
    let tone = match row {
        RowState::Closed(End::Created { .. } | End::Joined { .. }) => Tone::Success,
        RowState::Closed(End::Exists { .. } | End::Ambiguous { .. }) => Tone::Warning,
        _ => Tone::Error,
    };
    let text = match row {
        RowState::Closed(End::Created { user_id, .. }) => {
            let id = user_id.map(|id| id.to_string()).unwrap_or_default();
            let words = [("name", name.into()), ("id", id.into())];
            language.fill(keys::SENT_CREATED, &words)
        }
        // The row's own words speak of an import, too.
        RowState::Closed(End::Ambiguous {
            doubt: Doubt::Taken,
            text,
        }) => language.fill(keys::SENT_TAKEN, &[("answer", text.as_str().into())]),
        _ => language.row(row),
    };
    (tone, row.status(), text)
}
