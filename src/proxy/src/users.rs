//! The three routes that reach the upstream.

use crate::batch;
use crate::body;
use crate::checking;
use crate::envelope::Refusal;
use crate::lookup;
use crate::origin;
use crate::reply::Reply;
use crate::request_log::UserCount;
use crate::upstream::Upstream;
use axum::extract::{Request, State};
use axum::response::{IntoResponse as _, Response};
use b2b_users_core::wire::management::{BULK_PATH, USERS_PATH};
use std::sync::Arc;
use std::time::Duration;

/// What the routes share.
#[derive(Debug, Clone)]
pub(crate) struct Users {
    pub(crate) upstream: Arc<Upstream>,
    pub(crate) body_timeout: Duration,
}

/// `POST /api/v3/io/users`: creates one user.
pub(crate) async fn create(
    State(users): State<Users>,
    request: Request,
) -> Result<Response, Refusal> {
    let bytes = users.json(request).await?;
    let outcome = match checking::single(&batch::one(&bytes)?) {
        Ok(user) => users.upstream.post(USERS_PATH, &user).await,
        Err(refusal) => Err(refusal),
    };
    Ok(counted(1, outcome))
}

/// `POST /api/v3/io/users/bulk`: creates one to ten users of one company.
pub(crate) async fn create_many(
    State(users): State<Users>,
    request: Request,
) -> Result<Response, Refusal> {
    let bytes = users.json(request).await?;
    let elements = batch::many(&bytes)?;
    let outcome = match checking::bulk(&elements) {
        Ok(list) => users.upstream.post(BULK_PATH, &list).await,
        Err(refusal) => Err(refusal),
    };
    Ok(counted(elements.len(), outcome))
}

/// `GET /api/v3/io/users`: looks users up.
pub(crate) async fn list(State(users): State<Users>, request: Request) -> Result<Reply, Refusal> {
    let query = lookup::checked_query(request.uri().query().unwrap_or_default())?;
    users.upstream.get(USERS_PATH, &query).await
}

impl Users {
    async fn json(&self, request: Request) -> Result<Vec<u8>, Refusal> {
        origin::check_content_type(request.headers())?;
        body::read(request.into_body(), self.body_timeout).await
    }
}

/// Notes for the log how many users the request was about.
fn counted(users: usize, outcome: Result<Reply, Refusal>) -> Response {
    let mut response = outcome.into_response();
    response.extensions_mut().insert(UserCount(users));
    response
}
