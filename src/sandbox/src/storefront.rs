//! The storefront API of Company users (Storefront Users API): the rights of one buyer.

mod email_check;
mod fields;
mod list;

use self::fields::USER;
use crate::authentication::{Authenticated, Storefront};
use crate::creation;
use crate::envelope::Refusal;
use crate::permission::CREATE_USER;
use crate::request_body::RequestBody;
use crate::request_context::RequestContext;
use crate::sandbox::Sandbox;
use crate::token::Grant;
use crate::user::StoredUser;
use axum::extract::{Extension, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::json;

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
    Authenticated(grant): Authenticated<Storefront>,
    Extension(context): Extension<RequestContext>,
    body: RequestBody,
) -> Response {
    accept(&sandbox, &grant, context, &body).map_or_else(Refusal::storefront, |user| success(&user))
}

fn accept(
    sandbox: &Sandbox,
    grant: &Grant,
    context: RequestContext,
    body: &RequestBody,
) -> Result<StoredUser, Refusal> {
    let mut state = sandbox.state();
    let company_id = state
        .store
        .user(grant.user_id)
        .filter(|_| grant.allows(CREATE_USER))
        .map(|caller| caller.company_id)
        .ok_or(Refusal::Forbidden(
            "You do not have permission to create users.",
        ))?;
    let body = body.json()?;
    let user = USER.read(&body, &state.store).map_err(Refusal::fields)?;
    if user.company_id != company_id {
        return Err(Refusal::Forbidden(
            "You do not have access to this company.",
        ));
    }
    let created = creation::create(sandbox, &mut state, context, vec![user])?;
    created
        .into_iter()
        .next()
        .map(|created| created.user)
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
