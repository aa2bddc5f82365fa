//! How fast requests may start.

use super::Millis;
use std::collections::VecDeque;

/// What a store allows to all of its integrations together in a minute (API best
/// practices, "Rate limits").
pub const MAXIMUM_REQUESTS_PER_MINUTE: u32 = 150;
/// Half of it: other integrations of the store need the rest.
const DEFAULT_REQUESTS_PER_MINUTE: u32 = 75;
const WINDOW: Millis = 60_000;
/// Requests never start closer together than this, so that a short import is no burst.
const SMALLEST_GAP: Millis = 250;

/// At most so many starts in any sixty seconds. A browser cannot read the store's
/// budget (its headers are not exposed), so the own clock has to carry it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pace {
    per_minute: u32,
    starts: VecDeque<Millis>,
}

impl Default for Pace {
    fn default() -> Self {
        Self::per_minute(DEFAULT_REQUESTS_PER_MINUTE)
    }
}

impl Pace {
    /// A pace of so many requests a minute, at least 1 and at most
    /// [`MAXIMUM_REQUESTS_PER_MINUTE`].
    #[must_use]
    pub fn per_minute(requests: u32) -> Self {
        Self {
            per_minute: requests.clamp(1, MAXIMUM_REQUESTS_PER_MINUTE),
            starts: VecDeque::new(),
        }
    }

    /// The requests a minute.
    #[must_use]
    pub const fn requests_per_minute(&self) -> u32 {
        self.per_minute
    }

    /// The earliest moment at which the next request may start.
    #[must_use]
    pub fn earliest(&self, now: Millis) -> Millis {
        let after_gap = self.starts.back().map_or(now, |last| last + SMALLEST_GAP);
        let full = self.starts.len() >= self.per_minute as usize;
        let after_window = self
            .starts
            .front()
            .filter(|_| full)
            .map_or(now, |first| first + WINDOW);
        now.max(after_gap).max(after_window)
    }

    /// Notes that a request starts now.
    pub fn start(&mut self, now: Millis) {
        if self.starts.len() >= self.per_minute as usize {
            self.starts.pop_front();
        }
        self.starts.push_back(now);
    }

    /// How many milliseconds so many more requests take at least, each of them `latency` long.
    #[must_use]
    pub fn estimate(&self, requests: usize, latency: Millis, now: Millis) -> Millis {
        let used = self
            .starts
            .iter()
            .filter(|start| **start + WINDOW > now)
            .count();
        let free = (self.per_minute as usize).saturating_sub(used);
        let each = latency.max(SMALLEST_GAP);
        let back_to_back = requests as u64 * each;
        let beyond = requests.saturating_sub(free) as u64;
        if beyond == 0 {
            return back_to_back;
        }
        let until_free = self
            .starts
            .front()
            .map_or(WINDOW, |first| (first + WINDOW).saturating_sub(now));
        // The budget is used up in one go and comes back a window later, over and over.
        let budget = u64::from(self.per_minute);
        let full = (beyond - 1) / budget;
        let last = beyond - full * budget;
        back_to_back.max(until_free + full * WINDOW.max(budget * each) + last * each)
    }
}
