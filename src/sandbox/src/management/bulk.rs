//! Creating several users by the management API.

mod in_part;

use self::in_part::create_in_part;
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
use crate::store::Store;
use crate::user::NewUser;
use axum::extract::{Extension, State as Shared};
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::Value;

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
        return create_in_part(items, &sandbox, &mut state, context);
    }
    let created = users(items, &state.store)
        .and_then(|users| creation::create(&sandbox, &mut state, context, users))?;
    Ok(success(&created.iter().map(ids).collect()))
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

/// All users, or what is wrong with them. The create looks at their extra fields once more, but only
/// here is it known which row a complaint belongs to.
fn users(items: &[Value], store: &Store) -> Result<Vec<NewUser>, Refusal> {
    let mut users = Vec::with_capacity(items.len());
    let mut rows = Vec::with_capacity(items.len());
    for item in items {
        match USER.read(item, store) {
            Ok(user) => {
                users.push(user);
                rows.push(FieldErrors::default());
            }
            Err(row) => rows.push(row),
        }
    }
    all_good(rows, store)?;
    all_good(creation::extra_field_complaints(store, &users), store)?;
    Ok(users)
}

/// Refuses rows with complaints: those of all rows together, without a row's name, unless the store
/// answers row by row.
fn all_good(rows: Vec<FieldErrors>, store: &Store) -> Result<(), Refusal> {
    if rows.iter().all(FieldErrors::is_empty) {
        Ok(())
    } else if store.variants.errors_by_row {
        let rows = rows.into_iter().map(FieldErrors::into_value);
        Err(Refusal::rows(rows.collect()))
    } else {
        Err(Refusal::fields(FieldErrors::merged(rows)))
    }
}
