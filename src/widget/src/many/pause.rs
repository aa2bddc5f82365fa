//! What to do when a run stands still.

use super::model::ManyModel;
use crate::session::Session;
use crate::ui::{Message, Tone, tell};
use b2b_users_core::engine::Pause;
use b2b_users_core::import::{ImportView, Phase};
use leptos::prelude::*;

/// The reason and the way on, while the run is paused.
#[component]
pub(super) fn Paused(model: ManyModel) -> impl IntoView {
    let pause = Memo::new(move |_| {
        model.view.with(|view| match view {
            Some(ImportView {
                phase: Phase::Paused(pause),
                tries_again,
                ..
            }) => Some((pause.clone(), *tries_again)),
            _ => None,
        })
    });
    let go_on = move |()| {
        let session = model.session.get_value();
        if let Some(import) = model.import.get_value() {
            // A token may have been corrected in the meantime.
            session.resume(import);
            // The button goes away; the heading is where things go on.
            session.focus("many-heading");
        }
    };
    move || {
        pause.get().map(|(pause, tries_again)| {
            let language = model.session.with_value(Session::language);
            let mut text = language.with_value(|language| language.pause(&pause));
            if tries_again {
                text.push_str(" The connection is tried again by itself.");
            }
            let tone = if pause == Pause::Asked {
                Tone::Info
            } else {
                Tone::Error
            };
            view! { <PauseMessage code=pause.code() text tone go_on=Callback::new(go_on) /> }
        })
    }
}

/// Why something stands still, with a button to go on.
#[component]
pub(super) fn PauseMessage(
    code: &'static str,
    text: String,
    tone: Tone,
    go_on: Callback<()>,
) -> impl IntoView {
    let button = view! {
        <button type="button" class="b2b-button b2b-button-secondary" part="button" data-testid="continue" on:click=move |_| tell(go_on, ())>
            "Continue"
        </button>
    };
    view! {
        <div data-testid="paused" data-code=code>
            <Message tone actions=Some(button.into_any())><p>{text}</p></Message>
        </div>
    }
}
