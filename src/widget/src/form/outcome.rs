//! What became of the user.

use super::model::{FormModel, Submission};
use crate::ui::{Message, Tone};
use b2b_users_core::run::RowState;
use leptos::prelude::*;

/// Says what became of the user. What was typed stays, unless the user was created.
#[component]
pub(super) fn SubmissionMessage(model: FormModel) -> impl IntoView {
    move || {
        let (tone, state, text) = words(&model.submission.get())?;
        Some(view! {
            <div data-testid="submission" data-state=state>
                <Message tone><p>{text}</p></Message>
            </div>
        })
    }
}

/// Tone, a name for tests, and the words.
fn words(submission: &Submission) -> Option<(Tone, &'static str, String)> {
    Some(match submission {
        Submission::Editing | Submission::Incomplete => return None,
        Submission::Sending => (Tone::Info, "sending", "Creating the user…".to_owned()),
        Submission::NoToken => (
            Tone::Error,
            "no-token",
            "Enter the storefront token first. Nothing was sent.".to_owned(),
        ),
        Submission::Stopped(pause) => {
            let text = pause
                .message()
                .replace(", then continue", ", then create the user again");
            (Tone::Error, pause.code(), text)
        }
        Submission::Ended(row) => {
            let tone = match row {
                RowState::Created { .. } => Tone::Success,
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
