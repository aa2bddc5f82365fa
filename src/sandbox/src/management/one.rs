//! One user of the management API: read, changed, removed (Users API).

use crate::authentication;
use crate::creation::change_is_allowed;
use crate::envelope::{Refusal, success};
use crate::field_errors::FieldErrors;
use crate::fields::{Fields, integer_item};
use crate::request_body;
use crate::sandbox::Sandbox;
use crate::store::Store;
use crate::user::StoredUser;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde_json::{Value, json};
use std::time::Duration;

/// The documented sentence for an id that no user has.
fn no_such_user() -> Refusal {
    let sentence = "User matching query does not exist.".to_owned();
    Refusal::Status(StatusCode::NOT_FOUND, "Not Found Error", sentence)
}

/// `GET /api/v3/io/users/{userId}`.
pub(super) async fn by_id(
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    shown(&sandbox, &headers, |store| store.user(id.parse().ok()?))
}

/// `GET /api/v3/io/users/customer/{customerId}`.
pub(super) async fn by_customer(
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    shown(&sandbox, &headers, |store| {
        let id: u64 = id.parse().ok()?;
        store.users.iter().find(|user| user.customer_id == id)
    })
}

fn shown(
    sandbox: &Sandbox,
    headers: &HeaderMap,
    find: impl FnOnce(&Store) -> Option<&StoredUser>,
) -> Result<Response, Refusal> {
    authentication::management(headers)?;
    let state = sandbox.state();
    let user = find(&state.store).ok_or_else(no_such_user)?;
    Ok(success(&super::list::record(user, &state.store, true)))
}

/// `DELETE /api/v3/io/users/{userId}`. The customer stays. That the last user of a Company cannot be removed is
/// documented; that the answer to a success has nothing in `data` is a guess.
pub(super) async fn remove(
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    authentication::management(&headers)?;
    let mut state = sandbox.state();
    let store = &mut state.store;
    let id = id.parse().map_err(|_| no_such_user())?;
    let company = store.user(id).ok_or_else(no_such_user)?.company_id;
    let others = |user: &StoredUser| user.company_id == company && user.id != id;
    if !store.users.iter().any(others) {
        let sentence = "The last user in company can not be deleted.";
        return Err(Refusal::logic(sentence));
    }
    store.remove(id);
    Ok(success(&json!({})))
}

/// `PUT /api/v3/io/users/{userId}`. The Company and the original storefront are read-only, which is documented; that they
/// are passed over rather than refused, and that the answer is the user, are guesses.
pub(super) async fn change(
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    authentication::management(&headers)?;
    let body = request_body::read(&headers, &body)?;
    let mut state = sandbox.state();
    let store = &mut state.store;
    let id = id.parse().map_err(|_| no_such_user())?;
    let known = store.user(id).ok_or_else(no_such_user)?;
    let changed = read(&body, known, store, sandbox.now()).map_err(Refusal::fields)?;
    change_is_allowed(store, &changed)?;
    store.replace(changed);
    let user = store.user(id).ok_or_else(no_such_user)?;
    Ok(success(&super::list::record(user, store, true)))
}

/// The user as it is to be; what is left out stays.
fn read(
    body: &Value,
    known: &StoredUser,
    store: &Store,
    now: Duration,
) -> Result<StoredUser, FieldErrors> {
    let mut fields = Fields::of(body)?;
    let mut user = known.clone();
    let mut set = |name: &str, text: &mut String| {
        if let Some(new) = fields.optional_text(name) {
            *text = new;
        }
    };
    set("firstName", &mut user.first_name);
    set("lastName", &mut user.last_name);
    set("phoneNumber", &mut user.phone_number);
    set("uuid", &mut user.uuid);
    if fields.has("email") {
        user.email = fields.changed_email(store).unwrap_or_default();
    }
    if let Some(code) = fields.optional("role") {
        let role = code.as_u64().and_then(|code| u8::try_from(code).ok());
        match role.and_then(|code| store.built_in_role(code)) {
            Some(role) => {
                user.role = role.built_in_code;
                user.company_role_id = role.company_role_id;
            }
            None => fields.complain("role", format!("The value \"{code}\" is not a valid role.")),
        }
    }
    if let Some((company_role_id, role)) = fields.company_role(store) {
        user.role = role;
        user.company_role_id = company_role_id;
    }
    if let Some(channels) = fields.optional_list("channelIds", integer_item) {
        user.channel_ids = channels;
    }
    if let Some(extra_fields) = fields.extra_fields() {
        user.extra_fields = extra_fields;
    }
    fields.finish()?;
    user.updated_at = now.as_secs();
    Ok(user)
}
