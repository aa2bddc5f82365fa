//! The users of the caller's own Company (Storefront Users API).

use crate::authentication;
use crate::channel_list::channel_list;
use crate::envelope::Refusal;
use crate::permission::GET_USERS;
use crate::query::Query;
use crate::sandbox::Sandbox;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse as _, Response};
use serde_json::json;

/// `GET /api/v2/users`: a page of them, the oldest first. That the endpoint is there is documented; its envelope and the
/// fields of a record are a guess, after the list of version 2.
pub(super) async fn list(State(sandbox): State<Sandbox>, headers: HeaderMap, uri: Uri) -> Response {
    page(&sandbox, &headers, &uri).unwrap_or_else(Refusal::storefront)
}

fn page(sandbox: &Sandbox, headers: &HeaderMap, uri: &Uri) -> Result<Response, Refusal> {
    let state = sandbox.state();
    let now = sandbox.now();
    let grant = authentication::storefront(headers, &state.tokens, now)?;
    let company_id = state
        .store
        .user(grant.user_id)
        .filter(|_| grant.allows(GET_USERS))
        .map(|caller| caller.company_id)
        .ok_or(Refusal::Forbidden(
            "You do not have permission to see users.",
        ))?;
    let mut query = Query::of(uri);
    let page = query.page();
    query.finish().map_err(Refusal::fields)?;
    let users = state.store.listed(now);
    let own = users.filter(|user| user.company_id == company_id);
    let (records, total) = page.of(own, |user| {
        json!({
            "id": user.id.to_string(),
            "firstName": user.first_name,
            "lastName": user.last_name,
            "email": user.email,
            "phoneNumber": user.phone_number,
            "role": user.role.to_string(),
            "channelList": channel_list(user, &state.store),
        })
    });
    let data = json!({ "list": records, "pagination": page.pagination(total) });
    Ok(Json(json!({ "code": 200, "data": data, "message": "SUCCESS" })).into_response())
}
