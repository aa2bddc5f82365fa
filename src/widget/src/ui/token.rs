//! Where the storefront login is entered.

use crate::session::Session;
use leptos::prelude::*;

/// An input for the storefront login. It is kept in memory and nowhere else.
#[component]
pub(crate) fn TokenField() -> impl IntoView {
    let session = Session::expect();
    let token = session.token();
    let (id, hint) = (session.id("token"), session.id("token-hint"));
    view! {
        <div class="b2b-field">
            <label class="b2b-label" for=id.clone()>"Storefront token"</label>
            <input
                class="b2b-input"
                id=id.clone()
                data-testid="token"
                type="password"
                autocomplete="off"
                spellcheck="false"
                aria-describedby=hint.clone()
                prop:value=move || token.get()
                on:input=move |event| token.set(event_target_value(&event))
            />
            <p class="b2b-hint" id=hint>
                "The login of a company user who may create users, valid for a day. It stays in this page and is gone when you close it."
            </p>
        </div>
    }
}
