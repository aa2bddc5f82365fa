//! Whether the proxy still takes work, and what of it is under way.

use b2b_users_proxy_core::create::CreateOutcome;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::oneshot;
use tokio_util::task::TaskTracker;

/// Shared by the server, which ends it, the routes, which ask, and creates, which work.
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

    /// Carries out a create to its end, whether its client still waits or not. `None` if it was broken off all the same.
    pub(crate) async fn complete(
        &self,
        work: impl Future<Output = CreateOutcome> + Send + 'static,
    ) -> Option<CreateOutcome> {
        let (outcome, waiting) = oneshot::channel();
        self.work.spawn(async move {
            if let Err(CreateOutcome { result, .. }) = outcome.send(work.await) {
                let status = result.map_or_else(|refusal| refusal.status(), |reply| reply.status());
                let status = status.as_u16();
                tracing::warn!(status, "a create was answered when its client had gone");
            }
        });
        waiting.await.ok()
    }

    /// Resolves when a stop was asked for and no work is under way any more.
    pub(crate) async fn finished(&self) {
        self.work.wait().await;
    }
}
