//! What became of the user.

use super::model::FormModel;
use super::submission::Submission;
use crate::ui::{Message, Tone, duration};
use b2b_users_core::import::{End, RowState};
use b2b_users_core::outcome::Doubt;
use b2b_users_fetch::now;
use leptos::prelude::*;

/// Says what became of the user. What was typed stays, unless the user was created: then
/// the next one is begun at the top of the form, so a success is told there.
#[component]
pub(super) fn SubmissionMessage(model: FormModel, succeeded: bool) -> impl IntoView {
    // Only what is new is drawn, and so read out: not each second of a countdown.
    let words = Memo::new(move |_| {
        let words = model
            .submission
            .with(|submission| words(submission, &model.created.get_value()));
        words.filter(|(tone, ..)| (*tone == Tone::Success) == succeeded)
    });
    move || {
        let (tone, state, text) = words.get()?;
        let waiting = matches!(state, "waiting" | "offline");
        let give_up = waiting.then(|| {
            view! {
                <span aria-hidden="true">{move || model.submission.with(countdown)}</span>
                <button type="button" class="b2b-button b2b-button-secondary" part="button" data-testid="give-up" on:click=move |_| model.cancel()>
                    "Cancel"
                </button>
            }
            .into_any()
        });
        Some(view! {
            <div data-testid="submission" data-state=state>
                <Message tone actions=give_up><p><bdi>{text}</bdi></p></Message>
            </div>
        })
    }
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
fn words(submission: &Submission, name: &str) -> Option<(Tone, &'static str, String)> {
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
        Submission::Stopped(pause) => {
            let text = pause
                .message()
                .replace(", then continue", ", then create the user again");
            (Tone::Error, pause.code(), text)
        }
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
                _ => row.message(),
            };
            (tone, row.status(), text)
        }
    })
}
