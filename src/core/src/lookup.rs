//! Looks into the store before anything is sent: what it is like ([`CatalogLoader`]), and which emails
//! are in it already ([`ExistenceCheck`]).
//!
//! These are [`Engine`]s beside the [`import`](crate::import). All their requests only
//! read, so they may be repeated and need no records.

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
pub trait Lookup: Engine {
    /// How far it has come.
    fn progress(&self) -> Progress;
}

/// How far a look-up has come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// Requests made so far.
    pub requests: u32,
    /// Requests still to be made, as far as can be told; 0 once it is known what they show.
    pub left: usize,
    /// Why it is paused until the user acts.
    pub paused: Option<Pause>,
    /// Why the store could not be asked, or not about everything. What was to be found
    /// out stays open; users can be created all the same.
    pub failure: Option<LookupFailure>,
}
