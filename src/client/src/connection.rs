//! Where requests go, and what lets them in.

use crate::js_host::JsHost;
use std::fmt;

/// A storefront login. It lives in memory only: never in storage, an address, a log or
/// an error.
#[derive(Clone, PartialEq, Eq)]
pub struct BearerToken(String);

impl BearerToken {
    /// A token as the store gave it, without blanks or the word `Bearer` before it. `None` if nothing is left
    /// or if it could not stand in a header.
    #[must_use]
    pub fn new(token: &str) -> Option<Self> {
        // People copy the header as often as the token.
        let token = token.trim();
        let token = token.strip_prefix("Bearer ").unwrap_or(token).trim();
        let fits = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic());
        fits.then(|| Self(token.to_owned()))
    }

    pub(crate) fn header(&self) -> String {
        format!("Bearer {}", self.0)
    }
}

impl fmt::Debug for BearerToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("BearerToken(..)")
    }
}

/// What lets requests in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Credential {
    /// Nothing is added here: a proxy adds the store's credentials.
    Proxy,
    /// A storefront login.
    Bearer(BearerToken),
}

/// Where requests go, and what lets them in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Connection {
    /// What stands before the path of a request, such as `https://api-b2b.bigcommerce.com`;
    /// empty for the origin of the page.
    pub endpoint: String,
    /// What lets them in.
    pub credential: Credential,
    /// Milliseconds after which a request is given up. More than the proxy's own thirty
    /// seconds, so that its answer, which knows more, comes first.
    pub timeout: u32,
    /// How to send and what time it is.
    pub host: JsHost,
}

/// What [`Connection::new`] allows a request.
const TIMEOUT: u32 = 40_000;

impl Connection {
    /// A connection with the usual timeout.
    #[must_use]
    pub fn new(endpoint: impl Into<String>, credential: Credential) -> Self {
        Self {
            endpoint: endpoint.into(),
            credential,
            timeout: TIMEOUT,
            host: JsHost::default(),
        }
    }

    /// The storefront login that lets requests in, if one does.
    #[must_use]
    pub const fn login(&self) -> Option<&BearerToken> {
        match &self.credential {
            Credential::Bearer(login) => Some(login),
            Credential::Proxy => None,
        }
    }

    pub(crate) fn address(&self, path: &str) -> String {
        format!("{}{path}", self.endpoint.trim_end_matches('/'))
    }
}
