//! What a handler is told about the request beyond its own content.

use crate::history::RequestNumber;
use std::time::Duration;

/// The part of a request that the gate in front of the handlers knows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RequestContext {
    pub(crate) number: RequestNumber,
    /// How many users had been written when the request arrived: a racy store checks against those.
    pub(crate) writes: usize,
    /// Create only so many users, then refuse: an ordered fault.
    pub(crate) only_first: Option<usize>,
    /// How long after the answer the users are written: an ordered fault.
    pub(crate) commit_after: Duration,
}
