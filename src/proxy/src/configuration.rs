//! Everything that the proxy needs to know before it starts.

use crate::credentials::{ArchiveCredentials, CredentialsError, ManagementCredentials};
use b2b_users_proxy_core::Secret;
use b2b_users_proxy_core::auth::{PublicOrigin, loopback};
use std::net::{Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::time::Duration;
use url::Url;

/// How long the proxy waits, and for what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeouts {
    /// For a browser to send its request headers: 10 s if not said otherwise.
    pub headers: Duration,
    /// For a browser to send its request body: 15 s.
    pub body: Duration,
    /// For a connection to the upstream, TLS included: 10 s.
    pub connect: Duration,
    /// For the whole exchange with the upstream: 30 s.
    pub upstream: Duration,
    /// For a browser to take its answer: 30 s.
    pub answer: Duration,
    /// For requests under way to finish once a stop was asked for: 35 s.
    pub drain: Duration,
}

impl Timeouts {
    /// For a connection, from its beginning to its last byte.
    pub(crate) fn connection(&self) -> Duration {
        self.headers + self.body + self.upstream + self.answer
    }
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            headers: Duration::from_secs(10),
            body: Duration::from_secs(15),
            connect: Duration::from_secs(10),
            upstream: Duration::from_secs(30),
            answer: Duration::from_secs(30),
            drain: Duration::from_secs(35),
        }
    }
}

/// Where to listen, where to send, and with which credentials.
#[derive(Debug, Clone)]
pub struct Configuration {
    pub(crate) listen: SocketAddr,
    pub(crate) upstream: Url,
    pub(crate) management: Option<ManagementCredentials>,
    pub(crate) archive: Option<ArchiveCredentials>,
    pub(crate) site: Option<PathBuf>,
    pub(crate) public_origins: Vec<PublicOrigin>,
    pub(crate) requests_per_minute: Option<NonZeroU32>,
    pub(crate) timeouts: Timeouts,
}

/// Why a configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigurationError {
    /// The address can be reached from other machines.
    #[error(
        "refusing to listen on {0}: whoever reaches the proxy acts with the store's token, and there is \
         no way yet to tell callers apart. Listen on a loopback address such as 127.0.0.1:8080; to reach \
         it from another machine, open an SSH tunnel there with the same port at both ends: \
         ssh -L 8080:127.0.0.1:8080 host"
    )]
    NotLoopback(SocketAddr),
    /// The upstream's URL is not one that credentials may be sent to.
    #[error("cannot use {upstream} as upstream: {reason}")]
    Upstream {
        /// The URL, without a user name or password.
        upstream: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The credentials are missing or unusable.
    #[error(transparent)]
    Credentials(#[from] CredentialsError),
    /// There is no site in the folder.
    #[error("cannot serve a site from {0}: it is not a folder with an index.html")]
    Site(PathBuf),
    /// The upstream client cannot be set up, for example because the machine has no
    /// certificate authorities.
    #[error("cannot set up the upstream client: {0}")]
    Client(String),
}

impl Configuration {
    /// A proxy for this upstream, on 127.0.0.1:8080, without credentials or a site.
    #[must_use]
    pub fn new(upstream: Url) -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            upstream,
            management: None,
            archive: None,
            site: None,
            public_origins: Vec::new(),
            requests_per_minute: None,
            timeouts: Timeouts::default(),
        }
    }

    /// Listens on this address. Port 0 lets the system choose one, which
    /// [`serve`](crate::serve) then finds out; as long as it is 0, any port in a
    /// request's `Host` is taken for ours.
    #[must_use]
    pub fn with_listen(mut self, listen: SocketAddr) -> Self {
        self.listen = listen;
        self
    }

    /// Uses these management credentials.
    #[must_use]
    pub fn with_management(
        mut self,
        token: impl Into<Secret>,
        store_hash: impl Into<Secret>,
    ) -> Self {
        self.management = Some(ManagementCredentials::new(token, store_hash));
        self
    }

    /// Uses this token of the deprecated version 2 of the management API.
    #[must_use]
    pub fn with_archive(mut self, token: impl Into<Secret>) -> Self {
        self.archive = Some(ArchiveCredentials::new(token));
        self
    }

    /// Serves the static site in this folder.
    #[must_use]
    pub fn with_site(mut self, folder: impl Into<PathBuf>) -> Self {
        self.site = Some(folder.into());
        self
    }

    /// Answers at these origins, too: those of a front with TLS that passes the `Host` header on. The proxy itself
    /// cannot tell callers apart, so the front has to let in none but those who may create users.
    #[must_use]
    pub fn with_public_origins(mut self, origins: Vec<PublicOrigin>) -> Self {
        self.public_origins = origins;
        self
    }

    /// Sends at most so many requests in any sixty seconds, all callers together. Without it there is no limit but the store's.
    #[must_use]
    pub fn with_requests_per_minute(mut self, requests: NonZeroU32) -> Self {
        self.requests_per_minute = Some(requests);
        self
    }

    /// Waits as long as this says.
    #[must_use]
    pub fn with_timeouts(mut self, timeouts: Timeouts) -> Self {
        self.timeouts = timeouts;
        self
    }

    /// The address to listen on.
    #[must_use]
    pub const fn listen(&self) -> SocketAddr {
        self.listen
    }

    /// Checks what can be checked without opening a connection.
    ///
    /// # Errors
    /// Says what is wrong and what to write instead.
    pub fn validate(&self) -> Result<(), ConfigurationError> {
        if !loopback::is_address(self.listen.ip()) {
            return Err(ConfigurationError::NotLoopback(self.listen));
        }
        if let Some(reason) = upstream_fault(&self.upstream) {
            let mut shown = self.upstream.clone();
            // Both fail only for URLs that cannot have a user name at all.
            let _ = (shown.set_username(""), shown.set_password(None));
            shown.set_query(None);
            return Err(ConfigurationError::Upstream {
                upstream: shown.into(),
                reason,
            });
        }
        if let Some(folder) = self
            .site
            .as_ref()
            .filter(|folder| !folder.join("index.html").is_file())
        {
            return Err(ConfigurationError::Site(folder.clone()));
        }
        if self.management.is_none() && self.archive.is_none() {
            return Err(CredentialsError::None.into());
        }
        if let Some(management) = &self.management {
            management.headers()?;
        }
        if let Some(archive) = &self.archive {
            archive.headers()?;
        }
        Ok(())
    }
}

