//! Errors as JavaScript sees them: an `Error` with a stable code.

use crate::{text, values};
use b2b_users_core::issue::Issue;
use js_sys::Reflect;
use std::fmt::Display;
use wasm_bindgen::JsValue;

/// An argument that cannot be used; what is wrong with it, in words.
pub(crate) fn argument(name: &str, error: &dyn Display) -> JsValue {
    coded("argument.invalid", &format!("{name}: {}", explained(error)))
}

/// The words of an error, with a sentence in the place of a code of the engine.
fn explained(error: &dyn Display) -> String {
    text::said(|language| language.explain(&error.to_string()))
}

/// Rules that cannot be used.
pub(crate) fn rules(error: &dyn Display) -> JsValue {
    coded("rules.invalid", &format!("rules: {}", explained(error)))
}

/// Drafts that have errors.
pub(crate) fn users(issues: &[Issue]) -> JsValue {
    let errors = issues.iter().filter(|issue| issue.is_error());
    let first = errors.clone().next();
    let place = first
        .and_then(|issue| issue.row)
        .map(|row| format!(" The first one is in user {row}:"));
    let text = format!(
        "{} of the values cannot be sent, so nothing was sent.{} {}",
        errors.count(),
        place.unwrap_or_default(),
        first
            .map(|issue| text::said(|language| language.issue(issue)))
            .unwrap_or_default(),
    );
    let error = coded("users.invalid", &text);
    if let Ok(issues) = values::findings(issues, |issue| issue) {
        set(&error, "issues", &issues.into());
    }
    error
}

/// An error with this code.
pub(crate) fn coded(code: &str, message: &str) -> JsValue {
    let error = JsValue::from(js_sys::Error::new(message));
    set(&error, "code", &code.into());
    error
}

fn set(error: &JsValue, name: &str, value: &JsValue) {
    // A fresh Error takes every property.
    drop(Reflect::set(error, &name.into(), value));
}
