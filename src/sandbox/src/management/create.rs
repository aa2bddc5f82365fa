//! Creating one user by the management API.

use super::fields::USER;
use super::ids::ids;
use crate::authentication::{Authenticated, Management};
use crate::creation;
use crate::envelope::{Refusal, success};
use crate::request_body::RequestBody;
use crate::request_context::RequestContext;
use crate::sandbox::Sandbox;
use axum::extract::{Extension, State};
use axum::response::Response;

/// `POST /api/v3/io/users`: one user, one pair of ids.
pub(super) async fn create(
    _: Authenticated<Management>,
    State(sandbox): State<Sandbox>,
    Extension(context): Extension<RequestContext>,
    body: RequestBody,
) -> Result<Response, Refusal> {
    let body = body.json()?;
    let mut state = sandbox.state();
    let created = USER
        .read(&body, &state.store)
        .map_err(Refusal::fields)
        .and_then(|user| creation::create(&sandbox, &mut state, context, vec![user]))?;
    let data = created.first().map(ids).unwrap_or_default();
    Ok(success(&data))
}
