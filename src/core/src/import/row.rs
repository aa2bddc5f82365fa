//! The state of one row.

use crate::issue::Issue;
use crate::outcome::{Doubt, Evidence, Refusal};

/// Where a row stands. The states always add up to the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RowState {
    /// Waits for its turn; certainly not in the store through this run.
    Queued,
    /// Its request is under way.
    Sending,
    /// It was sent, and a look-up is about to settle what came of it.
    Settling,
    /// In the store.
    Created {
        /// The user's identifier in B2B Edition, where it is certain.
        user_id: Option<u64>,
        /// How sure it is.
        evidence: Evidence,
    },
    /// The email had a user before this run sent anything.
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
    /// Nobody can say whether it was created.
    Ambiguous {
        /// Why not.
        doubt: Doubt,
        /// What the server said, shortened.
        text: String,
    },
    /// Never sent, because a look into the store found this in the way.
    Withheld(Issue),
    /// Never sent, because the run was cancelled.
    Cancelled,
    /// Never sent, because the run was given up when it could not go on.
    Unsent,
}

impl RowState {
    /// Whether the run is done with the row.
    #[must_use]
    pub const fn is_final(&self) -> bool {
        !matches!(self, Self::Queued | Self::Sending | Self::Settling)
    }

    /// The user's identifier in B2B Edition, where it is certain.
    #[must_use]
    pub const fn user_id(&self) -> Option<u64> {
        match self {
            Self::Created { user_id, .. } | Self::Exists { user_id } | Self::Joined { user_id } => {
                *user_id
            }
            _ => None,
        }
    }

    /// A stable name for programs and reports.
    #[must_use]
    pub const fn status(&self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Settling => "settling",
            Self::Created {
                evidence: Evidence::LookUp,
                ..
            } => "found",
            Self::Created { .. } => "created",
            Self::Exists { .. } => "exists",
            Self::Joined { .. } => "joined",
            Self::Rejected(_) | Self::Withheld(_) => "rejected",
            Self::Ambiguous { .. } => "ambiguous",
            Self::Cancelled => "cancelled",
            Self::Unsent => "unsent",
        }
    }

    /// A stable code that says more than the status where there is more to say.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Withheld(issue) => issue.code.as_str(),
            Self::Ambiguous { doubt, .. } => doubt.code(),
            _ => self.status(),
        }
    }

    /// What happened and what to do next, in a sentence.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::Queued | Self::Sending | Self::Settling => "Not finished yet.".to_owned(),
            Self::Created {
                evidence: Evidence::LookUp,
                ..
            } => {
                "Found in the store after sending, made within the last minutes: by this import, or by one just before it.".to_owned()
            }
            Self::Created { .. } => "Created.".to_owned(),
            Self::Exists { .. } => {
                "A user with this email was in the store already. Nothing was changed.".to_owned()
            }
            Self::Joined { .. } => {
                "This user of the company was given access to this storefront. Nobody was created."
                    .to_owned()
            }
            Self::Rejected(refusal) if refusal.text.is_empty() => {
                "The store refused this user without a reason. Check the values and send it again."
                    .to_owned()
            }
            Self::Rejected(refusal) => format!("The store refused this user: {}", refusal.text),
            Self::Ambiguous { doubt, text } if text.is_empty() => doubt.message().to_owned(),
            Self::Ambiguous { doubt, text } => {
                format!("{} The answer was: {text}", doubt.message())
            }
            Self::Withheld(issue) => format!("{} Nothing was sent.", issue.message()),
            Self::Unsent => {
                "Not created, because the import stopped first. Send it again once what stopped it is mended."
                    .to_owned()
            }
            Self::Cancelled => {
                "Not sent, because the import was cancelled. Send it again when you like."
                    .to_owned()
            }
        }
    }
}
