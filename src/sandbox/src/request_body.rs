use axum::{
    body::Bytes,
    http::{HeaderMap, StatusCode, header},
};
use serde_json::{Map, Value};

use crate::envelope::Refusal;

/// Reads a JSON request body. An empty one counts as an empty object: no schema of the API
/// requires a body.
pub(crate) fn read(headers: &HeaderMap, body: &Bytes) -> Result<Value, Refusal> {
    if body.is_empty() {
        return Ok(Value::Object(Map::new()));
    }
    let media_type = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    if !essence.eq_ignore_ascii_case("application/json") {
        return Err(Refusal::Status(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "Unsupported Media Type",
            format!("Unsupported media type \"{essence}\" in request."),
        ));
    }
    serde_json::from_slice(body).map_err(|problem| {
        Refusal::Status(
            StatusCode::BAD_REQUEST,
            "Bad Request",
            format!("JSON parse error - {problem}"),
        )
    })
}
