//! What left for the store, and what came of it.
//!
//! A batch is the users of one request. It is noted with its key before its first byte leaves; with it the addresses of
//! its users are claimed, so that no second batch with one of them leaves as long as nothing is known of the first, for
//! [`UNSETTLED`] at most. What came back is noted, too, and given again to those who ask with the same key: a browser, a
//! front or a network that sends a request twice gets one answer and the store gets one request.

mod batch;
#[cfg(any(test, feature = "conformance"))]
pub mod conformance;
mod memory;

pub use batch::{Answer, BatchKey, Digest, NewBatch};
pub use memory::MemoryLedger;

use crate::Pending;
use b2b_users_core::engine::Millis;
use std::fmt;

/// How long after its beginning a batch is known, whatever came of it, in milliseconds: seven days.
pub const KEPT: Millis = 7 * 24 * 60 * 60 * 1000;

/// How long after its beginning a batch of which nothing is known may still reach the store, in milliseconds: what holds it
/// on the way is bounded, and a store may commit late. Its claims last as long.
pub const UNSETTLED: Millis = 120_000;

/// The account cannot be kept: the place where it is does not answer, or refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountError(pub String);

impl fmt::Display for AccountError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for AccountError {}

/// The right to finish a batch, which only [`Ledger::begin`] gives. It is worth nothing once the batch was finished or
/// forgotten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fence {
    /// The batch.
    pub key: BatchKey,
    /// Another one for each beginning.
    pub number: u64,
}

/// How far a batch is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It is about to leave, or was sent and not answered.
    InFlight,
    /// It was answered.
    Answered(Answer),
    /// The exchange ended without an answer that proves anything.
    Unknown,
}

/// A batch that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Of what was sent.
    pub digest: Digest,
    /// When it began, in milliseconds of Unix time.
    pub since: Millis,
    /// How far it is.
    pub state: State,
}

/// What became of the wish to send a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begun {
    /// It may leave now, once.
    Fresh(Fence),
    /// There is a batch with this key.
    Known(Entry),
    /// One of its users is claimed by another batch, for so many more milliseconds at most. Nothing was noted.
    Claimed(Millis),
}

/// How an exchange ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// With an answer.
    Answered(Answer),
    /// Without one that proves anything: the claims stay.
    Unknown,
    /// It did not reach the store, or was turned away there before any work (401, 403, 429): the batch is forgotten, and its
    /// key may be used again.
    NotSent,
}

/// The account of batches. Each call is one transaction: it is carried out as a whole and durable when it returns, as
/// durable as the ledger is, or not at all.
pub trait Ledger: fmt::Debug + Send + Sync {
    /// Notes a batch and claims its users.
    ///
    /// # Errors
    /// If nothing could be noted. The batch must not leave then.
    fn begin(&self, batch: NewBatch, now: Millis) -> Pending<'_, Result<Begun, AccountError>>;

    /// Notes how the exchange of a batch ended. Says whether it was still the caller's to finish.
    ///
    /// # Errors
    /// If nothing could be noted; the batch stays in flight.
    fn finish(
        &self,
        fence: Fence,
        end: End,
        now: Millis,
    ) -> Pending<'_, Result<bool, AccountError>>;

    /// Notes what was found out about a batch that is unknown, or in flight for longer than [`UNSETTLED`]; frees its
    /// claims. Says whether there was such a batch.
    ///
    /// # Errors
    /// If nothing could be noted.
    fn settle(
        &self,
        key: BatchKey,
        answer: Answer,
        now: Millis,
    ) -> Pending<'_, Result<bool, AccountError>>;

    /// The batch with this key.
    ///
    /// # Errors
    /// If the account cannot be read.
    fn find(&self, key: BatchKey, now: Millis) -> Pending<'_, Result<Option<Entry>, AccountError>>;
}
