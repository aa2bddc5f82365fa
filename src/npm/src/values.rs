//! Values over the border between the two languages.

use crate::{error, text};
use b2b_users_core::config::Rules;
use b2b_users_core::issue::Issue;
use js_sys::{Array, JSON, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Plain objects and lists, as `JSON.parse` would give them.
pub(crate) fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value
        .serialize(&Serializer::json_compatible())
        .map_err(|error| error::argument("result", &error))
}

/// Things that were found as JavaScript sees them, each with the sentence of its issue as `message`.
///
/// # Errors
/// None that an argument could cause.
pub(crate) fn findings<T: Serialize>(
    found: &[T],
    issue: impl Fn(&T) -> &Issue,
) -> Result<JsValue, JsValue> {
    let list = Array::new();
    for one in found {
        let value = to_js(one)?;
        let message = text::said(|language| language.issue(issue(one)));
        set(&value, "message", &message.into());
        list.push(&value);
    }
    Ok(list.into())
}

/// Sets a property of an object of ours.
pub(crate) fn set(object: &JsValue, name: &str, value: &JsValue) {
    // A fresh object takes every property.
    drop(Reflect::set(object, &name.into(), value));
}

/// An argument of the program.
pub(crate) fn argument<T: DeserializeOwned>(name: &str, value: JsValue) -> Result<T, JsValue> {
    plain(value).map_err(|error| error::argument(name, &error))
}

/// Options; left out, all have their defaults.
pub(crate) fn options<T: DeserializeOwned + Default>(value: JsValue) -> Result<T, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(T::default());
    }
    plain(value).map_err(|error| error::argument("options", &error))
}

/// Rules; left out, those of the management API.
pub(crate) fn rules(value: JsValue) -> Result<Rules, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(Rules::default());
    }
    plain(value).map_err(|error| error::rules(&error))
}

/// A plain value. By way of JSON text, so that a misspelt name is noticed: taken property by property,
/// only those that are known would be looked at. It is quicker, too, and a reader of JSON alone is
/// smaller than two.
#[expect(
    clippy::needless_pass_by_value,
    reason = "so do exported functions get it"
)]
fn plain<T: DeserializeOwned>(value: JsValue) -> Result<T, String> {
    serde_json::from_str(&json(&value)?).map_err(words)
}

fn json(value: &JsValue) -> Result<String, String> {
    let text = JSON::stringify(value)
        .ok()
        .and_then(|text| text.as_string());
    text.ok_or_else(|| "not an object that JSON can hold".to_owned())
}

/// What is wrong, without the place in a text that nobody has seen.
#[expect(clippy::needless_pass_by_value, reason = "as errors are mapped")]
fn words(error: serde_json::Error) -> String {
    let place = format!(" at line {} column {}", error.line(), error.column());
    let mut words = error.to_string();
    words.truncate(words.len().saturating_sub(place.len()));
    words
}
