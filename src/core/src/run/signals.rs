//! What a reply means for the run as a whole: to wait, to stop and ask, or to go on.

use super::task::Task;
use super::{Millis, Pause, Run};
use crate::wire::Signal;

/// How long to wait after a first 429 that does not say.
const PATIENCE: Millis = 60_000;
/// A store that cannot be reached is tried again after so long, then after twice as long each time.
const FIRST_RETRY: Millis = 2_000;
const LAST_RETRY: Millis = 30_000;
/// So many answers of 429 in a row are too many: waiting doubles up to 16 minutes, so that without
/// another word of the store they take more than two hours.
pub(crate) const MOST_SLOW_DOWNS: u32 = 12;

/// How long to wait after so many 429 in a row: as long as the store asks, or a minute and twice as
/// long each time.
pub(crate) fn patience(asked: Option<Millis>, in_a_row: u32) -> Millis {
    let unasked = PATIENCE << in_a_row.saturating_sub(1).min(4);
    asked.unwrap_or(unasked).max(1_000)
}

impl Run {
    pub(super) fn heed(&mut self, signal: Signal, now: Millis) {
        // With a proxy there is a safe request that shows whether it makes sense to go on,
        // but if it succeeds and creates do not, asking again and again would leave every
        // row uncertain.
        let probes = !self.dialect.uses_login();
        match signal {
            Signal::SlowDown(wait) => return self.slow_down(wait, now),
            Signal::SignIn(text) => self.paused = Some(Pause::SignIn(text)),
            Signal::Unreachable(text) => self.unreachable(text, now),
            Signal::Continue if self.doubts >= 2 || (self.doubts > 0 && !probes) => {
                self.doubts = 0;
                self.paused = Some(Pause::InDoubt);
            }
            Signal::Continue if self.doubts == 0 => {
                self.slowed_down = 0;
                return;
            }
            Signal::Continue => {}
        }
        self.slowed_down = 0;
        if probes && !self.tasks.is_empty() {
            self.tasks.push_front(Task::Probe);
        }
    }

    /// Stands still until the store can be reached.
    pub(super) fn unreachable(&mut self, text: String, now: Millis) {
        self.retry_at = now
            .saturating_add(FIRST_RETRY << self.unreached.min(4))
            .min(now + LAST_RETRY);
        self.unreached += 1;
        // Whoever asked for a pause decides when it ends.
        if self.paused != Some(Pause::Asked) {
            self.paused = Some(Pause::Unreachable(text));
        }
    }

    /// Whether the run goes on by itself as soon as the store can be reached. Only a look into the
    /// store is tried on the chance of it, never a create.
    pub(super) fn tries_again(&self) -> bool {
        let unreachable = matches!(self.paused, Some(Pause::Unreachable(_)));
        let out = self.in_flight.as_ref().map(|(_, task, _)| task);
        let next = out.or(self.tasks.front());
        unreachable && next.is_some_and(|task| !matches!(task, Task::Create { .. }))
    }

    /// The store has answered.
    pub(super) fn reached(&mut self) {
        self.unreached = 0;
        if matches!(self.paused, Some(Pause::Unreachable(_))) {
            self.paused = None;
        }
    }

    /// Waits, and in the end asks whether to go on waiting.
    pub(super) fn slow_down(&mut self, wait: Option<Millis>, now: Millis) {
        self.slowed_down += 1;
        self.not_before = now.saturating_add(patience(wait, self.slowed_down));
        if self.slowed_down >= MOST_SLOW_DOWNS {
            self.slowed_down = 0;
            self.paused = Some(Pause::Busy);
        }
    }
}
