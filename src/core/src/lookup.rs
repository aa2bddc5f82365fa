//! Looks into the store before anything is sent: what it is like ([`CatalogLoader`]), and which emails
//! are in it already ([`ExistenceCheck`]).
//!
//! These are [`Engine`]s beside the [`import`](crate::import). All their requests only
//! read, so they may be repeated and need no records.
//!
//! The room takes users as far as look-ups are about them ([`Candidate`]) and gives what the
//! store is like or what their addresses are in it ([`LookupResults`]). `queries` says what to
//! ask, `failure` what an answer without data means. Nothing found here is binding: between the
//! look and the create another person may make the same user, and then the store's refusal
//! decides.

mod candidate;
mod catalog;
mod email_status;
mod existence;
mod failure;
mod queries;
mod results;

pub use candidate::Candidate;
pub use catalog::CatalogLoader;
pub use email_status::EmailStatus;
pub use existence::{ExistenceCheck, ExistenceCheckOptions};
pub use failure::LookupFailure;
pub use results::LookupResults;

use crate::engine::{Engine, Pause};

/// An engine that only reads.
///
/// Its result is asked for by methods of its own, since each look-up finds something else.
pub trait Lookup: Engine {
    /// How far it has come.
    ///
    /// It may be asked at any time, and costs little.
    fn progress(&self) -> Progress;
}

/// How far a look-up has come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// Requests made so far.
    ///
    /// Repeats after a 429 are among them.
    pub requests: u32,
    /// Requests still to be made, as far as can be told; 0 once it is known what they show.
    ///
    /// It can grow: the first page of a list tells how many more there are.
    pub left: usize,
    /// Why it is paused until the user acts.
    ///
    /// `None` also once it is done.
    pub paused: Option<Pause>,
    /// Why the store could not be asked, or not about everything. What was to be found
    /// out stays open; users can be created all the same.
    pub failure: Option<LookupFailure>,
}
