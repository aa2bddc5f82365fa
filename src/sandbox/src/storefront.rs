//! The storefront API of Company users (Storefront Users API): the rights of one buyer.

mod draft;
mod email_check;
mod list;

use axum::{
    Json, Router,
    body::Bytes,
    extract::{Extension, State},
    http::HeaderMap,
    response::{IntoResponse, Response},
    routing::get,
};
use serde_json::json;

use crate::{
    authentication, context::Context, creation, envelope::Refusal, permission::CREATE_USER,
    request_body, sandbox::Sandbox, user::StoredUser,
};

pub(crate) fn routes() -> Router<Sandbox> {
    Router::new()
        .route("/api/v2/users", get(list::list).post(create))
        .route(
            "/api/v2/companies/validations/frontend/user-emails/{email}",
            get(email_check::check),
        )
}

/// `POST /api/v2/users`: one user of the caller's own Company, all values as text. The welcome
/// mail is always sent. The errors of this endpoint are not published.
async fn create(
    State(sandbox): State<Sandbox>,
    Extension(context): Extension<Context>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    accept(&sandbox, context, &headers, &body)
        .map_or_else(Refusal::storefront, |user| success(&user))
}

fn accept(
    sandbox: &Sandbox,
    context: Context,
    headers: &HeaderMap,
    body: &Bytes,
) -> Result<StoredUser, Refusal> {
    let mut state = sandbox.state();
    let grant = authentication::storefront(headers, &state.tokens, sandbox.now())?;
    let company_id = state
        .store
        .user(grant.user_id)
        .filter(|_| grant.allows(CREATE_USER))
        .map(|caller| caller.company_id)
        .ok_or(Refusal::Forbidden(
            "You do not have permission to create users.",
        ))?;
    let body = request_body::read(headers, body)?;
    let user = draft::read(&body, &state.store).map_err(Refusal::fields)?;
    if user.company_id != company_id {
        return Err(Refusal::Forbidden(
            "You do not have access to this company.",
        ));
    }
    let created = creation::create(sandbox, &mut state, context, vec![user])?;
    created
        .first()
        .and_then(|ids| state.store.user(ids.user_id))
        .cloned()
        .ok_or_else(|| Refusal::logic("User matching query does not exist."))
}

/// Every value is text, the ids and the role too, and the message is at the top.
fn success(user: &StoredUser) -> Response {
    Json(json!({
        "code": 200,
        "data": {
            "userId": user.id.to_string(),
            "bcId": user.customer_id.to_string(),
            "firstName": user.first_name,
            "lastName": user.last_name,
            "email": user.email,
            "role": user.role.to_string(),
        },
        "message": "SUCCESS",
    }))
    .into_response()
}
