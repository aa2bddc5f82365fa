//! One user in the management API: looking at and deleting them.

use super::record::record;
use crate::authentication::{Authenticated, Management};
use crate::envelope::{Refusal, success};
use crate::path_id::path_id;
use crate::sandbox::Sandbox;
use crate::store::Store;
use crate::user::StoredUser;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::json;

/// `GET /api/v3/io/users/{userId}`. That the record holds the extra fields is a guess: the list shows
/// them on request, and this endpoint has no query.
pub(super) async fn get(
    _: Authenticated<Management>,
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let state = sandbox.state();
    let user = by_id(&state.store, &id)?;
    Ok(success(&record(user, &state.store, true)))
}

/// `GET /api/v3/io/users/customer/{customerId}`: the same by the id of the BigCommerce customer.
pub(super) async fn by_customer(
    _: Authenticated<Management>,
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let state = sandbox.state();
    let id = path_id(&id);
    let mut users = state.store.users.iter();
    let user = users
        .find(|user| Some(user.customer_id) == id)
        .ok_or_else(not_found)?;
    Ok(success(&record(user, &state.store, true)))
}

/// `DELETE /api/v3/io/users/{userId}`. The last user of a Company cannot be deleted (Users API); its
/// last admin can.
pub(super) async fn delete(
    _: Authenticated<Management>,
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let mut state = sandbox.state();
    let user = by_id(&state.store, &id)?;
    let (id, company_id) = (user.id, user.company_id);
    let users = state.store.users.iter();
    let colleagues = users.filter(|user| user.company_id == company_id).count();
    if colleagues == 1 {
        let sentence = "The last user in company can not be deleted.";
        return Err(Refusal::logic(sentence));
    }
    state.store.delete(id);
    Ok(success(&json!({ "userId": id })))
}

/// The user that a path names. That a text which is no id is answered like an unknown id is a
/// guess.
pub(super) fn by_id<'a>(store: &'a Store, id: &str) -> Result<&'a StoredUser, Refusal> {
    path_id(id)
        .and_then(|id| store.user(id))
        .ok_or_else(not_found)
}

fn not_found() -> Refusal {
    Refusal::Status(
        StatusCode::NOT_FOUND,
        "Not Found Error",
        "User matching query does not exist.".to_owned(),
    )
}
