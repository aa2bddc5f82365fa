//! Reads records of the store leniently: its pages show identifiers and numbers now as
//! numbers, now as text, and leave out what is empty.

use serde_json::Value;

/// `None` for what is missing, negative, fractional or no number at all.
pub(super) fn number(record: &Value, key: &str) -> Option<u64> {
    let value = record.get(key)?;
    value
        .as_u64()
        .or_else(|| value.as_str()?.trim().parse().ok())
}

/// A number is given as its digits; `None` for lists, objects and what is missing.
pub(super) fn text(record: &Value, key: &str) -> Option<String> {
    match record.get(key)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// `true`, 1, "1" and "true" are all yes.
pub(super) fn flag(record: &Value, key: &str) -> Option<bool> {
    match record.get(key)? {
        Value::Bool(flag) => Some(*flag),
        Value::Number(number) => Some(number.as_u64() == Some(1)),
        Value::String(text) => Some(text == "1" || text.eq_ignore_ascii_case("true")),
        _ => None,
    }
}
