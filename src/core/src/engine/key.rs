//! Names of requests.

use std::fmt;

/// Names a request, so that a late reply cannot be taken for the reply to another request.
///
/// The key of a create is made of the import's identifier and the number of the attempt, both of which
/// are in the import's records. So it is the same after a restart, and no later attempt gets it again.
/// Look-ups change nothing in the store; theirs only tell replies of one engine apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RequestKey {
    import: u64,
    number: u32,
    creates: bool,
}

impl RequestKey {
    /// The key of an import's create.
    #[must_use]
    pub const fn create(import: u64, attempt: u32) -> Self {
        Self {
            import,
            number: attempt,
            creates: true,
        }
    }

    /// The key of a look-up.
    #[must_use]
    pub const fn lookup(import: u64, number: u32) -> Self {
        Self {
            import,
            number,
            creates: false,
        }
    }

    /// The attempt, if it is the key of a create.
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
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.creates { 'c' } else { 'r' };
        write!(formatter, "{:016x}-{kind}{}", self.import, self.number)
    }
}
