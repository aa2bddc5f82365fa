//! What a driver needs of the place that it runs in.

use crate::connection::Connection;
use b2b_users_core::engine::Millis;
use b2b_users_core::wire::{ApiReply, ApiRequest, TransportError};
use std::fmt;

/// What to do with a reply, or with the reason why there is none.
pub(crate) type Answered = Box<dyn FnOnce(Result<ApiReply, TransportError>)>;

/// A clock, a way to send, and news of the connection.
///
/// Whatever it is given to call it calls later and from its own loop, never before the function that it
/// was given to has returned: so a driver is never called while it is at work.
pub(crate) trait Host {
    /// Milliseconds of Unix time.
    fn now(&self) -> Millis;

    /// Whether it would be in vain to send now.
    fn is_offline(&self) -> bool;

    /// Calls this after so many milliseconds, or in a moment if there are none. It may do so too soon.
    fn after(&self, milliseconds: Millis, then: Box<dyn FnOnce()>) -> Task;

    /// Calls this whenever there is a connection again. `None` where that is not told.
    fn on_online(&self, then: Box<dyn Fn()>) -> Option<Task>;

    /// Sends a request once.
    fn send(&self, connection: &Connection, request: ApiRequest, then: Answered) -> Task;
}

/// Something that a host is to do. Dropping it takes the order back: a request is aborted, a timer cleared,
/// and what was to be called is not called any more.
pub(crate) struct Task(Option<Box<dyn FnOnce()>>);

impl Task {
    /// A task that this function ends. It may have come to its own end before.
    pub(crate) fn new(end: impl FnOnce() + 'static) -> Self {
        Self(Some(Box::new(end)))
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        if let Some(end) = self.0.take() {
            end();
        }
    }
}

impl fmt::Debug for Task {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Task(..)")
    }
}
