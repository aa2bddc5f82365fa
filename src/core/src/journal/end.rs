//! How a row ended.
//!
//! The ends fall into three groups: proven by a reply or a look-up, in doubt, and never sent. A
//! row that ended in doubt must not be sent again before a person has looked. A report and a
//! journal both keep ends, so they hold whatever a person later asks about a row.

use crate::issue::Issue;
use crate::outcome::{Doubt, Evidence, Refusal};

/// How a row ended. An end is final.
///
/// It differs from [`Outcome`](crate::outcome::Outcome), which is what one reply says: an
/// outcome may still have to be looked up, an end is the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// In the store.
    ///
    /// Made by this import, or, with [`Evidence::LookUp`], as far as a look-up can tell.
    Created {
        /// The user's identifier in B2B Edition, where it is certain.
        user_id: Option<u64>,
        /// How sure it is.
        evidence: Evidence,
    },
    /// The email had a user before this import sent anything.
    ///
    /// Nothing was done to it.
    Exists {
        /// That user's identifier.
        user_id: Option<u64>,
    },
    /// The user was there and was given access to this storefront.
    ///
    /// No user was made.
    Joined {
        /// That user's identifier.
        user_id: Option<u64>,
    },
    /// The store refused it; not created.
    ///
    /// The row can be corrected and imported again.
    Rejected(Refusal),
    /// Whether it was created cannot be decided.
    ///
    /// The user may be there. A person has to look before the row is sent again.
    Ambiguous {
        /// Why not.
        doubt: Doubt,
        /// What the server said, shortened.
        text: String,
    },
    /// Never sent, because a look-up found this in the way.
    ///
    /// As far as the look-up can tell, the store would have refused it.
    Withheld(Issue),
    /// Never sent, because the import was cancelled.
    ///
    /// The person who ran the import wanted that.
    Cancelled,
    /// Never sent, because the import was given up when it could not continue.
    ///
    /// No one decided against these rows; they can be imported later.
    Unsent,
}

impl End {
    /// No look-up could show what came of the row.
    ///
    /// There is no text: what failed is told by the reason.
    pub(crate) const fn look_up_failed() -> Self {
        Self::Ambiguous {
            doubt: Doubt::LookUpFailed,
            text: String::new(),
        }
    }

    /// The email is taken, and it cannot be decided by whom.
    ///
    /// `text` is what the store said to the create; empty if a look-up brought it up.
    pub(crate) const fn taken(text: String) -> Self {
        Self::Ambiguous {
            doubt: Doubt::Taken,
            text,
        }
    }
}
