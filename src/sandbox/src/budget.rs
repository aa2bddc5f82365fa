//! How many requests a store answers in a minute.

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use std::time::Duration;

/// Requests a store may make in one window, by all its integrations together.
const ALLOCATED: u32 = 150;
/// Length of the window.
const WINDOW: Duration = Duration::from_secs(60);

/// The request budget of a store (API best practices, rate limits): a fixed window that opens
/// with the first request after the last one ended.
#[derive(Debug, Default)]
pub(crate) struct Budget {
    opened: Option<Duration>,
    used: u32,
}

/// What one request found of the budget.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Standing {
    /// Whether the request may pass.
    pub(crate) granted: bool,
    used: u32,
    resets_after: Duration,
}

impl Budget {
    /// Counts a request that arrives at `now`. A refused request is not counted.
    pub(crate) fn spend(&mut self, now: Duration) -> Standing {
        let opened = match self.opened {
            Some(opened) if now.saturating_sub(opened) < WINDOW => opened,
            _ => {
                self.used = 0;
                self.opened = Some(now);
                now
            }
        };
        let granted = self.used < ALLOCATED;
        if granted {
            self.used += 1;
        }
        Standing {
            granted,
            used: self.used,
            resets_after: WINDOW.saturating_sub(now.saturating_sub(opened)),
        }
    }
}

impl Standing {
    /// That of a store that nothing was asked of.
    pub(crate) fn untouched() -> Self {
        Self {
            granted: true,
            used: 0,
            resets_after: Duration::ZERO,
        }
    }

    /// Writes the four headers of the service (About the APIs). Their values are text with a
    /// unit, and the last one says "Request" in the singular. The documented example of the
    /// window length is "0 times" beside an unspent budget, so it is taken to be what is used.
    pub(crate) fn write(self, headers: &mut HeaderMap) {
        let remaining = ALLOCATED.saturating_sub(self.used);
        let values = [
            (
                "x-requests-allocated",
                format!("{ALLOCATED} times/{} s", WINDOW.as_secs()),
            ),
            ("x-requests-window-length", format!("{} times", self.used)),
            ("x-requests-remaining", format!("{remaining} times")),
            (
                "x-request-window-resets-after",
                format!("{} s", self.resets_after.as_secs_f64()),
            ),
        ];
        for (name, value) in values {
            if let Ok(value) = HeaderValue::try_from(value) {
                headers.insert(HeaderName::from_static(name), value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_grants_150_and_opens_again_after_a_minute() {
        let mut budget = Budget::default();
        let start = Duration::from_secs(1_000);
        for _ in 0..150 {
            assert!(budget.spend(start).granted);
        }
        for (second, granted) in [(0, false), (59, false), (60, true)] {
            let now = start + Duration::from_secs(second);
            assert_eq!(budget.spend(now).granted, granted, "after {second} s");
        }
    }

    #[test]
    fn the_headers_carry_units() {
        let mut budget = Budget::default();
        budget.spend(Duration::from_secs(10));
        let standing = budget.spend(Duration::from_millis(10_250));
        let mut headers = HeaderMap::new();
        standing.write(&mut headers);
        for (name, value) in [
            ("x-requests-allocated", "150 times/60 s"),
            ("x-requests-window-length", "2 times"),
            ("x-requests-remaining", "148 times"),
            ("x-request-window-resets-after", "59.75 s"),
        ] {
            assert_eq!(headers[name], value);
        }
    }
}
