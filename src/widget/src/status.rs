//! What the widget says about the store and the way to it, above everything else.

use crate::session::{Session, StorePhase};
use crate::ui::{Message, Tone};
use b2b_users_core::dialect::Dialect;
use leptos::prelude::*;

/// Says that the way of creating users has been given up, and which one took its place.
#[component]
pub(crate) fn Deprecated(dialect: Dialect, successor: Dialect) -> impl IntoView {
    view! {
        <div data-testid="deprecated">
            <Message tone=Tone::Warning>
                <p>
                    "This page creates users with " {dialect.label()} ", which BigCommerce has deprecated. Set "
                    <code>{"dialect"}</code> " to " <code>{successor.name()}</code> " in its settings to move on."
                </p>
            </Message>
        </div>
    }
}

/// Says that the login may not create users.
#[component]
pub(crate) fn NoPermission() -> impl IntoView {
    let session = Session::expect();
    move || {
        session.may_not_create().then(|| view! {
            <div data-testid="no-permission">
                <Message tone=Tone::Error>
                    <p>
                        "This login may not create users. Ask an admin of the company for the permission "
                        <code>{"create_user"}</code> ", or use another login."
                    </p>
                </Message>
            </div>
        })
    }
}

/// Says that it is not known what the store is like. Below everything else: it comes when somebody is
/// at work already, who must not lose what they are pointing at.
#[component]
pub(crate) fn StoreUnknown() -> impl IntoView {
    let store = Session::expect().store();
    let unknown = move || match store.phase() {
        StorePhase::Failed(why) => Some(why),
        StorePhase::Unasked | StorePhase::Asking | StorePhase::Known => None,
    };
    move || {
        unknown().map(|why| view! {
            <div data-testid="store-unknown">
                <Message tone=Tone::Warning>
                    <p>{why} " Values are checked without the store's own roles, companies and fields. Users can be created all the same: the store has the last word."</p>
                </Message>
            </div>
        })
    }
}
