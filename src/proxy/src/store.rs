//! The interfaces of the store, as far as the proxy has credentials for them.

use crate::client::{Connections, client};
use crate::configuration::{Configuration, ConfigurationError};
use crate::credentials::{STORE_HASH, TOKEN, V2_TOKEN};
use crate::envelope::Refusal;
use crate::lifecycle::Lifecycle;
use crate::redaction::Redaction;
use crate::upstream::{Clients, Upstream};
use axum::http::StatusCode;

/// The store that the proxy stands before.
#[derive(Debug)]
pub(crate) struct Store {
    management: Option<Upstream>,
    archive: Option<Upstream>,
}

impl Store {
    /// The store of a configuration. No connection is opened yet.
    ///
    /// # Errors
    /// When the configuration cannot be used.
    pub(crate) fn new(
        configuration: &Configuration,
        lifecycle: &Lifecycle,
    ) -> Result<Self, ConfigurationError> {
        configuration.validate()?;
        let clients = Clients {
            creates: client(configuration, Connections::Fresh)?,
            look_ups: client(configuration, Connections::Kept)?,
        };
        let upstream = |headers, redaction| {
            Upstream::new(
                clients.clone(),
                &configuration.upstream,
                headers,
                redaction,
                lifecycle.clone(),
            )
        };
        let mut store = Self {
            management: None,
            archive: None,
        };
        if let Some(management) = &configuration.management {
            let redaction = Redaction::new(&management.token, Some(&management.store_hash));
            store.management = Some(upstream(management.headers()?, redaction));
        }
        if let Some(archive) = &configuration.archive {
            let redaction = Redaction::new(&archive.token, None);
            store.archive = Some(upstream(archive.headers()?, redaction));
        }
        Ok(store)
    }

    /// The management API, version 3.
    ///
    /// # Errors
    /// 503 without credentials for it.
    pub(crate) fn management(&self) -> Result<&Upstream, Refusal> {
        let missing = || without_credentials(&format!("{TOKEN} and {STORE_HASH}"));
        self.management.as_ref().ok_or_else(missing)
    }

    /// The deprecated version 2.
    ///
    /// # Errors
    /// 503 without credentials for it.
    pub(crate) fn archive(&self) -> Result<&Upstream, Refusal> {
        self.archive
            .as_ref()
            .ok_or_else(|| without_credentials(V2_TOKEN))
    }
}

fn without_credentials(variables: &str) -> Refusal {
    let detail = format!(
        "The proxy has no credentials for this path: start it with {variables}. Nothing was sent."
    );
    Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "No credentials", detail)
}
