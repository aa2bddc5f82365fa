//! What became of the user.

use super::model::FormModel;
use super::submission::Submission;
use crate::ui::{Message, Tone, duration};
use b2b_users_core::run::RowState;
use b2b_users_fetch::now;
use leptos::prelude::*;

/// Says what became of the user. What was typed stays, unless the user was created.
#[component]
pub(super) fn SubmissionMessage(model: FormModel) -> impl IntoView {
    move || {
        let (tone, state, text) = words(&model.submission.get())?;
        let waiting = state == "waiting";
        Some(view! {
            <div data-testid="submission" data-state=state>
                <Message tone>
                    <p>{text}</p>
                    {waiting.then(|| view! {
                        <button type="button" class="b2b-button b2b-button-secondary" part="button" data-testid="give-up" on:click=move |_| model.cancel()>
                            "Do not create the user"
                        </button>
                    })}
                </Message>
            </div>
        })
    }
}

/// Tone, a name for tests, and the words.
fn words(submission: &Submission) -> Option<(Tone, &'static str, String)> {
    Some(match submission {
        Submission::Editing | Submission::Incomplete(_) => return None,
        Submission::Asking => (
            Tone::Info,
            "asking",
            "Asking the store about the address…".to_owned(),
        ),
        Submission::Sending => (Tone::Info, "sending", "Creating the user…".to_owned()),
        Submission::Waiting(until) => (
            Tone::Info,
            "waiting",
            format!(
                "The store asks for patience. The user is created in {}.",
                duration(until.saturating_sub(now()))
            ),
        ),
        Submission::NoToken => (
            Tone::Error,
            "no-token",
            "Enter the storefront token first. Nothing was sent.".to_owned(),
        ),
        Submission::Withheld => (
            Tone::Warning,
            "withheld",
            "This page did not let the user be created. Nothing was sent.".to_owned(),
        ),
        Submission::Stopped(pause) => {
            let text = pause
                .message()
                .replace(", then continue", ", then create the user again");
            (Tone::Error, pause.code(), text)
        }
        Submission::Ended(row) => {
            let tone = match row {
                RowState::Created { .. } | RowState::Joined { .. } => Tone::Success,
                RowState::Exists { .. } | RowState::Ambiguous { .. } => Tone::Warning,
                _ => Tone::Error,
            };
            let text = match row {
                RowState::Created {
                    user_id: Some(id), ..
                } => {
                    format!("The user was created with the ID {id}. You can add the next one.")
                }
                RowState::Created { .. } => {
                    "The user was created. You can add the next one.".to_owned()
                }
                _ => row.message(),
            };
            (tone, row.status(), text)
        }
    })
}
