//! The shape of complaints about fields, for stores that word them otherwise.

use crate::variants::Variants;
use axum::body::{self, Body};
use axum::http::{StatusCode, header};
use axum::response::Response;
use serde_json::{Map, Value};

/// The paths that these variants are about.
const USERS: &str = "/api/v3/io/users";

/// An answer as this sort of store gives it.
pub(super) async fn reshape(path: &str, response: Response, variants: &Variants) -> Response {
    let differs = variants.errors_in_data || variants.snake_case_errors;
    let is_complaint = response.status() == StatusCode::UNPROCESSABLE_ENTITY;
    if !(differs && is_complaint && path.starts_with(USERS)) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    // The answers of the sandbox are all in memory: reading one cannot fail.
    let bytes = body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    let mut answer: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    if let Some(data) = answer.get_mut("data") {
        reshape_data(data, variants);
    }
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(answer.to_string()))
}

/// Only complaints by field: a sentence has no other shape.
fn reshape_data(data: &mut Value, variants: &Variants) {
    let Some(Value::Object(fields)) = data.get_mut("errMsg") else {
        return;
    };
    let mut fields = std::mem::take(fields);
    if variants.snake_case_errors {
        let renamed = fields
            .into_iter()
            .map(|(name, said)| (snake_case(&name), said));
        fields = renamed.collect::<Map<_, _>>();
    }
    *data = if variants.errors_in_data {
        fields.into()
    } else {
        serde_json::json!({ "errMsg": fields })
    };
}

fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for character in name.chars() {
        if character.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(character.to_ascii_lowercase());
    }
    snake
}
