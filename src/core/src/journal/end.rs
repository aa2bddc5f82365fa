//! How a row ended.

use crate::issue::Issue;
use crate::outcome::{Doubt, Evidence, Refusal};

/// How a row ended. An end is final.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum End {
    /// In the store.
    Created {
        /// The user's identifier in B2B Edition, where it is certain.
        user_id: Option<u64>,
        /// How sure it is.
        evidence: Evidence,
    },
    /// The email had a user before this import sent anything.
    Exists {
        /// That user's identifier.
        user_id: Option<u64>,
    },
    /// The user was there and was given access to this storefront.
    Joined {
        /// That user's identifier.
        user_id: Option<u64>,
    },
    /// The store refused it; not created.
    Rejected(Refusal),
    /// Whether it was created cannot be decided.
    Ambiguous {
        /// Why not.
        doubt: Doubt,
        /// What the server said, shortened.
        text: String,
    },
    /// Never sent, because a look-up found this in the way.
    Withheld(Issue),
    /// Never sent, because the import was cancelled.
    Cancelled,
    /// Never sent, because the import was given up when it could not continue.
    Unsent,
}

impl End {
    /// No look-up could show what came of the row.
    pub(crate) const fn look_up_failed() -> Self {
        Self::Ambiguous {
            doubt: Doubt::LookUpFailed,
            text: String::new(),
        }
    }

    /// The email is taken, and it cannot be decided by whom.
    pub(crate) const fn taken(text: String) -> Self {
        Self::Ambiguous {
            doubt: Doubt::Taken,
            text,
        }
    }
}
