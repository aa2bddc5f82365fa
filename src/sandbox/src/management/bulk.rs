use axum::{
    body::Bytes,
    extract::{Extension, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use serde_json::Value;

use super::{draft, ids};
use crate::{
    authentication,
    context::Context,
    creation,
    envelope::{Refusal, success},
    field_errors::{FieldErrors, NON_FIELD},
    python, request_body,
    sandbox::Sandbox,
    store::Store,
    user::NewUser,
};

/// The most users one request may carry.
const LIMIT: usize = 10;

/// `POST /api/v3/io/users/bulk`: a bare array of users, the ids in the same order.
pub(super) async fn bulk(
    State(sandbox): State<Sandbox>,
    Extension(context): Extension<Context>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    authentication::management(&headers)?;
    let body = request_body::read(&headers, &body)?;
    let items = items(&body).map_err(Refusal::fields)?;
    if items.len() > LIMIT {
        return Err(Refusal::Status(
            StatusCode::PAYLOAD_TOO_LARGE,
            "Request Entity Too Large",
            "Add up to ten data at a time".to_owned(),
        ));
    }
    let mut state = sandbox.state();
    let created = users(items, &state.store)
        .map_err(Refusal::fields)
        .and_then(|users| creation::create(&sandbox, &mut state, context, users))?;
    Ok(success(&created.into_iter().map(ids).collect()))
}

fn items(body: &Value) -> Result<&Vec<Value>, FieldErrors> {
    let complaint = match body {
        Value::Array(items) if items.is_empty() => "This list may not be empty.".to_owned(),
        Value::Array(items) => return Ok(items),
        other => format!(
            "Expected a list of items but got type \"{}\".",
            python::type_name(other)
        ),
    };
    Err(FieldErrors::one(NON_FIELD, complaint))
}

/// All users, or the complaints of all rows together: the answer names no row.
fn users(items: &[Value], store: &Store) -> Result<Vec<NewUser>, FieldErrors> {
    let mut users = Vec::with_capacity(items.len());
    let mut errors = FieldErrors::default();
    for item in items {
        match draft::read(item, store) {
            Ok(user) => users.push(user),
            Err(more) => errors.merge(more),
        }
    }
    if errors.is_empty() {
        Ok(users)
    } else {
        Err(errors)
    }
}
