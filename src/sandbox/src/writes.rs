//! When users were written: what lists and checks of a store go by that is late or racy.

use std::collections::HashMap;
use std::time::Duration;

/// The users who were not there at the start.
#[derive(Debug, Default)]
pub(crate) struct Writes(HashMap<u64, Write>);

#[derive(Clone, Copy, Debug)]
struct Write {
    at: Duration,
    number: usize,
}

impl Writes {
    /// Takes note of a user who was just written.
    pub(crate) fn note(&mut self, id: u64, at: Duration) {
        let number = self.0.len();
        self.0.insert(id, Write { at, number });
    }

    /// How many users have been written.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// Whether the user was there when so many had been written.
    pub(crate) fn was_there(&self, id: u64, count: usize) -> bool {
        self.0.get(&id).is_none_or(|write| write.number < count)
    }

    /// Whether the user was written at least so long ago.
    pub(crate) fn is_older(&self, id: u64, age: Duration, now: Duration) -> bool {
        self.0
            .get(&id)
            .is_none_or(|write| write.at.saturating_add(age) <= now)
    }
}
