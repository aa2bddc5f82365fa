//! What the widget says about the store and the way to it, above everything else.

use crate::session::Session;
use crate::ui::{Content, Element, Tone, Words, element, marked, named_message, reactive};
use b2b_users_core::dialect::Dialect;
use b2b_users_flow::{StoreFailure, StorePhase};
use b2b_users_text::{Language, keys};

/// Says that the way of creating users has been given up, and which one took its place.
pub(crate) fn deprecated(session: Session, successor: Dialect) -> Element {
    let dialect = session.dialect();
    let words = Words::made(move |language| {
        let names = [
            ("dialect", language.dialect(dialect).into()),
            ("setting", marked("dialect").into()),
            ("value", marked(successor.name()).into()),
        ];
        language.fill(keys::STATUS_DEPRECATED, &names)
    });
    let text = element("p").say_with_code(words);
    named_message("deprecated", Tone::Warning, text)
}

/// Says that the login may not create users.
pub(crate) fn no_permission(session: Session) -> Content {
    reactive(
        move || session.store().may_not_create(),
        |may_not| {
            let text = || {
                let words = Words::made(|language| {
                    let permission = [("permission", marked("create_user").into())];
                    language.fill(keys::STATUS_NO_PERMISSION, &permission)
                });
                element("p").say_with_code(words)
            };
            may_not.then(|| named_message("no-permission", Tone::Error, text()))
        },
    )
}

/// Says that it is not known what the store is like. Below everything else: it comes when a person is
/// at work already, who must not lose what they are pointing at.
pub(crate) fn store_unknown(session: Session) -> Content {
    let store = session.store();
    let language = session.language();
    let unknown = move || match store.phase() {
        StorePhase::Failed(failure) => {
            Some(language.with_value(|language| words(&failure, language)))
        }
        StorePhase::Idle | StorePhase::Loading | StorePhase::Loaded => None,
    };
    reactive(unknown, |unknown| {
        unknown.as_ref().map(|why| {
            let why = why.clone();
            let words = Words::made(move |language| {
                let reason = [("reason", why.as_str().into())];
                language.fill(keys::STATUS_STORE_UNKNOWN, &reason)
            });
            let text = element("p").say(words);
            named_message("store-unknown", Tone::Warning, text)
        })
    })
}

fn words(failure: &StoreFailure, language: &Language) -> String {
    match failure {
        StoreFailure::Unloaded => language.text(keys::STATUS_UNLOADED),
        StoreFailure::SignIn(text) => {
            let answer = [("answer", text.as_str().into())];
            language.fill(keys::STATUS_TOKEN_REFUSED, &answer)
        }
        StoreFailure::Store(failure) => language.lookup_failure(failure),
    }
}
