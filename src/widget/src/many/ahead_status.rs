//! Shows the look into the store, and what is worth knowing about the users as a whole.

use super::ahead::Ahead;
use super::model::ManyModel;
use super::pause::PauseMessage;
use crate::session::Session;
use crate::ui::{Message, ProgressBar, Tone};
use b2b_users_core::notice::{Notice, notices};
use leptos::prelude::*;

/// What the look into the store came to, or how far it is.
#[component]
pub(super) fn AheadStatus(model: ManyModel) -> impl IntoView {
    let go_on = move |()| {
        let connection = model.session.with_value(Session::connection);
        model.look.with_value(|look| {
            if let (Some(look), Some(connection)) = (look, connection) {
                look.resume_with(connection);
            }
        });
    };
    let paused = move || {
        model.ahead.with(|ahead| match ahead {
            Ahead::Asking { progress, .. } => progress.paused.clone(),
            _ => None,
        })
    };
    move || {
        match paused() {
        Some(pause) => view! { <PauseMessage code=pause.code() text=pause.message() tone=Tone::Error go_on=Callback::new(go_on) /> }.into_any(),
        None => model
            .ahead
            .with(Ahead::words)
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
            <button type="button" class="b2b-button b2b-button-subtle" data-testid="stop-look" on:click=move |_| model.stop_looking()>
                "Stop asking"
            </button>
        })
    }
}

/// Notices about the companies and people of the file.
#[component]
pub(super) fn FileNotices(model: ManyModel) -> impl IntoView {
    let found = Memo::new(move |_| {
        let rules = model.rules.get();
        model.check.with(|check| {
            let users = check.users.iter().map(|(_, user)| user);
            model
                .findings
                .with(|findings| notices(users, &rules, Some(findings)))
        })
    });
    let line = |notice: Notice| {
        view! { <li data-testid="notice" data-code=notice.code.as_str()>{notice.message()}</li> }
    };
    move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            view! { <ul class="b2b-notices">{found.into_iter().map(line).collect_view()}</ul> }
        })
    }
}
