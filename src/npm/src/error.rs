//! Errors as JavaScript sees them: an `Error` with a stable code.

use crate::{text, values};
use b2b_users_core::issue::Issue;
use b2b_users_core::json::JsonText;
use b2b_users_text::keys;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// An argument that cannot be used; what is wrong with it, in words.
pub(crate) fn argument(name: &str, words: &str) -> JsValue {
    coded("argument.invalid", &format!("{name}: {words}"))
}

/// Rules that cannot be used.
pub(crate) fn rules(words: &str) -> JsValue {
    coded("rules.invalid", &format!("rules: {words}"))
}

/// Drafts that have errors.
pub(crate) fn users(issues: &[Issue]) -> JsValue {
    let errors = issues.iter().filter(|issue| issue.is_error());
    let first = errors.clone().next();
    let user = first.and_then(|issue| issue.row);
    let user = user.map(|row| row.to_string()).unwrap_or_default();
    let text = text::said(|language| {
        let reason = first.map(|issue| language.issue(issue));
        let arguments = [
            ("values", (errors.count() as u64).into()),
            ("user", user.into()),
            ("reason", reason.unwrap_or_default().into()),
        ];
        language.fill(keys::MODULE_USERS_INVALID, &arguments)
    });
    let error = coded("users.invalid", &text);
    let mut json = JsonText::default();
    values::objects(&mut json, issues, |json, issue| {
        issue.write(json);
        values::message(issue, json);
    });
    set(&error, "issues", &json.into_text().into());
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
