//! The headers that the record of a request shows.

use axum::http::{HeaderMap, header};
use std::collections::BTreeMap;

/// Headers that say who asks. In alphabetical order.
const CREDENTIALS: [&str; 5] = [
    "authorization",
    "authtoken",
    "cookie",
    "x-auth-token",
    "x-store-hash",
];

/// The headers that a record shows with their values.
pub(super) fn headers(headers: &HeaderMap) -> BTreeMap<String, String> {
    [header::CONTENT_TYPE, header::ACCEPT, header::ORIGIN]
        .into_iter()
        .filter_map(|name| {
            let value = headers.get(&name)?;
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            Some((name.to_string(), value))
        })
        .collect()
}

/// The names of the headers that a record must not show the values of.
pub(super) fn credentials(headers: &HeaderMap) -> Vec<String> {
    CREDENTIALS
        .into_iter()
        .filter(|name| headers.contains_key(*name))
        .map(str::to_owned)
        .collect()
}
