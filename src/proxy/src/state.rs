//! What every path shares.

use crate::configuration::{Configuration, ConfigurationError};
use crate::lifecycle::Lifecycle;
use crate::upstream::Store;
use b2b_users_proxy_core::auth::{Access, HostPolicy, OriginPolicy};
use b2b_users_proxy_core::budget::{Budget, MemoryBudget};
use b2b_users_proxy_core::create::CreateService;
use b2b_users_proxy_core::ledger::MemoryLedger;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The one state of the proxy. A copy is the same.
#[derive(Debug, Clone)]
pub(crate) struct Proxy(Arc<Shared>);

/// What it holds.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) store: Store,
    pub(crate) creates: CreateService,
    pub(crate) hosts: HostPolicy,
    pub(crate) origins: OriginPolicy,
    pub(crate) access: Access,
    pub(crate) lifecycle: Lifecycle,
    pub(crate) body_timeout: Duration,
}

impl Proxy {
    /// The state of a configuration. No connection is opened yet.
    ///
    /// # Errors
    /// When the configuration cannot be used.
    pub(crate) fn new(
        configuration: &Configuration,
        lifecycle: &Lifecycle,
    ) -> Result<Self, ConfigurationError> {
        let budget = configuration
            .requests_per_minute
            .map(|requests| Arc::new(MemoryBudget::per_minute(requests)) as Arc<dyn Budget>);
        let public = &configuration.public_origins;
        Ok(Self(Arc::new(Shared {
            store: Store::new(configuration)?,
            creates: CreateService::new(Arc::new(MemoryLedger::default()), budget, now),
            hosts: HostPolicy::new(configuration.listen.port(), public.clone()),
            origins: OriginPolicy::new(public.clone()),
            access: Access::default(),
            lifecycle: lifecycle.clone(),
            body_timeout: configuration.timeouts.body,
        })))
    }
}

impl std::ops::Deref for Proxy {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

/// Milliseconds of Unix time.
fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let since = since.unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
