//! Complaints about fields in the shapes that other calls of the API are documented to use.

use crate::field_errors::in_snake_case;
use crate::sandbox::Sandbox;
use crate::variants::Variants;
use axum::body;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use serde_json::Value;

/// The class of complaints that stand straight in `data` (Addresses, Orders, Payments and Quotes).
const CLASS: &str = "Bad Requests Error";

/// The middleware between the gate and the handlers: has complaints stand where the store's variant
/// puts them.
pub(crate) async fn shape(
    State(sandbox): State<Sandbox>,
    request: Request,
    next: Next,
) -> Response {
    let response = next.run(request).await;
    let variants = sandbox.variants();
    let wanted = variants.errors_in_data || variants.snake_case_errors;
    if !wanted || response.status() != StatusCode::UNPROCESSABLE_ENTITY {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    // The answers of the sandbox are all in memory: reading one cannot fail.
    let bytes = body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    let Some(envelope) = reshaped(&bytes, &variants) else {
        return Response::from_parts(parts, bytes.into());
    };
    parts.headers.remove(header::CONTENT_LENGTH);
    if variants.errors_in_data {
        parts.status = StatusCode::BAD_REQUEST;
    }
    Response::from_parts(parts, envelope.to_string().into())
}

/// The envelope in the wanted shape, if it holds complaints by field.
fn reshaped(bytes: &[u8], variants: &Variants) -> Option<Value> {
    let mut envelope: Value = serde_json::from_slice(bytes).ok()?;
    let mut fields = envelope.pointer("/data/errMsg")?.clone();
    if fields.is_string() {
        return None;
    }
    if variants.snake_case_errors {
        fields = in_snake_case(fields);
    }
    if !variants.errors_in_data {
        *envelope.pointer_mut("/data/errMsg")? = fields;
        return Some(envelope);
    }
    *envelope.pointer_mut("/data")? = fields;
    *envelope.pointer_mut("/code")? = StatusCode::BAD_REQUEST.as_u16().into();
    for place in ["/meta/message", "/message"] {
        if let Some(message) = envelope.pointer_mut(place) {
            *message = CLASS.into();
        }
    }
    Some(envelope)
}
