//! Asks the store before anything is sent: what it is like, and who is in it already.
//!
//! Like [`import`](crate::import), these engines do no input or output of their own: a driver
//! asks [`Engine::next`], does it, and tells [`Engine::on`]. All requests here only
//! read, so they may be repeated.

mod findings;
mod plan;
mod preflight;
mod reply;
mod standing;
mod store;
mod subject;

pub use findings::Findings;
pub use preflight::{Preflight, PreflightOptions};
pub use standing::Standing;
pub use store::StoreInquiry;
pub use subject::Subject;

use crate::engine::{Engine, Pause};

/// An engine that asks the store.
pub trait Inquiry: Engine {
    /// How far it has come.
    fn progress(&self) -> Progress;
}

/// How far an inquiry has come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// Requests made so far.
    pub requests: u32,
    /// Requests still to be made, as far as can be told.
    pub left: usize,
    /// Why it stands still until somebody acts.
    pub paused: Option<Pause>,
    /// Why the store could not be asked, or not about everything. What was to be found
    /// out stays open; users can be created all the same.
    pub failure: Option<String>,
}
