use axum::{
    body::Bytes,
    extract::{Extension, State},
    http::HeaderMap,
    response::Response,
};

use super::{draft, ids};
use crate::{
    authentication,
    context::Context,
    creation,
    envelope::{Refusal, success},
    request_body,
    sandbox::Sandbox,
};

/// `POST /api/v3/io/users`: one user, one pair of ids.
pub(super) async fn create(
    State(sandbox): State<Sandbox>,
    Extension(context): Extension<Context>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    authentication::management(&headers)?;
    let body = request_body::read(&headers, &body)?;
    let mut state = sandbox.state();
    let created = draft::read(&body, &state.store)
        .map_err(Refusal::fields)
        .and_then(|user| creation::create(&sandbox, &mut state, context, vec![user]))?;
    let data = created.into_iter().map(ids).next().unwrap_or_default();
    Ok(success(&data))
}
