//! Whether the proxy still takes work.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Shared by the server, which ends it, and the routes, which ask.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lifecycle(Arc<AtomicBool>);

impl Lifecycle {
    /// From now on no new work is taken.
    pub(crate) fn drain(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Whether a stop was asked for.
    pub(crate) fn is_draining(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}
