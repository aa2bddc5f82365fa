//! Finds out who asks, before a path that reaches the store does anything.

use crate::message::Rejection;
use crate::state::Proxy;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use b2b_users_proxy_core::Refusal;
use b2b_users_proxy_core::auth::Caller;

/// Who asks. Every path that reaches the store takes it, so none is reached without it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CalledBy(pub(crate) Caller);

impl FromRequestParts<Proxy> for CalledBy {
    type Rejection = Rejection;

    /// 403 when another site is behind the request, 503 once a stop was asked for.
    async fn from_request_parts(parts: &mut Parts, proxy: &Proxy) -> Result<Self, Rejection> {
        proxy.origins.check(&parts.headers)?;
        if proxy.lifecycle.is_draining() {
            return Err(Refusal::Draining.into());
        }
        Ok(Self(proxy.access.caller()))
    }
}
