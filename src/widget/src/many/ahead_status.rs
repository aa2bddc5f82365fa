//! Shows the look into the store, and what is worth knowing about the users as a whole.

use super::ahead::Ahead;
use super::model::ManyModel;
use super::pause::PauseMessage;
use crate::session::Session;
use crate::ui::{Message, ProgressBar, Tone, notice_list};
use b2b_users_core::check::RowVerdict;
use b2b_users_core::notice::notices;
use leptos::prelude::*;

/// What the look into the store came to, or how far it is.
#[component]
pub(super) fn AheadStatus(model: ManyModel) -> impl IntoView {
    let go_on = move |()| {
        let session = model.session.get_value();
        if let Some(look) = model.look.get_value() {
            session.resume(look);
        }
        // The button goes away; the heading is where things go on.
        session.focus("many-heading");
    };
    let paused = move || {
        model.ahead.with(|ahead| match ahead {
            Ahead::Asking(progress) => progress.paused.clone(),
            _ => None,
        })
    };
    move || {
        match paused() {
            Some(pause) => {
                let language = model.session.with_value(Session::language);
                let text = language.with_value(|language| language.pause(&pause));
                view! { <PauseMessage code=pause.code() text tone=Tone::Error go_on=Callback::new(go_on) /> }.into_any()
            }
            // What was found out says nothing about rows that came after.
            None if model.ahead.with(Ahead::is_known) && model.unknown.get() => ().into_any(),
            None => model
                .ahead
                .with(|ahead| ahead.words(model.with_check(|check| check.count(RowVerdict::Valid))))
                .map(|(tone, state, text)| {
                    view! {
                        <div data-testid="ahead" data-state=state>
                            <Message tone><p>{text}</p></Message>
                        </div>
                    }
                })
                .into_any(),
        }
    }
}

/// How far the look into the store is, and a way to go without.
#[component]
pub(super) fn AheadProgress(model: ManyModel) -> impl IntoView {
    let asking = Memo::new(move |_| model.ahead.with(Ahead::is_asking));
    let percent = Signal::derive(move || model.ahead.with(|ahead| ahead.percent().unwrap_or(0)));
    move || {
        asking.get().then(|| view! {
            <ProgressBar label="Store asked" percent />
            <p class="b2b-hint">{move || model.ahead.with(Ahead::counts)}</p>
            <button type="button" class="b2b-button b2b-button-subtle" part="button" data-testid="stop-look" on:click=move |_| model.stop_looking()>
                "Stop asking"
            </button>
        })
    }
}

/// Notices about the companies and people of the file.
#[component]
pub(super) fn FileNotices(model: ManyModel) -> impl IntoView {
    notice_list(move || {
        model.with_check(|check| notices(&check.people(), check.rules(), check.lookup_results()))
    })
}
