//! What a driver is told to do.

use crate::connection::Connection;

/// Waits in a queue until the engine is free.
#[derive(Debug)]
pub(super) enum Command {
    /// Pause after the requests under way.
    Pause,
    /// Continue.
    Resume,
    /// Continue with another connection.
    ResumeWith(Connection),
    /// There is a connection again.
    Online,
    /// Create no more users.
    Cancel,
    /// The same, since nothing is there to correct what stopped it.
    GiveUp,
}
