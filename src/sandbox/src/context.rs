//! What a handler is told about a request beyond its own content.

use crate::history::RequestNumber;

/// What a handler is told about the request beyond its own content.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context {
    pub(crate) number: RequestNumber,
    /// The id that the next new user would have got when the request arrived.
    pub(crate) next_user: u64,
    /// Create only so many users, then refuse: an ordered fault.
    pub(crate) only_first: Option<usize>,
}
