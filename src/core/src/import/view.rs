//! A snapshot of an import, for showing.
//!
//! It is a copy, made when a page draws, so that nothing on a page holds on to the import.
//! The rows themselves are asked for one by one, or by what has changed.

use super::{End, RowState, Stage};
use crate::engine::{Millis, Pause};
use crate::outcome::Evidence;
use serde::{Serialize, Serializer};

/// The rows by state.
///
/// All but `total` add up to `total`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// All rows.
    pub total: usize,
    /// Waiting for their turn.
    pub queued: usize,
    /// Under way, or being looked up.
    ///
    /// What they are about may be in the store already.
    pub open: usize,
    /// In the store, made by this import.
    ///
    /// The reply to the create shows it.
    pub created: usize,
    /// In the store after sending, as a look-up saw: made by this import, or by another just before it.
    pub found: usize,
    /// There before the import; those who were given access to this storefront, too.
    pub exists: usize,
    /// Refused, by the store or by what a look into it found.
    ///
    /// Nothing was created.
    pub rejected: usize,
    /// Cannot be decided.
    ///
    /// The user has to look into the store.
    pub ambiguous: usize,
    /// Never sent, because the user cancelled.
    pub cancelled: usize,
    /// Never sent, because the import was given up.
    pub unsent: usize,
}

/// As an object of the [`entries`](Counts::entries).
impl Serialize for Counts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.entries())
    }
}

impl Counts {
    /// Each count by the name that programs know it by.
    #[must_use]
    pub const fn entries(&self) -> [(&'static str, usize); 10] {
        [
            ("total", self.total),
            ("queued", self.queued),
            ("open", self.open),
            ("created", self.created),
            ("found", self.found),
            ("exists", self.exists),
            ("rejected", self.rejected),
            ("ambiguous", self.ambiguous),
            ("cancelled", self.cancelled),
            ("unsent", self.unsent),
        ]
    }

    /// The count that rows of this state are in.
    pub(super) const fn of(&mut self, state: &RowState) -> &mut usize {
        let end = match state {
            RowState::Open(Stage::Queued) => return &mut self.queued,
            RowState::Open(_) => return &mut self.open,
            RowState::Closed(end) => end,
        };
        match end {
            End::Created {
                evidence: Evidence::LookUp,
                ..
            } => &mut self.found,
            End::Created { .. } => &mut self.created,
            End::Exists { .. } | End::Joined { .. } => &mut self.exists,
            End::Rejected(_) | End::Withheld(_) => &mut self.rejected,
            End::Ambiguous { .. } => &mut self.ambiguous,
            End::Cancelled => &mut self.cancelled,
            End::Unsent => &mut self.unsent,
        }
    }

    /// The rows that the import is done with.
    #[must_use]
    pub const fn finished(&self) -> usize {
        self.total - self.queued - self.open
    }
}

/// What an import is doing.
///
/// Counts say how far an import has come, a phase what it waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Phase {
    /// Looking who is in the store, before anything is created.
    ///
    /// Only an import that looks first has this phase.
    Looking,
    /// Sending or about to.
    ///
    /// A short gap between two requests counts as running.
    Running,
    /// Cancelled; a request or look-up under way is still brought to its end.
    Stopping,
    /// Keeping to the store's budget.
    Waiting {
        /// When it goes on.
        ///
        /// A moment of Unix time, not a duration.
        until: Millis,
    },
    /// Nothing is done but asking what became of rows that were sent and not answered clearly.
    Settling {
        /// When it is known at the latest, if the store can be asked.
        until: Millis,
    },
    /// Until the user acts.
    ///
    /// Requests that were under way may still be answered.
    Paused(Pause),
    /// Every row has its final state.
    Finished,
}

impl Phase {
    /// A stable name for programs.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Looking => "looking",
            Self::Running => "running",
            Self::Stopping => "stopping",
            Self::Waiting { .. } => "waiting",
            Self::Settling { .. } => "settling",
            Self::Paused(_) => "paused",
            Self::Finished => "finished",
        }
    }
}

/// A snapshot of an import at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportView {
    /// What it is doing.
    pub phase: Phase,
    /// The rows by state.
    pub counts: Counts,
    /// Requests made so far, look-ups included.
    pub requests: u32,
    /// The most requests that it makes in a minute.
    ///
    /// As it was set, not as it was measured.
    pub requests_per_minute: u32,
    /// Whether it is paused because the store cannot be reached, and tries again by itself.
    pub tries_again: bool,
    /// Milliseconds that the rest will take, as far as can be told.
    ///
    /// `None` if nothing is left. Waits that the store asked for are in it, further troubles
    /// are not.
    pub remaining: Option<Millis>,
}
