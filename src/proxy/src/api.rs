//! What all routes to the store share.

use crate::body;
use crate::envelope::Refusal;
use crate::lookup::LookUp;
use crate::origin;
use crate::reply::Reply;
use crate::request_log::UserCount;
use crate::store::Store;
use crate::upstream::Upstream;
use axum::extract::Request;
use axum::http::Uri;
use axum::response::{IntoResponse as _, Response};
use std::sync::Arc;
use std::time::Duration;

/// The store, and the patience with browsers.
#[derive(Debug, Clone)]
pub(crate) struct Api {
    pub(crate) store: Arc<Store>,
    pub(crate) body_timeout: Duration,
}

impl Api {
    /// The body of a request that says it is JSON.
    ///
    /// # Errors
    /// As [`body::read`], and 415 for another content type.
    pub(crate) async fn json(&self, request: Request) -> Result<Vec<u8>, Refusal> {
        origin::check_content_type(request.headers())?;
        body::read(request.into_body(), self.body_timeout).await
    }
}

/// Asks at a path with the query of a request, if that is one of this look-up.
///
/// # Errors
/// 400 for another query, and as [`Upstream::get`].
pub(crate) async fn look_up(
    look_up: &LookUp,
    uri: &Uri,
    upstream: &Upstream,
    path: &str,
) -> Result<Reply, Refusal> {
    let query = look_up.checked_query(uri.query().unwrap_or_default())?;
    upstream.get(path, &query).await
}

/// Notes for the log how many users the request was about.
pub(crate) fn counted(users: usize, outcome: Result<Reply, Refusal>) -> Response {
    let mut response = outcome.into_response();
    response.extensions_mut().insert(UserCount(users));
    response
}
