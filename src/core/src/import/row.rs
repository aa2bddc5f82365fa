//! The state of one row.
//!
//! A row is one user of the list. It is open or closed, and once closed it stays so within its
//! import; [`End`] says how it ended. The names given here are those of reports and of the
//! interfaces for other programs.

use crate::journal::End;
use crate::outcome::Evidence;

/// How far a row that is not finished has come.
///
/// A row can go back from sending or settling to queued, when its create had no effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Waits for its turn; certainly not in the store through this import.
    ///
    /// It may have been sent before, if it is proven that this had no effect.
    Queued,
    /// Its request is under way.
    ///
    /// After a restart no row is in it: its create is then looked up.
    Sending,
    /// It was sent, and a look-up is about to settle what came of it.
    ///
    /// The look-up may be waiting as well as under way.
    Settling,
}

/// The state of a row. The states always add up to the rows.
///
/// A row that has no end is not forgotten: its stage says what it waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowState {
    /// Not finished.
    Open(Stage),
    /// Finished.
    Closed(End),
}

impl From<Stage> for RowState {
    fn from(stage: Stage) -> Self {
        Self::Open(stage)
    }
}

impl From<End> for RowState {
    fn from(end: End) -> Self {
        Self::Closed(end)
    }
}

impl RowState {
    /// How the row ended, if it did.
    #[must_use]
    pub const fn end(&self) -> Option<&End> {
        match self {
            Self::Open(_) => None,
            Self::Closed(end) => Some(end),
        }
    }

    /// Whether the import is done with the row.
    #[must_use]
    pub const fn is_final(&self) -> bool {
        matches!(self, Self::Closed(_))
    }

    /// The user's identifier in B2B Edition, where it is certain.
    ///
    /// `None` for every open row, and for one that a batch created without naming it.
    #[must_use]
    pub const fn user_id(&self) -> Option<u64> {
        match self {
            Self::Closed(
                End::Created { user_id, .. } | End::Exists { user_id } | End::Joined { user_id },
            ) => *user_id,
            _ => None,
        }
    }

    /// A stable name for programs and reports.
    ///
    /// There are eleven of them. A row that was withheld counts as rejected here;
    /// [`code`](Self::code) tells them apart.
    ///
    /// ```
    /// use b2b_users_core::import::{End, RowState, Stage};
    ///
    /// assert_eq!(RowState::from(Stage::Queued).status(), "queued");
    /// assert_eq!(RowState::from(End::Cancelled).status(), "cancelled");
    /// ```
    #[must_use]
    pub const fn status(&self) -> &'static str {
        let end = match self {
            Self::Open(Stage::Queued) => return "queued",
            Self::Open(Stage::Sending) => return "sending",
            Self::Open(Stage::Settling) => return "settling",
            Self::Closed(end) => end,
        };
        match end {
            End::Created {
                evidence: Evidence::LookUp,
                ..
            } => "found",
            End::Created { .. } => "created",
            End::Exists { .. } => "exists",
            End::Joined { .. } => "joined",
            End::Rejected(_) | End::Withheld(_) => "rejected",
            End::Ambiguous { .. } => "ambiguous",
            End::Cancelled => "cancelled",
            End::Unsent => "unsent",
        }
    }

    /// A stable code that says more than the status where there is more to say.
    ///
    /// For all others it is the status itself.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Closed(End::Withheld(issue)) => issue.code.as_str(),
            Self::Closed(End::Ambiguous { doubt, .. }) => doubt.code(),
            _ => self.status(),
        }
    }
}

/// A row is equal to an end if it has ended in that way.
impl PartialEq<End> for RowState {
    fn eq(&self, other: &End) -> bool {
        self.end() == Some(other)
    }
}
