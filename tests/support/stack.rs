//! Sandbox, proxy and site, in this process.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use b2b_users_proxy::{Configuration, Url};
use b2b_users_sandbox::{ARCHIVE_TOKEN, MANAGEMENT_TOKEN, Options, STORE_HASH, Sandbox};
use tempfile::TempDir;

use crate::http::get;
use crate::server::Server;
use crate::site::{self, Config};

/// How a stack differs from the usual one.
#[derive(Clone, Debug)]
pub struct StackOptions {
    /// How the sandbox starts.
    pub sandbox: Options,
    /// The management token that the proxy is given.
    pub token: String,
    /// The site's configuration.
    pub config: Config,
    /// The built site, or `None` for the one that `cargo xtask build` made.
    pub site: Option<PathBuf>,
}

impl Default for StackOptions {
    fn default() -> Self {
        Self {
            sandbox: Options::default(),
            token: MANAGEMENT_TOKEN.to_owned(),
            config: Config::Demo,
            site: None,
        }
    }
}

/// A running store, proxy and site. Dropping it stops everything.
#[derive(Debug)]
pub struct Stack {
    sandbox: Sandbox,
    store: Server,
    proxy: Server,
    configuration: Configuration,
    site: TempDir,
}

impl Stack {
    /// Starts everything on free ports of 127.0.0.1.
    ///
    /// # Errors
    /// When there is no built site, or a server cannot start.
    pub fn start(options: StackOptions) -> Result<Self> {
        let from = options.site.unwrap_or_else(site::built);
        let folder = site::copy(&from, &options.config, "")?;

        let sandbox = Sandbox::new(options.sandbox);
        let handle = sandbox.clone();
        let store = Server::start(|listener| b2b_users_sandbox::serve(listener, handle))?;

        let upstream = Url::parse(&format!("http://{}", store.address()))?;
        let configuration = Configuration::new(upstream)
            .with_management(options.token, STORE_HASH)
            .with_archive(ARCHIVE_TOKEN)
            .with_site(folder.path());
        let served = configuration.clone();
        let proxy = Server::start(|listener| {
            b2b_users_proxy::serve_until(listener, served, std::future::pending())
        })?;

        let stack = Self {
            sandbox,
            store,
            proxy,
            configuration,
            site: folder,
        };
        let status = get(&format!("{}healthz", stack.url()))?.status;
        ensure!(status == 200, "the proxy is not well: status {status}");
        Ok(stack)
    }

    /// The site's address, ending in a slash.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/", self.proxy.address())
    }

    /// The store, to look into and to give orders to.
    #[must_use]
    pub const fn sandbox(&self) -> &Sandbox {
        &self.sandbox
    }

    /// The store's address, ending in a slash, for its control paths.
    #[must_use]
    pub fn sandbox_url(&self) -> String {
        format!("http://{}/", self.store.address())
    }

    /// Changes the site's `config.json`, as its operator does.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write_config(&self, text: &str) -> Result<()> {
        Ok(std::fs::write(self.site.path().join("config.json"), text)?)
    }

    /// Stops the proxy as a crash would; the site is gone too, but a loaded page stays.
    pub fn stop_proxy(&mut self) {
        self.proxy.stop();
    }

    /// Starts the proxy again where it was.
    ///
    /// # Errors
    /// When it cannot start.
    pub fn restart_proxy(&mut self) -> Result<()> {
        let served = self.configuration.clone();
        self.proxy = Server::start_at(self.proxy.address(), |listener| {
            b2b_users_proxy::serve_until(listener, served, std::future::pending())
        })?;
        Ok(())
    }

    /// Stops the store as a crash would.
    pub fn stop_sandbox(&mut self) {
        self.store.stop();
    }
}
