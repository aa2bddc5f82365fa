//! A page of somebody else, on a host of its own and under its own policy.

use crate::server::Server;
use crate::site::PROBE;
use anyhow::{Context, Result};
use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// A static host on a free port. Dropping it stops it.
#[derive(Debug)]
pub struct Host {
    server: Server,
    folder: TempDir,
}

/// Where `cargo xtask build` puts the element.
#[must_use]
pub fn built_element() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist/element")
}

/// Where `cargo xtask build` puts the npm package.
#[must_use]
pub fn built_package() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist/npm/package")
}

impl Host {
    /// Serves the files of `built`, with others beside them or in their place, each under its
    /// path. A file named `probe.js` collects the problems of pages that load it.
    ///
    /// # Errors
    /// When nothing was built, or the host cannot start.
    pub fn start(built: &Path, files: &[(&str, &str)], policy: &str) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        crate::site::copy_directory(built, folder.path())
            .with_context(|| format!("no {}: run `cargo xtask build`", built.display()))?;
        for (name, text) in files.iter().chain([&("probe.js", PROBE)]) {
            fs::write(folder.path().join(name), text)?;
        }
        let policy = SetResponseHeaderLayer::overriding(
            CONTENT_SECURITY_POLICY,
            HeaderValue::from_str(policy)?,
        );
        let router = Router::new()
            .fallback_service(ServeDir::new(folder.path()))
            .layer(policy)
            // Or a browser would guess for how long a file stays as it is.
            .layer(SetResponseHeaderLayer::overriding(
                CACHE_CONTROL,
                HeaderValue::from_static("no-cache"),
            ));
        let server = Server::start(|listener| async move { axum::serve(listener, router).await })?;
        Ok(Self { server, folder })
    }

    /// The host's address, ending in a slash.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/", self.server.address())
    }

    /// Where its files are, to change one.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}
