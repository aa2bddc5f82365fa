//! The ways to fail.

use axum::http::{HeaderValue, Method, StatusCode};
use std::time::Duration;

/// One way to fail. `before` means that the request is not carried out; otherwise it is, and
/// the client does not get to know in the usual way.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Fault {
    /// Another status, in the API's own envelope.
    Status { status: StatusCode, before: bool },
    /// A 502 page of the edge in front of the API: HTML, and none of the API's headers.
    Html502 { before: bool },
    /// The connection ends without an answer.
    Reset { before: bool },
    /// A 307 to the same address, on which a client that follows it sends everything again.
    Redirect { before: bool },
    /// A wait.
    Stall { before: bool, wait: Duration },
    /// Half of the answer, then the connection ends.
    Truncate,
    /// A 200 with one record too few.
    WrongCount,
    /// A 200 with its records in another order.
    ShuffleIds,
    /// A 200 whose records all have the ids of the first. A guess: nothing is published that would
    /// rule it out, since the records have no addresses.
    RepeatIds,
    /// The proper answer, byte by byte with a pause before each.
    Drip { pause: Duration },
    /// The proper answer, before the users are written. A guess: how soon the service writes is not
    /// published.
    LateCommit,
    /// A 429 whose headers say that nothing was spent, and that the client should come back after
    /// `retry_after`, word by word. A guess: the answer to a request beyond the budget is not
    /// published, nor whether it has a Retry-After.
    FalseLimit { retry_after: Option<HeaderValue> },
    /// Only the first `count` users are created, then 422.
    Partial { count: usize },
    /// The proper answer without the headers that let a page of another origin read it; a
    /// preflight for such a request fails in its place.
    NoCors,
}

impl Fault {
    /// Whether the request is not carried out.
    pub(crate) fn comes_before(&self) -> bool {
        match self {
            Self::Status { before, .. }
            | Self::Html502 { before }
            | Self::Reset { before }
            | Self::Redirect { before }
            | Self::Stall { before, .. } => *before,
            Self::FalseLimit { .. } => true,
            Self::Truncate
            | Self::WrongCount
            | Self::ShuffleIds
            | Self::RepeatIds
            | Self::Drip { .. }
            | Self::LateCommit
            | Self::Partial { .. }
            | Self::NoCors => false,
        }
    }
}

/// What is due for one request.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Due {
    pub(crate) fault: Fault,
    /// How long after the answer the users are written that the request creates.
    pub(crate) commit_after: Duration,
}

/// A fault with the requests it is meant for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Order {
    pub(super) fault: Fault,
    pub(super) method: Method,
    /// Any path when none.
    pub(super) path: Option<String>,
    /// How long after the answer the users are written that the request creates.
    pub(super) commit_after: Duration,
    /// How many requests are still to get it.
    pub(super) left: u32,
}

impl Order {
    /// Whether it is meant for requests of that path.
    pub(super) fn is_for(&self, path: &str) -> bool {
        self.path.as_deref().is_none_or(|wanted| wanted == path)
    }
}
