//! Values over the border between the two languages, each as one JSON text: a reader and a writer of JSON
//! alone are smaller and quicker than those of objects, property by property.

use crate::error;
use crate::text::said;
use b2b_users_core::issue::Issue;
use b2b_users_core::json::JsonText;
use b2b_users_core::user::DraftError;
use wasm_bindgen::JsValue;

/// An object whose members `write` writes.
pub(crate) fn object(write: impl FnOnce(&mut JsonText)) -> String {
    let mut json = JsonText::default();
    json.raw("{");
    write(&mut json);
    json.raw("}");
    json.into_text()
}

/// A list of objects, the members of each of which `write` writes.
pub(crate) fn objects<T>(
    json: &mut JsonText,
    items: impl IntoIterator<Item = T>,
    write: impl Fn(&mut JsonText, T),
) {
    json.list(items, |json, item| {
        json.raw("{");
        write(json, item);
        json.raw("}");
    });
}

/// The sentence of an issue, as one more of its members.
pub(crate) fn message(issue: &Issue, json: &mut JsonText) {
    let message = said(|language| language.issue(issue));
    json.text("message", Some(&message));
}

/// What is wrong with a draft, or with a list of them.
pub(crate) fn refused(name: &str, error: &DraftError) -> JsValue {
    error::argument(name, &said(|language| language.draft_error(error)))
}

/// What is wrong with one of a list of drafts, with its place in the list, counted from 1.
pub(crate) fn refused_in_list(place: usize, error: &DraftError) -> JsValue {
    match place {
        0 => refused("users", error),
        place => refused(&format!("users, {place}"), error),
    }
}
