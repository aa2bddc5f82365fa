//! Users whose create was answered and who are written later.

use crate::history::RequestNumber;
use crate::writing::Created;
use std::time::Duration;

/// A user who is still to be written.
#[derive(Debug)]
pub(crate) struct Late {
    pub(crate) at: Duration,
    /// The request that the user is of.
    pub(crate) number: RequestNumber,
    pub(crate) created: Created,
}

/// The users who are still to be written, in the order in which they will be.
#[derive(Debug, Default)]
pub(crate) struct LateUsers(Vec<Late>);

impl LateUsers {
    pub(crate) fn add(&mut self, late: Late) {
        let place = self.0.partition_point(|other| other.at <= late.at);
        self.0.insert(place, late);
    }

    /// Takes out the users whose time has come.
    pub(crate) fn take_due(&mut self, now: Duration) -> Vec<Late> {
        let due = self.0.partition_point(|late| late.at <= now);
        self.0.drain(..due).collect()
    }
}
