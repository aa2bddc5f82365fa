//! The origins at which a front with TLS shows the proxy.

use std::fmt;
use url::{Host, Url};

/// The origin of a front with TLS, such as `https://admin.example.com`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicOrigin {
    /// As browsers write it: in small letters, without the usual port.
    origin: String,
}

impl PublicOrigin {
    /// Reads an origin. `None` for anything but `https://` with a name and perhaps a port: an address of an
    /// unencrypted front, a path or a login would promise what is not kept.
    ///
    /// ```
    /// use b2b_users_proxy_core::auth::PublicOrigin;
    ///
    /// let origin = PublicOrigin::parse("https://Admin.example.com:443/").unwrap();
    /// assert_eq!(origin.to_string(), "https://admin.example.com");
    /// assert!(PublicOrigin::parse("http://admin.example.com").is_none());
    /// assert!(PublicOrigin::parse("https://admin.example.com/users").is_none());
    /// assert!(PublicOrigin::parse("https://*.example.com").is_none());
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let url = Url::parse(text).ok()?;
        let is_bare = url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none();
        // A pattern is a name to the library, and would match nothing.
        let is_named = matches!(url.host(), Some(Host::Domain(name)) if !name.contains('*'));
        (url.scheme() == "https" && is_bare && is_named).then(|| Self {
            origin: url.origin().ascii_serialization(),
        })
    }

    /// Whether an `Origin` header names it.
    pub(super) fn is(&self, origin: &str) -> bool {
        self.origin == origin
    }

    /// Whether a `Host` names it. Its usual port may be written.
    pub(super) fn is_host(&self, host: &str) -> bool {
        let written = format!("https://{}", host.to_ascii_lowercase());
        written == self.origin || written.strip_suffix(":443") == Some(self.origin.as_str())
    }
}

impl fmt::Display for PublicOrigin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.origin)
    }
}
