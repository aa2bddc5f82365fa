//! How fast requests may start.
//!
//! The store counts what all of its integrations send in a minute, and rejects what is beyond
//! until the minute is over. The limiter keeps a page below a share of that. It counts starts,
//! not replies, in a window of sixty seconds that slides, so no sixty seconds ever see more
//! starts than allowed.
//!
//! It does not wait, and it does not know who asks. Drivers ask it for a moment, wait, and note
//! the start; several engines of a page take their turns at one limiter.

use super::Millis;

/// What a store allows to all of its integrations together in a minute (API best
/// practices, "Rate limits").
pub const MAXIMUM_REQUESTS_PER_MINUTE: u32 = 150;
/// What a request is taken to last until one has been timed, in milliseconds.
///
/// Only estimates of the time that is left go by it.
pub const ASSUMED_LATENCY: Millis = 600;
/// Half of it: other integrations of the store need the rest.
const DEFAULT_REQUESTS_PER_MINUTE: u32 = 75;
/// The span that the store counts by, in milliseconds.
const WINDOW: Millis = 60_000;
/// Requests never start closer together than this, so that a short import is no burst.
const SMALLEST_GAP: Millis = 250;
/// The store meters how many requests it works on at a time, too.
///
/// The number is a choice; the store's own is not published.
const MAX_CONCURRENCY: u64 = 3;

/// The most requests that start in any sixty seconds.
///
/// It is always between 1 and [`MAXIMUM_REQUESTS_PER_MINUTE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace(u32);

impl Default for Pace {
    fn default() -> Self {
        Self(DEFAULT_REQUESTS_PER_MINUTE)
    }
}

impl Pace {
    /// So many requests a minute, at least 1 and at most [`MAXIMUM_REQUESTS_PER_MINUTE`].
    #[must_use]
    pub fn per_minute(requests: u32) -> Self {
        Self(requests.clamp(1, MAXIMUM_REQUESTS_PER_MINUTE))
    }

    /// The requests a minute.
    #[must_use]
    pub const fn requests_per_minute(self) -> u32 {
        self.0
    }

    /// How many requests have to be outstanding at a time to keep up this pace, at most three. With
    /// replies that come fast it is one.
    ///
    /// ```
    /// use b2b_users_core::engine::Pace;
    ///
    /// assert_eq!(Pace::per_minute(150).concurrency(400), 1);
    /// assert_eq!(Pace::per_minute(150).concurrency(1_000), 3);
    /// ```
    ///
    /// `latency` is in milliseconds from the start of a request to its reply.
    #[must_use]
    pub fn concurrency(self, latency: Millis) -> usize {
        let outstanding = latency.saturating_mul(self.0.into()).div_ceil(WINDOW);
        outstanding.clamp(1, MAX_CONCURRENCY) as usize
    }
}

/// The one account of when requests started, shared by everything that a page sends. A browser cannot
/// read the store's budget (its headers are not exposed), so the own clock has to carry it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Limiter {
    /// Fixed for the life of the limiter.
    pace: Pace,
    /// The latest starts, oldest first; never more of them than the pace allows in a window.
    starts: Vec<Millis>,
}

impl Limiter {
    /// A limiter for this pace; nothing has started yet.
    #[must_use]
    pub const fn new(pace: Pace) -> Self {
        Self {
            pace,
            starts: Vec::new(),
        }
    }

    /// The pace that it keeps to.
    #[must_use]
    pub const fn pace(&self) -> Pace {
        self.pace
    }

    /// The earliest moment at which the next request may start.
    ///
    /// Never before `now`. Asking takes nothing; only [`start`](Self::start) does.
    ///
    /// ```
    /// use b2b_users_core::engine::{Limiter, Pace};
    ///
    /// let mut limiter = Limiter::new(Pace::per_minute(2));
    /// limiter.start(0);
    /// assert_eq!(limiter.earliest(0), 250);
    /// limiter.start(250);
    /// assert_eq!(limiter.earliest(500), 60_000);
    /// ```
    #[must_use]
    pub fn earliest(&self, now: Millis) -> Millis {
        let after_gap = self.starts.last().map_or(now, |last| last + SMALLEST_GAP);
        let full = self.starts.len() >= self.pace.0 as usize;
        let after_window = self
            .starts
            .first()
            .filter(|_| full)
            .map_or(now, |first| first + WINDOW);
        now.max(after_gap).max(after_window)
    }

    /// Notes that a request starts now.
    ///
    /// The caller has waited for [`earliest`](Self::earliest); that is not checked here.
    pub fn start(&mut self, now: Millis) {
        if self.starts.len() >= self.pace.0 as usize {
            self.starts.remove(0);
        }
        self.starts.push(now);
    }

    /// How many milliseconds so many more requests take at least, each of them `latency` long.
    ///
    /// It is a lower bound for a fault-free course, and 0 for no requests. Other integrations
    /// of the store, which share its budget, are not seen from here.
    #[must_use]
    pub fn estimate(&self, requests: usize, latency: Millis, now: Millis) -> Millis {
        let used = self
            .starts
            .iter()
            .filter(|start| **start + WINDOW > now)
            .count();
        let free = (self.pace.0 as usize).saturating_sub(used);
        let each = (latency / self.pace.concurrency(latency) as u64).max(SMALLEST_GAP);
        let back_to_back = requests as u64 * each;
        let beyond = requests.saturating_sub(free) as u64;
        if beyond == 0 {
            return back_to_back;
        }
        let until_free = self
            .starts
            .first()
            .map_or(WINDOW, |first| (first + WINDOW).saturating_sub(now));
        // The budget is used up in one go and comes back a window later, over and over.
        let budget = u64::from(self.pace.0);
        let full = (beyond - 1) / budget;
        let last = beyond - full * budget;
        back_to_back.max(until_free + full * WINDOW.max(budget * each) + last * each)
    }
}
