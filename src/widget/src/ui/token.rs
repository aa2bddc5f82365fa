//! Where the storefront login is entered.

use crate::session::Session;
use leptos::prelude::*;

/// An input for the storefront login. It is kept in memory and nowhere else.
#[component]
pub(crate) fn TokenField() -> impl IntoView {
    let session = Session::expect();
    let login = session.login();
    let token = login.pasted();
    let (id, hint) = (session.id("token"), session.id("token-hint"));
    let view = view! {
        <div class="b2b-field">
            <label class="b2b-label" part="label" for=id.clone()>"Storefront token"</label>
            <input
                class="b2b-input" part="input"
                id=id.clone()
                data-testid="token"
                type="password"
                autocomplete="off"
                spellcheck="false"
                aria-describedby=hint.clone()
                prop:value=move || token.get()
                on:input=move |event| token.set(event_target_value(&event))
                // Not at every key: the store is asked what this login may do.
                on:change=move |_| session.store().ask(&session)
            />
            <p class="b2b-hint" id=hint>
                "The login of a company user who may create users, valid for a day. It stays in this page and is gone when you close it."
            </p>
        </div>
    };
    view! { <div class="b2b-panel" part="panel" hidden=move || login.is_provided()>{view}</div> }
}
