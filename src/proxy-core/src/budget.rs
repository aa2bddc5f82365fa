//! How many requests the store still takes.
//!
//! The store counts what all of its integrations send and rejects what is beyond (About the B2B Edition APIs,
//! "Rate limits": 150 a minute). A budget can keep the proxy to a part of that, all callers together.
//! After a quiet time a fifth of it may start at once; the rest follows at a steady pace.

#[cfg(any(test, feature = "conformance"))]
pub mod conformance;
mod memory;

pub use memory::MemoryBudget;

use crate::Pending;
use crate::ledger::AccountError;
use b2b_users_core::engine::Millis;
use std::fmt;

/// Whether there is room for a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// There was, and it is taken.
    Taken,
    /// There is none before so many milliseconds. Nothing was taken.
    After(Millis),
}

/// The account of what may still be sent, for all who send.
pub trait Budget: fmt::Debug + Send + Sync {
    /// Takes room for one request. `now` is in milliseconds of Unix time; a store that several proxies share may go by
    /// its own clock instead.
    ///
    /// # Errors
    /// If the account cannot be kept. Nothing may be sent then.
    fn take(&self, now: Millis) -> Pending<'_, Result<Room, AccountError>>;
}
