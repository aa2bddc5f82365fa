//! Names of requests.
//!
//! A driver may have several requests under way, from several engines, and replies can come
//! late: after a pause, a cancel or a reload. Keys say which request a reply belongs to.

use std::fmt;

/// Names a request, so that a late reply cannot be taken for the reply to another request.
///
/// The key of a create is made of the import's identifier and the number of the attempt, both of which
/// are in the import's records. So it is the same after a restart, and no later attempt gets it again.
/// Look-ups change nothing in the store; theirs only tell replies of one engine apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RequestKey {
    /// The import's number, as its options give it; 0 for engines that only read.
    import: u64,
    /// Counted from 1: attempts for creates, requests for look-ups.
    number: u32,
    /// Keeps the two countings apart.
    creates: bool,
}

impl RequestKey {
    /// The key of an import's create.
    ///
    /// `attempt` is counted from 1 within the import.
    #[must_use]
    pub const fn create(import: u64, attempt: u32) -> Self {
        Self {
            import,
            number: attempt,
            creates: true,
        }
    }

    /// The key of a look-up.
    ///
    /// `number` counts the requests of the engine. It may repeat after a restart, which does no
    /// harm.
    #[must_use]
    pub const fn lookup(import: u64, number: u32) -> Self {
        Self {
            import,
            number,
            creates: false,
        }
    }

    /// The attempt, if it is the key of a create.
    ///
    /// `None` for a look-up.
    #[must_use]
    pub const fn attempt(self) -> Option<u32> {
        if self.creates {
            Some(self.number)
        } else {
            None
        }
    }
}

impl fmt::Display for RequestKey {
    /// In a form that fits into an `Idempotency-Key` header.
    ///
    /// ```
    /// use b2b_users_core::engine::RequestKey;
    ///
    /// assert_eq!(RequestKey::create(10, 3).to_string(), "000000000000000a-c3");
    /// assert_eq!(RequestKey::lookup(10, 3).to_string(), "000000000000000a-r3");
    /// ```
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.creates { 'c' } else { 'r' };
        write!(formatter, "{:016x}-{kind}{}", self.import, self.number)
    }
}
