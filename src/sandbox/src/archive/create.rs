//! Creating one user by the archived API.

use super::envelope::{ArchiveRefusal, success};
use super::fields::USER;
use super::path::company;
use crate::authentication::{Archive, Authenticated};
use crate::creation;
use crate::request_body::RequestBody;
use crate::request_context::RequestContext;
use crate::sandbox::Sandbox;
use axum::extract::{Extension, Path, State};
use axum::response::Response;
use serde_json::json;

/// `POST /api/v2/io/companies/{companyId}/users`: one user, the ids as text.
pub(super) async fn create(
    _: Authenticated<Archive>,
    State(sandbox): State<Sandbox>,
    Extension(context): Extension<RequestContext>,
    Path(company_id): Path<String>,
    body: RequestBody,
) -> Result<Response, ArchiveRefusal> {
    let mut state = sandbox.state();
    let company_id = company(&state.store, &company_id)?;
    let body = body.json()?;
    let mut user = USER.read(&body, &state.store)?;
    user.company_id = company_id;
    let created = creation::create(&sandbox, &mut state, context, vec![user])?;
    let data = created.first().map(|created| {
        json!({
            "customerId": created.user.customer_id.to_string(),
            "userId": created.user.id.to_string(),
        })
    });
    Ok(success(&data.unwrap_or_default(), "Success"))
}
