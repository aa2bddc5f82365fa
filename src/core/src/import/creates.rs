//! What a reply means for the run as a whole: to wait, to stop and ask, or to go on.

use super::task::Task;
use super::{Millis, Pause, Run};
use crate::wire::Signal;

impl Run {
    pub(super) fn heed(&mut self, signal: Signal, now: Millis) {
        // With a proxy there is a safe request that shows whether it makes sense to go on,
        // but if it succeeds and creates do not, asking again and again would leave every
        // row uncertain.
        let probes = !self.dialect.uses_login();
        match signal {
            Signal::SlowDown(wait) => return self.slow_down(wait, now),
            Signal::SignIn(text) => self.queue.paused = Some(Pause::SignIn(text)),
            Signal::Unreachable(text) => self.unreachable(text, now),
            Signal::Continue if self.doubts >= 2 || (self.doubts > 0 && !probes) => {
                self.doubts = 0;
                self.queue.paused = Some(Pause::InDoubt);
            }
            Signal::Continue if self.doubts == 0 => {
                self.queue.backoff.reset_slow_downs();
                return;
            }
            Signal::Continue => {}
        }
        self.queue.backoff.reset_slow_downs();
        if probes && !self.queue.waiting.is_empty() {
            self.queue.waiting.push_front(Task::Probe);
        }
    }

    /// Stands still until the store can be reached.
    pub(super) fn unreachable(&mut self, text: String, now: Millis) {
        self.queue.backoff.unreachable(now);
        // Whoever asked for a pause decides when it ends.
        if self.queue.paused != Some(Pause::Asked) {
            self.queue.paused = Some(Pause::Unreachable(text));
        }
    }

    /// Whether the run goes on by itself as soon as the store can be reached. Only a look into the
    /// store is tried on the chance of it, never a create.
    pub(super) fn tries_again(&self) -> bool {
        let unreachable = matches!(self.queue.paused, Some(Pause::Unreachable(_)));
        let out = self.queue.outstanding.first().map(|sent| &sent.task);
        let next = out.or(self.queue.waiting.front());
        unreachable && next.is_some_and(|task| !matches!(task, Task::Create { .. }))
    }

    /// The store has answered.
    pub(super) fn reached(&mut self) {
        self.queue.backoff.reached();
        if matches!(self.queue.paused, Some(Pause::Unreachable(_))) {
            self.queue.paused = None;
        }
    }

    /// Waits, and in the end asks whether to go on waiting.
    pub(super) fn slow_down(&mut self, wait: Option<Millis>, now: Millis) {
        self.queue.backoff.slow_down(wait, now);
        if self.queue.backoff.is_exhausted() {
            self.queue.backoff.reset_slow_downs();
            self.queue.paused = Some(Pause::Busy);
        }
    }
}
