//! What every path shares.

use crate::configuration::{Configuration, ConfigurationError};
use crate::lifecycle::Lifecycle;
use crate::upstream::Store;
use b2b_users_proxy_core::auth::{Access, HostPolicy, OriginPolicy};
use b2b_users_proxy_core::budget::{Budget, MemoryBudget};
use b2b_users_proxy_core::create::CreateService;
use b2b_users_proxy_core::ledger::MemoryLedger;
use std::sync::Arc;
use std::sync::LazyLock;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

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

/// Milliseconds of Unix time, as the machine's clock told them when they were first asked for, and going on steadily from
/// there: a clock that is set meanwhile would free what is claimed, or spend a budget for hours.
fn now() -> u64 {
    static START: LazyLock<(Duration, Instant)> = LazyLock::new(|| {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        (since.unwrap_or_default(), Instant::now())
    });
    let (unix, start) = *START;
    u64::try_from((unix + start.elapsed()).as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_tells_unix_time() {
        let unix = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        let told = Duration::from_millis(now());
        assert!(told.abs_diff(unix) < Duration::from_secs(60), "{told:?}");
    }
}
