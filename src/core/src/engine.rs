//! The contract of everything that sends requests to the store.
//!
//! An engine does no input or output of its own. A driver asks [`Engine::next`] for a step, carries
//! it out and reports the result with [`Engine::on`]. Time is an argument. So the same engine runs in
//! a browser, in Node and in a test that plays every failure.
//!
//! Before a request leaves, the driver goes through three steps, always in this order:
//!
//! 1. [`Step::Grant`]: it takes room for one request from the [`Limiter`] that all engines of a page
//!    share. While there is none it waits, and then asks the engine *again*, so that a pause or a
//!    cancel during the wait is honoured. [`Event::Granted`] reports that the room was taken.
//! 2. [`Step::Persist`]: records that have to be durable before bytes leave. [`Event::Persisted`]
//!    reports that they are. Look-ups skip this step.
//! 3. [`Step::Send`]: the request is sent now, and exactly once.
//!
//! A grant that is not used any more, because the import was cancelled in between, counts as spent.
//! Handing it back would mean that the limiter takes back a start that another engine may have waited
//! for already; one unused start in a minute costs less than that rule.

mod backoff;
mod key;
mod limiter;
mod pause;
mod queue;
mod task_list;

pub(crate) use backoff::Backoff;
pub use key::RequestKey;
pub use limiter::{ASSUMED_LATENCY, Limiter, MAXIMUM_REQUESTS_PER_MINUTE, Pace};
pub use pause::Pause;
pub(crate) use queue::RequestQueue;
pub(crate) use task_list::TaskList;

pub use crate::time::Millis;

use crate::journal::Record;
use crate::wire::{ApiReply, ApiRequest, TransportError};

/// What the driver has to do next.
///
/// A driver acts on every step it gets and asks again; it keeps no list of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step {
    /// Take room for one request from the shared limiter, then report [`Event::Granted`]. If there is
    /// no room, wait for it and ask the engine again.
    ///
    /// An engine that was paused or cancelled meanwhile gives another step then.
    Grant,
    /// Make these records durable, then report [`Event::Persisted`].
    ///
    /// In their order. They are handed over once, so a driver that drops them loses them.
    Persist(Vec<Record>),
    /// Send this now and exactly once, then report what came back.
    ///
    /// No layer below may send it again by itself, and redirects are not followed.
    Send(RequestKey, ApiRequest),
    /// Ask again at this moment, or after an event.
    ///
    /// It may lie a millisecond ahead: that is an engine's way to let a page draw.
    WaitUntil(Millis),
    /// A reply is outstanding, or records are being made durable; ask again after that.
    AwaitReply,
    /// The engine is paused; ask again after [`Event::Resume`] or [`Event::Cancel`].
    AwaitUser,
    /// Nothing is left to do.
    ///
    /// Nothing is outstanding, and every record was handed over.
    Done,
}

/// What happened.
///
/// What the user wants may be reported at any time, also while a step is being carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// The limiter has room for the request that is next, and it was taken.
    Granted,
    /// The records of the last [`Step::Persist`] are durable.
    Persisted,
    /// A request came back, or failed.
    ///
    /// The error is never a status: any HTTP reply is a reply.
    Reply(RequestKey, Result<ApiReply, TransportError>),
    /// The user wants the engine to pause after the requests under way.
    Pause,
    /// The user has corrected what stopped it, or wants to continue.
    Resume,
    /// The user wants no more users created.
    ///
    /// What was sent is still settled by look-ups; a second cancel gives up even those.
    Cancel,
    /// As [`Event::Cancel`], but because nothing and no one is there to correct what stopped it.
    ///
    /// Rows that were not sent are told apart by it in a report.
    GiveUp,
    /// There may be a connection again: what waits to retry does so now.
    Online,
}

/// Decides which request comes next, for a driver that sends it.
///
/// The trait asks for no thread and no future, so a driver in a browser, in Node or in a test
/// fits.
///
/// ```
/// use b2b_users_core::engine::{Engine, Event, Step};
/// use b2b_users_core::{dialect::Dialect, lookup::CatalogLoader};
///
/// let mut engine = CatalogLoader::new(Dialect::Management);
/// assert_eq!(engine.next(0), Step::Grant);
/// engine.on(Event::Granted, 0);
/// assert!(matches!(engine.next(0), Step::Send(..)));
/// assert_eq!(engine.next(0), Step::AwaitReply);
/// ```
pub trait Engine {
    /// What to do next.
    ///
    /// It may be asked as often as one likes. `now` does not go backwards.
    fn next(&mut self, now: Millis) -> Step;

    /// Takes note of what happened. A reply with an unknown key, such as a late one, is ignored.
    ///
    /// It makes no request; what follows from the event comes out of [`next`](Self::next).
    fn on(&mut self, event: Event, now: Millis);
}
