//! The site on a plain static host, as a merchant without the proxy serves it.

use crate::server::Server;
use crate::site::{self, Config};
use anyhow::Result;
use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::CONTENT_SECURITY_POLICY;
use tempfile::TempDir;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// A static host on a free port. Dropping it stops it.
#[derive(Debug)]
pub struct StaticSite {
    server: Server,
    _folder: TempDir,
}

impl StaticSite {
    /// Serves the built site with this `config.json`. The strict policy allows requests to
    /// `endpoint` and to nothing else abroad.
    ///
    /// # Errors
    /// When there is no built site, or the host cannot start.
    pub fn start(config: &str, endpoint: &str) -> Result<Self> {
        Self::start_in_page(config, endpoint, "")
    }

    /// The same in a page that runs a script of its own first.
    ///
    /// # Errors
    /// As [`StaticSite::start`].
    pub fn start_in_page(config: &str, endpoint: &str, script: &str) -> Result<Self> {
        let folder = site::copy(&site::built(), &Config::Text(config.to_owned()), script)?;
        site::allow_endpoint(folder.path(), endpoint)?;
        let policy = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self' {endpoint}; worker-src 'self'; base-uri 'none'; form-action 'none'"
        );
        let policy = SetResponseHeaderLayer::overriding(
            CONTENT_SECURITY_POLICY,
            HeaderValue::from_str(&policy)?,
        );
        let router = Router::new()
            .fallback_service(ServeDir::new(folder.path()))
            .layer(policy);
        let server = Server::start(|listener| async move { axum::serve(listener, router).await })?;
        Ok(Self {
            server,
            _folder: folder,
        })
    }

    /// The site's address, ending in a slash.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/", self.server.address())
    }
}
