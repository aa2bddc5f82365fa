//! What is decided, as a response.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use b2b_users_proxy_core::Refusal;
use b2b_users_proxy_core::refusal::UpstreamFault;
use b2b_users_proxy_core::upstream::Reply;

/// A refusal on its way to the client.
#[derive(Debug)]
pub(crate) struct Rejection(pub(crate) Refusal);

impl From<Refusal> for Rejection {
    fn from(refusal: Refusal) -> Self {
        Self(refusal)
    }
}

impl From<UpstreamFault> for Rejection {
    fn from(fault: UpstreamFault) -> Self {
        Self(fault.into())
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        let Self(refusal) = self;
        let mut response = (refusal.status(), axum::Json(refusal.body())).into_response();
        let headers = response.headers_mut();
        if let Some(allow) = refusal.allow() {
            headers.insert(header::ALLOW, HeaderValue::from_static(allow));
        }
        if let Some(seconds) = refusal.retry_after() {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

/// How many users a request was about, for the log.
#[derive(Debug, Clone, Copy)]
pub(crate) struct UserCount(pub(crate) usize);

/// What the store answered, or why nothing can be told.
pub(crate) fn answer(result: Result<Reply, Refusal>) -> Response {
    let (status, headers, body) = match result {
        Ok(reply) => reply.into_parts(),
        Err(refusal) => return Rejection(refusal).into_response(),
    };
    let mut response = match body {
        Ok(json) => {
            let json_type = HeaderValue::from_static("application/json");
            (status, [(header::CONTENT_TYPE, json_type)], json).into_response()
        }
        Err(refusal) => Rejection(refusal).into_response(),
    };
    response.headers_mut().extend(headers);
    response
}
