//! The last word before users are created.

use super::ahead::Ahead;
use super::ahead_status::{AheadProgress, AheadStatus, FileNotices};
use super::model::ManyModel;
use super::summary::Summary;
use crate::session::Session;
use crate::ui::{Message, Tone, download};
use b2b_users_core::check::RowVerdict;
use b2b_users_core::report::{notes_of_check, unfinished_rows};
use leptos::prelude::*;

/// What is about to happen, in numbers, and the buttons.
#[component]
pub(super) fn Confirm(model: ManyModel) -> impl IntoView {
    let session = model.session;
    let lacks_token = move || session.with_value(Session::lacks_token);
    let actions = session.with_value(|session| session.id("review-actions"));
    view! {
        <FileNotices model />
        <AheadStatus model />
        <AheadProgress model />
        {move || model.unread_company.with(Option::is_none).then(|| view! { <Summary model /> })}
        {move || model.unread_company.with(Option::is_some).then(|| view! {
            <p class="b2b-hint" data-testid="company-open">{"Answer the question about the company column first."}</p>
        })}
        {move || model.withheld.get().then(|| view! {
            <div data-testid="withheld">
                <Message tone=Tone::Warning><p>{"This page did not let the users be created. Nothing was sent."}</p></Message>
            </div>
        })}
        {move || lacks_token().then(|| view! { <p class="b2b-hint">{"Enter the storefront token at the top first."}</p> })}
        <div class="b2b-actions" id=actions tabindex="-1" role="group" aria-label="Create the users">
            <Send model />
            <DownloadProblems model />
            <button type="button" class="b2b-button b2b-button-subtle" part="button" data-testid="start-over" on:click=move |_| model.start_over()>
                "Choose another file"
            </button>
        </div>
    }
}

/// The buttons that create the users or ask the store about them.
#[component]
fn Send(model: ManyModel) -> impl IntoView {
    let session = model.session;
    let ready = Memo::new(move |_| model.with_check(|check| check.count(RowVerdict::Valid)));
    // While the store is being asked, the buttons keep their focus and do nothing.
    let checking = move || model.checking.get();
    let asking = move || (model.ahead.with(Ahead::is_asking) || checking()).to_string();
    let locked =
        move || session.with_value(|session| session.lacks_token() || session.may_not_create());
    let sound = move || model.with_check(|check| check.sound() > 0);
    // A question is open: the button leads to it.
    let open = move || model.unread_company.with(Option::is_some);
    let press = move |_| {
        if open() {
            session.with_value(|session| session.focus("unread-company"));
        } else if ready.get_untracked() > 0 && !model.checking.get_untracked() {
            model.look_then_send();
        }
    };
    // After a look the keyboard is on the button, which must not go away under it.
    let empty = move || ready.get() == 0 && model.ahead.with(|ahead| *ahead == Ahead::Unasked);
    let idle = move || {
        let asking = model.ahead.with(Ahead::is_asking);
        (asking || checking() || ready.get() == 0 || open()).to_string()
    };
    let looks_up = session.with_value(Session::looks_up);
    view! {
        <button
            type="button"
            class="b2b-button b2b-button-primary" part="button button-primary"
            data-testid="send"
            disabled=move || locked() || empty()
            aria-disabled=idle
            on:click=press
        >
            {move || match ready.get() { 1 => "Create 1 user".to_owned(), users => format!("Create {users} users") }}
        </button>
        {looks_up.then(|| view! {
            <button
                type="button"
                class="b2b-button b2b-button-secondary" part="button"
                data-testid="look"
                disabled=move || !sound() || locked()
                aria-disabled=asking
                on:click=move |_| model.look(false)
            >
                "Check against the store"
            </button>
        })}
    }
}

/// The file of rows that cannot be sent, if there are any.
#[component]
fn DownloadProblems(model: ManyModel) -> impl IntoView {
    let any = Memo::new(move |_| {
        model.with_check(|check| check.count(RowVerdict::Valid) < check.row_count())
    });
    let save = move |_| {
        let file = model.file.get_untracked();
        if let Some((file, check)) = file.zip(model.check.get_untracked()) {
            let language = model.session.with_value(Session::language);
            let notes = language.with_value(|language| notes_of_check(&check, language));
            let rows = unfinished_rows(check.sheet(), &notes);
            download(&file.report_name(), &rows);
        }
    };
    move || {
        any.get().then(|| view! {
        <button type="button" class="b2b-button b2b-button-secondary" part="button" data-testid="download-problems" on:click=save>
            "Download problem rows"
        </button>
    })
    }
}
