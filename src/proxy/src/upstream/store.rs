//! The interfaces of the store, as far as the proxy has credentials for them.

use super::client::{Connections, client};
use super::exchange::{Clients, StoreApi};
use crate::configuration::{Configuration, ConfigurationError};
use crate::credentials::{MANAGEMENT_VARIABLES, V2_TOKEN};
use b2b_users_core::dialect::Dialect;
use b2b_users_proxy_core::Refusal;
use b2b_users_proxy_core::upstream::Redaction;
use std::sync::Arc;

/// The store that the proxy stands before.
#[derive(Debug)]
pub(crate) struct Store {
    management: Option<Arc<StoreApi>>,
    archive: Option<Arc<StoreApi>>,
}

impl Store {
    /// The store of a configuration. No connection is opened yet.
    ///
    /// # Errors
    /// When the configuration cannot be used.
    pub(crate) fn new(configuration: &Configuration) -> Result<Self, ConfigurationError> {
        configuration.validate()?;
        let clients = Clients {
            creates: client(configuration, Connections::Fresh)?,
            look_ups: client(configuration, Connections::Kept)?,
        };
        let upstream = |headers, redaction| {
            let clients = clients.clone();
            Arc::new(StoreApi::new(
                clients,
                &configuration.upstream,
                headers,
                redaction,
            ))
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

    /// The interface of a dialect.
    ///
    /// # Errors
    /// 503 without credentials for it.
    pub(crate) fn of(&self, dialect: Dialect) -> Result<&Arc<StoreApi>, Refusal> {
        let (interface, variables) = match dialect {
            Dialect::ArchiveV2 => (&self.archive, V2_TOKEN),
            _ => (&self.management, MANAGEMENT_VARIABLES),
        };
        interface.as_ref().ok_or(Refusal::NoCredentials(variables))
    }
}
