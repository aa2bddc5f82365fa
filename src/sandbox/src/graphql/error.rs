use async_graphql::{Error, ErrorExtensions};
use axum::http::StatusCode;
use serde_json::Value;

use crate::envelope::Refusal;

/// A refusal as the schema's errors word it: one sentence, and a code that is the status and
/// two more digits. Only 40101 is known from the Buyer Portal, which ends its session on it.
pub(super) fn error(refusal: Refusal) -> Error {
    let (status, message) = status_and_sentence(refusal);
    let code = u32::from(status.as_u16()) * 100 + 1;
    Error::new(message).extend_with(|_, extensions| extensions.set("code", code))
}

/// What a refusal comes down to where there are no envelopes.
pub(super) fn status_and_sentence(refusal: Refusal) -> (StatusCode, String) {
    match refusal {
        Refusal::Unprocessable { detail, .. } => {
            (StatusCode::UNPROCESSABLE_ENTITY, sentence(None, &detail))
        }
        Refusal::Forbidden(message) => (StatusCode::FORBIDDEN, message.to_owned()),
        Refusal::NotFound => (StatusCode::NOT_FOUND, "Not found.".to_owned()),
        Refusal::Status(status, _, message) => (status, message),
    }
}

/// Complaints by field in one line, each with the name of its field in front.
fn sentence(field: Option<&str>, detail: &Value) -> String {
    match detail {
        Value::Object(fields) => {
            let parts = fields.iter().map(|(name, detail)| match field {
                Some(field) => sentence(Some(&format!("{field}.{name}")), detail),
                None => sentence(Some(name), detail),
            });
            parts.collect::<Vec<_>>().join(" ")
        }
        Value::Array(sentences) => {
            let parts = sentences.iter().map(|detail| sentence(field, detail));
            parts.collect::<Vec<_>>().join(" ")
        }
        other => {
            let text = other
                .as_str()
                .map_or_else(|| other.to_string(), str::to_owned);
            match field.filter(|field| *field != crate::field_errors::NON_FIELD) {
                Some(field) => format!("{field}: {text}"),
                None => text,
            }
        }
    }
}
