//! A budget of one process.

use super::{Budget, Room};
use crate::Pending;
use crate::ledger::AccountError;
use b2b_users_core::engine::Millis;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};

/// The span that the store counts by, in milliseconds.
const WINDOW: Millis = 60_000;

/// Which part of the requests may start at once after a quiet time: one of so many.
const BURST_PART: u32 = 5;

/// A budget in memory, by the generic cell rate algorithm: one number says when the account is even again. Several
/// requests may start at once, and the others follow so slowly that no sixty seconds ever see more than allowed.
#[derive(Debug)]
pub struct MemoryBudget {
    /// How long one request uses the account, in milliseconds.
    each: Millis,
    /// How far ahead of now the account may be.
    ahead: Millis,
    /// When the account is even again.
    even: Mutex<Millis>,
}

impl MemoryBudget {
    /// So many requests in any sixty seconds.
    #[must_use]
    pub fn per_minute(requests: NonZeroU32) -> Self {
        let burst = requests.get() / BURST_PART;
        let each = WINDOW.div_ceil((requests.get() - burst).into());
        Self {
            each,
            ahead: each * Millis::from(burst),
            even: Mutex::new(0),
        }
    }

    fn take_now(&self, now: Millis) -> Room {
        // Nothing that holds the lock can panic; a poisoned number would still be a right one.
        let mut even = self.even.lock().unwrap_or_else(PoisonError::into_inner);
        // It is never further ahead than this, unless the clock was set back: then it starts from here.
        let start = (*even).clamp(now, now + self.ahead + self.each);
        let wait = (start - now).saturating_sub(self.ahead);
        if wait > 0 {
            return Room::After(wait);
        }
        *even = start + self.each;
        Room::Taken
    }
}

impl Budget for MemoryBudget {
    fn take(&self, now: Millis) -> Pending<'_, Result<Room, AccountError>> {
        let room = self.take_now(now);
        Box::pin(async move { Ok(room) })
    }
}

#[cfg(test)]
mod tests {
    use super::super::conformance;
    use super::*;

    #[tokio::test]
    async fn a_budget_in_memory_keeps_what_a_budget_promises() {
        conformance::assert_budget(|requests| Box::new(MemoryBudget::per_minute(requests))).await;
    }
}
