//! What a journal of an import keeps.

use super::End;
use crate::outcome::Outcome;
use crate::time::Millis;

/// One fact about an import. The state of an import is what its records say, in their order, and
/// nothing else: no clock and no chance. So an import that was cut off can be rebuilt from them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// The import with this identifier is about so many rows.
    Planned {
        /// Names the import; part of the keys of its requests.
        import: u64,
        /// How many rows it has.
        rows: u32,
    },
    /// These users exist and are to be given access to this storefront.
    Joining {
        /// The rows.
        rows: Vec<u32>,
    },
    /// A create is about to leave. Durable before its first byte is sent.
    Intent {
        /// Counted from 1 in each import; with its identifier it is the key of the request.
        attempt: u32,
        /// The rows in it, in their order.
        rows: Vec<u32>,
        /// When.
        at: Millis,
        /// Whether it holds users of several companies to find out if the store takes that.
        trial: bool,
    },
    /// What the reply to a create says about each of its rows.
    Answered {
        /// Which create.
        attempt: u32,
        /// Whether a refusal names the rows that it is about.
        named: bool,
        /// One for each row, in their order.
        outcomes: Vec<Outcome>,
    },
    /// Whether one request may hold users of several companies, as one that did has shown.
    Mixing {
        /// Whether it may.
        works: bool,
    },
    /// The import was cut off before the reply to a create was noted.
    Lost {
        /// Which create.
        attempt: u32,
    },
    /// A look-up showed that the creates with this row had no effect.
    Missing {
        /// The row.
        row: u32,
    },
    /// A row ended in another way than by the reply to a create.
    Settled {
        /// The row.
        row: u32,
        /// How.
        end: End,
    },
    /// No more users are created; rows that were not sent end like this.
    Stopped {
        /// How.
        end: End,
    },
}