/// Whether the upstream runs on this machine, where plain HTTP gives nothing away.
pub(crate) fn is_local(url: &Url) -> bool {
    url.host_str().is_some_and(loopback::is_host)
}

/// What forbids sending credentials to this URL.
fn upstream_fault(url: &Url) -> Option<&'static str> {
    match url.scheme() {
        "https" => {}
        "http" if is_local(url) => {}
        "http" => return Some("the token would travel unencrypted; use https"),
        _ => return Some("it must begin with https://"),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Some("it must not hold a user name or password");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Some("it must not have a query or a fragment");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn configuration(upstream: &str) -> Configuration {
        Configuration::new(Url::parse(upstream).unwrap()).with_management("t", "s")
    }

    #[test]
    fn only_loopback_addresses_may_listen() {
        let cases = [
            ("127.0.0.1:8080", true),
            ("127.8.8.8:1", true),
            ("[::1]:8080", true),
            ("[::ffff:127.0.0.1]:8080", true),
            ("0.0.0.0:8080", false),
            ("[::]:8080", false),
            ("192.168.1.5:8080", false),
            ("[::ffff:10.0.0.1]:80", false),
        ];
        for (address, allowed) in cases {
            let configuration =
                configuration("https://example.com").with_listen(address.parse().unwrap());
            match configuration.validate() {
                Ok(_) => assert!(allowed, "{address}"),
                Err(ConfigurationError::NotLoopback(refused)) => {
                    assert!(!allowed, "{address}");
                    assert_eq!(refused.to_string(), address);
                }
                Err(other) => panic!("{address}: {other}"),
            }
        }
    }

    #[test]
    fn credentials_go_only_where_nobody_listens_in() {
        let cases = [
            ("https://api-b2b.bigcommerce.com", true),
            ("https://example.com/prefix/", true),
            ("http://localhost:8091", true),
            ("http://127.0.0.1:8091", true),
            ("http://[::1]:8091", true),
            ("http://[::ffff:127.0.0.1]:8091", true),
            ("http://[::ffff:10.0.0.1]:8091", false),
            ("http://api-b2b.bigcommerce.com", false),
            ("http://127.0.0.1.example.com", false),
            ("ftp://127.0.0.1", false),
            ("https://user:pass@example.com", false),
            ("https://example.com?x=1", false),
            ("https://example.com#x", false),
        ];
        for (upstream, allowed) in cases {
            assert_eq!(
                configuration(upstream).validate().is_ok(),
                allowed,
                "{upstream}"
            );
        }
    }

    #[test]
    fn a_password_in_the_upstream_is_not_repeated() {
        let error = configuration("https://user:canary@example.com")
            .validate()
            .unwrap_err();
        assert!(!error.to_string().contains("canary"), "{error}");
    }

    #[test]
    fn either_credentials_suffice_and_none_do_not() {
        let bare = || Configuration::new(Url::parse("https://example.com").unwrap());
        assert!(bare().with_management("t", "s").validate().is_ok());
        assert!(bare().with_archive("t").validate().is_ok());
        let error = bare().validate().unwrap_err().to_string();
        for name in ["B2B_AUTH_TOKEN and B2B_STORE_HASH", "B2B_V2_AUTH_TOKEN"] {
            assert!(error.contains(name), "{error}");
        }
    }

    #[test]
    fn credentials_that_cannot_be_sent_are_refused_beside_good_ones() {
        let good = || configuration("https://example.com").with_archive("t");
        for (bad, name) in [
            (good().with_archive("two words"), "B2B_V2_AUTH_TOKEN"),
            (good().with_archive(""), "B2B_V2_AUTH_TOKEN"),
            (good().with_management("t", "two words"), "B2B_STORE_HASH"),
        ] {
            let error = bad.validate().unwrap_err().to_string();
            assert!(error.contains(name), "{error}");
        }
    }

    #[test]
    fn a_site_needs_an_index() {
        let folder = tempfile::tempdir().unwrap();
        let configuration = configuration("https://example.com").with_site(folder.path());
        assert!(matches!(
            configuration.validate(),
            Err(ConfigurationError::Site(_))
        ));
        std::fs::write(folder.path().join("index.html"), "x").unwrap();
        assert!(configuration.validate().is_ok());
    }

    #[test]
    fn the_usual_waits_are_the_documented_ones_and_the_end_outlasts_an_exchange() {
        let waits = Timeouts::default();
        let before = [waits.headers, waits.body, waits.connect];
        let after = [waits.upstream, waits.answer, waits.drain];
        let seconds = [before, after].map(|waits| waits.map(|wait| wait.as_secs()));
        assert_eq!(seconds, [[10, 15, 10], [30, 30, 35]]);
        assert!(waits.drain > waits.upstream);
    }
}
