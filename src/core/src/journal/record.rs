//! What a journal of an import keeps.
//!
//! A record is written before what it announces, or right after what it reports, and never
//! changed. Which of them have to be durable when is told by
//! [`Step::Persist`](crate::engine::Step::Persist).

use super::{End, RowKeys};
use crate::outcome::Outcome;
use crate::time::Millis;

/// One fact about an import. The state of an import is what its records say, in their order, and
/// nothing else: no clock and no chance. So an import that was cut off can be rebuilt from them.
///
/// Rows are counted from 0 in the list of users that the import was given; they are not the
/// numbers that a spreadsheet shows. Records hold no users, but the words of a store in an
/// outcome may quote an address, and an issue the value of an extra field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// The import with this identifier is about so many rows.
    ///
    /// The first record of an import with rows.
    Planned {
        /// Names the import; part of the keys of its requests.
        import: u64,
        /// How many rows it has.
        rows: u32,
        /// What the keys of its rows are made of, if it has any.
        keys: Option<RowKeys>,
    },
    /// These users exist and are to be given access to this storefront.
    ///
    /// Their creates carry the order to add the storefront, after a restart as well.
    Joining {
        /// The rows.
        ///
        /// In ascending order.
        rows: Vec<u32>,
    },
    /// A create is about to leave. Durable before its first byte is sent.
    ///
    /// After a restart, an intent without an answer means that no one knows what came of it.
    Intent {
        /// Counted from 1 in each import; with its identifier it is the key of the request.
        attempt: u32,
        /// The rows in it, in their order.
        rows: Vec<u32>,
        /// When.
        ///
        /// A look-up counts users as made by the import from the first of these moments of a
        /// row on, less a margin for the store's clock.
        at: Millis,
        /// Whether it holds users of several companies to find out if the store takes that.
        trial: bool,
    },
    /// What the reply to a create says about each of its rows.
    ///
    /// The outcome of a create that was withdrawn before it left is written like this, too.
    Answered {
        /// Which create.
        attempt: u32,
        /// Whether a refusal names the rows that it is about.
        ///
        /// If it does, a row that the list of its company does not show afterwards is rejected;
        /// otherwise it is sent once more, alone.
        named: bool,
        /// One for each row, in their order.
        ///
        /// As many as the create had rows.
        outcomes: Vec<Outcome>,
        /// When the reply came.
        ///
        /// No request with these rows is sent after it, so what came of one in doubt is known some time later.
        at: Millis,
    },
    /// Whether one request may hold users of several companies, as one that did has shown.
    ///
    /// It is noted once; no second trial is made.
    Mixing {
        /// Whether it may.
        works: bool,
    },
    /// The import was cut off before the reply to a create was noted.
    ///
    /// Its rows are looked up. Not to be found proves nothing before the request cannot arrive any more.
    Lost {
        /// Which create.
        attempt: u32,
        /// When the import went on.
        at: Millis,
    },
    /// Look-ups showed that the creates with these rows had no effect.
    ///
    /// The rows wait for another create, together.
    Missing {
        /// The rows.
        rows: Vec<u32>,
    },
    /// A row ended in another way than by the reply to a create.
    ///
    /// By a look-up, or because none was possible.
    Settled {
        /// The row.
        row: u32,
        /// How.
        end: End,
    },
    /// No more users are created; rows that were not sent end like this.
    ///
    /// Rows under way are still settled. Only the first record of this kind counts.
    Stopped {
        /// How.
        end: End,
    },
}
