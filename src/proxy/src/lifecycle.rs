//! Whether the proxy still takes work, and what of it is under way.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio_util::task::TaskTracker;

/// Shared by the server, which ends it, the routes, which ask, and the upstream, which works.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lifecycle {
    is_draining: Arc<AtomicBool>,
    work: TaskTracker,
}

impl Lifecycle {
    /// From now on no new work is taken.
    pub(crate) fn drain(&self) {
        self.is_draining.store(true, Ordering::Release);
        self.work.close();
    }

    /// Whether a stop was asked for.
    pub(crate) fn is_draining(&self) -> bool {
        self.is_draining.load(Ordering::Acquire)
    }

    /// Runs work to its end, whoever stops waiting for it.
    pub(crate) fn run(&self, work: impl Future<Output = ()> + Send + 'static) {
        self.work.spawn(work);
    }

    /// Resolves when a stop was asked for and no work is under way any more.
    pub(crate) async fn finished(&self) {
        self.work.wait().await;
    }
}
