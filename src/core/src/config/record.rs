//! Reads records of the store leniently: its pages show identifiers and numbers now as
//! numbers, now as text, and leave out what is empty.

use crate::json::Json;

/// `None` for what is missing, negative, fractional or no number at all.
pub(super) fn number(record: &Json, key: &str) -> Option<u64> {
    let value = record.get(key)?;
    value
        .as_u64()
        .or_else(|| value.as_str()?.trim().parse().ok())
}

/// A number is given as its digits; `None` for lists, objects and what is missing.
pub(super) fn text(record: &Json, key: &str) -> Option<String> {
    match record.get(key)? {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.clone()),
        _ => None,
    }
}

/// `true`, 1, "1" and "true" are all yes.
pub(super) fn flag(record: &Json, key: &str) -> Option<bool> {
    match record.get(key)? {
        Json::Bool(flag) => Some(*flag),
        number @ Json::Number(_) => Some(number.as_u64() == Some(1)),
        Json::String(text) => Some(text == "1" || text.eq_ignore_ascii_case("true")),
        _ => None,
    }
}
