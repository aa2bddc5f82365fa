//! How long to wait after the store was busy or could not be reached.
//!
//! Two kinds of trouble are kept apart. A store that answers 429 is there and asks for time:
//! the next request waits until a moment, and waiting doubles. A store that cannot be reached
//! says nothing: it is tried again at short intervals, and only by requests that change
//! nothing.
//!
//! The limiter is something else: it spaces out requests when all is well. Here is only what
//! one engine has learnt from replies.

use super::Millis;

/// The wait after a first 429 that does not say how long.
///
/// The store's budget is counted by the minute (API best practices, "Rate limits").
const FIRST_WAIT: Millis = 60_000;
/// So many answers of 429 in a row are too many: the wait doubles up to 16 minutes, so that without a
/// `Retry-After` they take more than two hours.
const MAX_SLOW_DOWNS: u32 = 12;
/// A store that cannot be reached is tried again after so long, then after twice as long each time.
const FIRST_RETRY: Millis = 2_000;
/// No pause between two attempts is longer.
const LAST_RETRY: Millis = 30_000;

/// When the next request may be sent at the earliest, whatever the limiter says.
#[derive(Debug, Clone)]
pub(crate) struct Backoff {
    /// A moment, not a duration; 0 if nothing holds requests back.
    not_before: Millis,
    /// 429 replies in a row.
    slow_downs: u32,
    /// Attempts in a row that did not reach the store.
    failures: u32,
    /// The next attempt after those, as a moment.
    retry_at: Millis,
}

impl Backoff {
    /// Nothing to wait for.
    pub(crate) const fn new() -> Self {
        Self {
            not_before: 0,
            slow_downs: 0,
            failures: 0,
            retry_at: 0,
        }
    }

    /// When requests may be sent again.
    ///
    /// In the past once the wait is over.
    pub(crate) const fn not_before(&self) -> Millis {
        self.not_before
    }

    /// Waits as long as the store asks for, or a minute and twice as long each time.
    ///
    /// `asked` is in milliseconds. A wait of less than a second is not believed, and a moment
    /// that is set already is never brought forward.
    pub(crate) fn slow_down(&mut self, asked: Option<Millis>, now: Millis) {
        let unasked = FIRST_WAIT << self.slow_downs.min(4);
        self.slow_downs += 1;
        let until = now.saturating_add(asked.unwrap_or(unasked).max(1_000));
        self.not_before = self.not_before.max(until);
    }

    /// Waits as long as the store asks for, once more.
    ///
    /// It does not count as another 429: for replies to requests that left before the first was
    /// known.
    pub(crate) fn hold(&mut self, asked: Option<Millis>, now: Millis) {
        let until = now.saturating_add(asked.unwrap_or_default());
        self.not_before = self.not_before.max(until);
    }

    /// Whether the store has been busy for so long that waiting on is the user's decision.
    ///
    /// After twelve in a row, without a reply of another kind between them.
    pub(crate) const fn is_exhausted(&self) -> bool {
        self.slow_downs >= MAX_SLOW_DOWNS
    }

    /// The store was not busy this time.
    ///
    /// A wait that is set already still runs to its end.
    pub(crate) const fn reset_slow_downs(&mut self) {
        self.slow_downs = 0;
    }

    /// The store could not be reached.
    ///
    /// Two seconds, then 4, 8, 16, and 30 from then on.
    pub(crate) fn unreachable(&mut self, now: Millis) {
        let wait = (FIRST_RETRY << self.failures.min(4)).min(LAST_RETRY);
        self.failures += 1;
        self.retry_at = now.saturating_add(wait);
    }

    /// The store could be reached.
    ///
    /// The next failure waits two seconds again.
    pub(crate) const fn reached(&mut self) {
        self.failures = 0;
    }

    /// When a store that could not be reached is tried again.
    pub(crate) const fn retry_at(&self) -> Millis {
        self.retry_at
    }

    /// Tries a store that could not be reached again at once.
    ///
    /// The number of failures stays, so a further one waits as long as it would have.
    pub(crate) const fn retry_now(&mut self, now: Millis) {
        self.retry_at = now;
    }
}
