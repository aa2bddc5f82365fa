//! Creating several users by the management API.

use super::fields::USER;
use super::ids::ids;
use crate::authentication::{Authenticated, Management};
use crate::creation;
use crate::envelope::{Refusal, success};
use crate::field_errors::{FieldErrors, NON_FIELD};
use crate::python;
use crate::request_body::RequestBody;
use crate::request_context::RequestContext;
use crate::sandbox::Sandbox;
use crate::state::State;
use crate::store::Store;
use crate::user::NewUser;
use crate::writing::Created;
use axum::Json;
use axum::extract::{Extension, State as Shared};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// The most users one request may carry.
const LIMIT: usize = 10;

/// `POST /api/v3/io/users/bulk`: a bare array of users, the ids in the same order.
pub(super) async fn bulk(
    _: Authenticated<Management>,
    Shared(sandbox): Shared<Sandbox>,
    Extension(context): Extension<RequestContext>,
    body: RequestBody,
) -> Result<Response, Refusal> {
    let body = body.json()?;
    let items = items(&body).map_err(Refusal::fields)?;
    if items.len() > LIMIT {
        return Err(Refusal::Status(
            StatusCode::PAYLOAD_TOO_LARGE,
            "Request Entity Too Large",
            "Add up to ten data at a time".to_owned(),
        ));
    }
    let mut state = sandbox.state();
    if state.store.variants.partial_batches {
        return in_part(items, &sandbox, &mut state, context);
    }
    let created = users(items, &state.store)
        .and_then(|users| creation::create(&sandbox, &mut state, context, users))?;
    Ok(success(&created.iter().map(ids).collect()))
}

/// Creates the users that no rule speaks against. If there are others, the answer is the one of a page
/// of 2025: a 422 that holds every user as they were sent, with what is wrong or with what was given.
fn in_part(
    items: &[Value],
    sandbox: &Sandbox,
    state: &mut State,
    context: RequestContext,
) -> Result<Response, Refusal> {
    let users = items.iter().map(|item| USER.read(item, &state.store));
    let users = users.map(|user| user.map_err(Refusal::fields)).collect();
    let outcomes = creation::create_each(sandbox, state, context, users)?;
    let all: Option<Vec<Value>> = outcomes
        .iter()
        .map(|one| one.as_ref().ok().map(ids))
        .collect();
    if let Some(all) = all {
        return Ok(success(&all.into()));
    }
    let errors: Vec<Value> = items
        .iter()
        .zip(outcomes)
        .map(|(item, outcome)| echo(item, outcome))
        .collect();
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    let body = json!({
        "code": status.as_u16(),
        "data": { "errors": errors },
        "meta": { "message": "Unprocessable entity" },
    });
    Ok((status, Json(body)).into_response())
}

/// A user as they were sent, with what became of them.
fn echo(item: &Value, outcome: Result<Created, Refusal>) -> Value {
    let mut echo = item.as_object().cloned().unwrap_or_default();
    match outcome {
        Ok(Created { user, .. }) => {
            echo.insert("id".to_owned(), user.id.into());
            echo.insert("bcId".to_owned(), user.customer_id.into());
            echo.insert("createdAt".to_owned(), user.created_at.into());
            echo.insert("updatedAt".to_owned(), user.updated_at.into());
        }
        Err(refusal) => {
            let (_, sentence) = refusal.status_and_sentence();
            echo.insert("detail".to_owned(), sentence.into());
        }
    }
    Value::Object(echo)
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

/// All users, or what is wrong with them: the complaints of all rows together, without a row's name,
/// unless the store answers row by row.
fn users(items: &[Value], store: &Store) -> Result<Vec<NewUser>, Refusal> {
    let mut users = Vec::with_capacity(items.len());
    let mut errors = FieldErrors::default();
    let mut rows = Vec::with_capacity(items.len());
    for item in items {
        let row = match USER.read(item, store) {
            Ok(user) => {
                users.push(user);
                FieldErrors::default()
            }
            Err(row) => row,
        };
        rows.push(row.clone().into_value());
        errors.merge(row);
    }
    if errors.is_empty() {
        Ok(users)
    } else if store.variants.errors_by_row {
        Err(Refusal::rows(rows))
    } else {
        Err(Refusal::fields(errors))
    }
}
