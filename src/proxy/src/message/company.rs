//! The company that a path names.

use super::answer::Rejection;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use b2b_users_core::user::CompanyId;
use b2b_users_proxy_core::Refusal;

/// A company's identifier from the path, in digits as they are usually written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct InPath(pub(crate) CompanyId);

impl<S: Send + Sync> FromRequestParts<S> for InPath {
    type Rejection = Rejection;

    /// 404 for anything else: such a path does not exist.
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Rejection> {
        let text = Path::<String>::from_request_parts(parts, state).await;
        let text = text.map_err(|_| Refusal::NotFound)?.0;
        let company = text.parse().ok().and_then(CompanyId::new);
        // Only the usual form: no sign and no zeros in front.
        company
            .filter(|company| company.to_string() == text)
            .map(Self)
            .ok_or(Refusal::NotFound.into())
    }
}
