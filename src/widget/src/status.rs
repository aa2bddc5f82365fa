//! What the widget says about the store and the way to it, above everything else.

use crate::session::Session;
use crate::ui::{Content, Element, Tone, element, named_message, reactive};
use b2b_users_core::dialect::Dialect;
use b2b_users_flow::{StoreFailure, StorePhase};
use b2b_users_text::Language;
use leptos::prelude::*;

/// Says that the way of creating users has been given up, and which one took its place.
pub(crate) fn deprecated(session: &Session, successor: Dialect) -> Element {
    let way = session
        .language()
        .with_value(|language| language.dialect(session.dialect()));
    let text = element("p")
        .text("This page creates users with ")
        .text(&way)
        .text(", which BigCommerce has deprecated. Set ")
        .child(element("code").text("dialect"))
        .text(" to ")
        .child(element("code").text(successor.name()))
        .text(" in its settings to move on.");
    named_message("deprecated", Tone::Warning, text)
}

/// Says that the login may not create users.
pub(crate) fn no_permission(session: &Session) -> Content {
    let session = session.clone();
    reactive(
        move || session.may_not_create(),
        |may_not| {
            let text = || {
                element("p")
                    .text("This login may not create users. Ask an admin of the company for the permission ")
                    .child(element("code").text("create_user"))
                    .text(", or use another login.")
            };
            may_not.then(|| named_message("no-permission", Tone::Error, text()))
        },
    )
}

/// Says that it is not known what the store is like. Below everything else: it comes when somebody is
/// at work already, who must not lose what they are pointing at.
pub(crate) fn store_unknown(session: &Session) -> Content {
    let store = session.store();
    let language = session.language();
    let unknown = move || match store.phase() {
        StorePhase::Failed(failure) => {
            Some(language.with_value(|language| words(&failure, language)))
        }
        StorePhase::Unasked | StorePhase::Asking | StorePhase::Known => None,
    };
    reactive(unknown, |unknown| {
        unknown.as_ref().map(|why| {
            let text = element("p")
                .text(why)
                .text(" Values are checked without the store's own roles, companies and fields. Users can be created all the same: the store has the last word.");
            named_message("store-unknown", Tone::Warning, text)
        })
    })
}

fn words(failure: &StoreFailure, language: &Language) -> String {
    match failure {
        StoreFailure::Unloaded => {
            "The part of this tool that asks the store could not be loaded.".to_owned()
        }
        StoreFailure::SignIn(text) if text.is_empty() => {
            "The store does not accept the access token.".to_owned()
        }
        StoreFailure::SignIn(text) => format!("The store does not accept the access token: {text}"),
        StoreFailure::Store(failure) => language.lookup_failure(failure),
    }
}
