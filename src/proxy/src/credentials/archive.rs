//! The deprecated version 2 of the management API.

use super::{CredentialsError, V2_TOKEN, find, header};
use axum::http::HeaderMap;
use b2b_users_proxy_core::Secret;
use std::ffi::OsString;

/// What opens version 2: a token of its own, which works nowhere else (Authentication).
#[derive(Debug, Clone)]
pub struct ArchiveCredentials {
    pub(crate) token: Secret,
}

impl ArchiveCredentials {
    /// Credentials given directly.
    pub fn new(token: impl Into<Secret>) -> Self {
        Self {
            token: token.into(),
        }
    }

    /// Credentials from `B2B_V2_AUTH_TOKEN`, or from the file that
    /// `B2B_V2_AUTH_TOKEN_FILE` names; `None` if neither is set. `variable` looks up one
    /// environment variable.
    ///
    /// # Errors
    /// When the token is given twice or unreadable.
    pub fn from_environment(
        variable: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Option<Self>, CredentialsError> {
        Ok(find(V2_TOKEN, &variable)?.map(|token| Self { token }))
    }

    /// The only header of version 2, `authToken`. With a store hash beside it, the
    /// store's answers are not to be relied on (Authentication).
    ///
    /// # Errors
    /// When the value is blank or cannot be a header.
    pub(crate) fn headers(&self) -> Result<HeaderMap, CredentialsError> {
        let mut headers = HeaderMap::new();
        headers.insert("authtoken", header(&self.token, V2_TOKEN)?);
        Ok(headers)
    }
}
