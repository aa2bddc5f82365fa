//! What screen readers hear of an import: every tenth of the way, not every row and not every moment.

use b2b_users_core::engine::Millis;
use b2b_users_core::import::{Counts, Phase};

/// Milliseconds between two announcements of how far an import is.
const BETWEEN: Millis = 5_000;

/// What was told last about an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Announcements {
    /// How many tenths were done.
    tenth: usize,
    /// When it was told.
    at: Millis,
    /// Whether it was about a wait.
    is_waiting: bool,
}

/// Something to tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Announcement {
    /// How many users are done.
    pub done: usize,
    /// How many there are.
    pub total: usize,
    /// How long the import waits for the store's limit, in milliseconds.
    pub wait: Option<Millis>,
}

impl Announcements {
    /// Nothing yet of an import that begins now.
    #[must_use]
    pub const fn beginning(now: Millis) -> Self {
        Self {
            tenth: 0,
            at: now,
            is_waiting: false,
        }
    }

    /// What is to be told now, if anything is.
    pub fn next(&mut self, counts: &Counts, phase: &Phase, now: Millis) -> Option<Announcement> {
        let tenth = (counts.finished() * 10)
            .checked_div(counts.total)
            .unwrap_or(0);
        let is_due = now >= self.at.saturating_add(BETWEEN);
        let wait = match phase {
            Phase::Running if tenth > self.tenth && is_due => None,
            Phase::Waiting { until } if !self.is_waiting => {
                let wait = until.saturating_sub(now);
                (wait >= BETWEEN).then_some(Some(wait))?
            }
            _ => return None,
        };
        *self = Self {
            tenth,
            at: now,
            is_waiting: wait.is_some(),
        };
        Some(Announcement {
            done: counts.finished(),
            total: counts.total,
            wait,
        })
    }
}
