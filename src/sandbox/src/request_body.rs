//! Reading the JSON body of a request.

use crate::envelope::Refusal;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use serde_json::{Map, Value};

/// The body of a request, still to be read: what comes before that can be refused first.
#[derive(Debug)]
pub(crate) struct RequestBody {
    headers: HeaderMap,
    bytes: Bytes,
}

impl<S: Send + Sync> FromRequest<S> for RequestBody {
    type Rejection = BytesRejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, BytesRejection> {
        let headers = request.headers().clone();
        let bytes = Bytes::from_request(request, state).await?;
        Ok(Self { headers, bytes })
    }
}

impl RequestBody {
    /// Reads it as JSON. An empty one counts as an empty object: no schema of the API requires a body.
    pub(crate) fn json(&self) -> Result<Value, Refusal> {
        read(&self.headers, &self.bytes)
    }
}

/// Reads a JSON request body; an empty one counts as an empty object.
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
