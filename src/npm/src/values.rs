//! Values over the border between the two languages.

use crate::error;
use b2b_users_core::config::Rules;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Plain objects and lists, as `JSON.parse` would give them.
pub(crate) fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value
        .serialize(&Serializer::json_compatible())
        .map_err(|error| error::argument("result", error))
}

/// An argument of the program.
pub(crate) fn argument<T: DeserializeOwned>(name: &str, value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|error| error::argument(name, error))
}

/// Options; left out, all have their defaults. By way of JSON, so that a misspelt name is
/// noticed.
pub(crate) fn options<T: DeserializeOwned + Default>(value: JsValue) -> Result<T, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(T::default());
    }
    let json: Value = argument("options", value)?;
    T::deserialize(json).map_err(|error| error::argument("options", error))
}

/// Rules; left out, those of the management API.
pub(crate) fn rules(value: JsValue) -> Result<Rules, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(Rules::default());
    }
    let json: Value = serde_wasm_bindgen::from_value(value).map_err(error::rules)?;
    Rules::deserialize(json).map_err(error::rules)
}
