//! The list of users in the storefront API.

use crate::authentication::{Authenticated, Storefront};
use crate::envelope::Refusal;
use crate::page::Page;
use crate::permission::GET_USERS;
use crate::query::Query;
use crate::sandbox::Sandbox;
use crate::token::Grant;
use crate::user::StoredUser;
use axum::Json;
use axum::extract::State;
use axum::http::Uri;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// The role codes that the query takes: the three built-in ones, super admin and unknown.
const ROLES: [&str; 5] = ["0", "1", "2", "3", "4"];

/// `GET /api/v2/users`: a page of the users of the caller's Company, the oldest first.
///
/// Documented is the query: `offset`, `limit`, `q` and `role`. The answer is not published. Its values
/// are text here, as in the answer to a create, and its page is described within `data`, as in the
/// list of the archived API, which has the same version.
pub(super) async fn list(
    Authenticated(grant): Authenticated<Storefront>,
    State(sandbox): State<Sandbox>,
    uri: Uri,
) -> Response {
    answer(&sandbox, &grant, &uri).map_or_else(Refusal::storefront, IntoResponse::into_response)
}

fn answer(sandbox: &Sandbox, grant: &Grant, uri: &Uri) -> Result<Json<Value>, Refusal> {
    let state = sandbox.state();
    let company_id = state
        .store
        .user(grant.user_id)
        .filter(|_| grant.allows(GET_USERS))
        .map(|caller| caller.company_id)
        .ok_or(Refusal::Forbidden(
            "You do not have permission to see users.",
        ))?;
    let (text, role, page) = read(uri)?;
    let users = state.store.listed(sandbox.now()).filter(|user| {
        user.company_id == company_id
            && role.is_none_or(|role| usize::from(user.role) == role)
            && mentions(user, &text)
    });
    let (records, total) = page.of(users, record);
    let data = json!({ "list": records, "pagination": page.pagination(total) });
    Ok(Json(
        json!({ "code": 200, "data": data, "message": "SUCCESS" }),
    ))
}

fn read(uri: &Uri) -> Result<(String, Option<usize>, Page), Refusal> {
    let mut query = Query::of(uri);
    let text = query.search_text("q").unwrap_or_default();
    let role = query.choice("role", &ROLES);
    let page = query.page();
    query.finish().map_err(Refusal::fields)?;
    Ok((text, role, page))
}

/// Where the search looks is not published.
fn mentions(user: &StoredUser, text: &str) -> bool {
    let name = format!("{} {}", user.first_name, user.last_name);
    [&name, &user.email]
        .iter()
        .any(|place| place.to_lowercase().contains(text))
}

fn record(user: &StoredUser) -> Value {
    json!({
        "id": user.id.to_string(),
        "bcId": user.customer_id.to_string(),
        "firstName": user.first_name,
        "lastName": user.last_name,
        "email": user.email,
        "phoneNumber": user.phone_number,
        "role": user.role.to_string(),
    })
}
