use axum::{
    body::Bytes,
    extract::{Extension, Path, State},
    http::HeaderMap,
    response::Response,
};
use serde_json::json;

use super::{
    company, draft,
    envelope::{ArchiveRefusal, success},
};
use crate::{authentication, context::Context, creation, request_body, sandbox::Sandbox};

/// `POST /api/v2/io/companies/{companyId}/users`: one user, the ids as text.
pub(super) async fn create(
    State(sandbox): State<Sandbox>,
    Extension(context): Extension<Context>,
    Path(company_id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, ArchiveRefusal> {
    authentication::archive(&headers)?;
    let mut state = sandbox.state();
    let company_id = company(&state.store, &company_id)?;
    let body = request_body::read(&headers, &body)?;
    let user = draft::read(&body, company_id, &state.store)?;
    let created = creation::create(&sandbox, &mut state, context, vec![user])?;
    let data = created.first().map(|ids| {
        json!({
            "customerId": ids.customer_id.to_string(),
            "userId": ids.user_id.to_string(),
        })
    });
    Ok(success(&data.unwrap_or_default(), "Success"))
}
