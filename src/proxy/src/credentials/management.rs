//! The management API, version 3.

use super::{CredentialsError, STORE_HASH, TOKEN, find, header};
use axum::http::HeaderMap;
use b2b_users_proxy_core::Secret;
use std::ffi::OsString;

/// What opens the management API: a token and the hash of the store that it is for.
#[derive(Debug, Clone)]
pub struct ManagementCredentials {
    pub(crate) token: Secret,
    pub(crate) store_hash: Secret,
}

impl ManagementCredentials {
    /// Credentials given directly.
    pub fn new(token: impl Into<Secret>, store_hash: impl Into<Secret>) -> Self {
        Self {
            token: token.into(),
            store_hash: store_hash.into(),
        }
    }

    /// Credentials from `B2B_AUTH_TOKEN` and `B2B_STORE_HASH`, or from the files that
    /// `B2B_AUTH_TOKEN_FILE` and `B2B_STORE_HASH_FILE` name; `None` if nothing of that
    /// is set. `variable` looks up one environment variable.
    ///
    /// # Errors
    /// When one of the two is missing, given twice, or unreadable.
    pub fn from_environment(
        variable: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Option<Self>, CredentialsError> {
        let missing = |name| {
            Err(CredentialsError::Missing {
                variables: vec![name],
            })
        };
        match (find(TOKEN, &variable)?, find(STORE_HASH, &variable)?) {
            (Some(token), Some(store_hash)) => Ok(Some(Self { token, store_hash })),
            (Some(_), None) => missing(STORE_HASH),
            (None, Some(_)) => missing(TOKEN),
            (None, None) => Ok(None),
        }
    }

    /// The two headers of the management API: `X-Auth-Token` and `X-Store-Hash`.
    ///
    /// # Errors
    /// When a value is blank or cannot be a header.
    pub(crate) fn headers(&self) -> Result<HeaderMap, CredentialsError> {
        let mut headers = HeaderMap::new();
        headers.insert("x-auth-token", header(&self.token, TOKEN)?);
        headers.insert("x-store-hash", header(&self.store_hash, STORE_HASH)?);
        Ok(headers)
    }
}
