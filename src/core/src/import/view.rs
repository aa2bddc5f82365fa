//! A picture of a run, for showing.

use super::{Millis, Pause, RowState};
use crate::outcome::Evidence;
use serde::Serialize;

/// The rows by state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// All rows.
    pub total: usize,
    /// Waiting for their turn.
    pub queued: usize,
    /// Under way, or being looked up.
    pub open: usize,
    /// In the store, made by this run.
    pub created: usize,
    /// In the store after sending, as a look-up saw: made by this run, or by another just before it.
    pub found: usize,
    /// There before the run; those who were given access to this storefront, too.
    pub exists: usize,
    /// Refused, by the store or by what a look into it found.
    pub rejected: usize,
    /// Nobody can say.
    pub ambiguous: usize,
    /// Never sent, because somebody cancelled.
    pub cancelled: usize,
    /// Never sent, because the run was given up.
    pub unsent: usize,
}

impl Counts {
    pub(super) fn of(rows: &[RowState]) -> Self {
        let mut counts = Self {
            total: rows.len(),
            ..Self::default()
        };
        for row in rows {
            *match row {
                RowState::Queued => &mut counts.queued,
                RowState::Sending | RowState::Settling => &mut counts.open,
                RowState::Created {
                    evidence: Evidence::LookUp,
                    ..
                } => &mut counts.found,
                RowState::Created { .. } => &mut counts.created,
                RowState::Exists { .. } | RowState::Joined { .. } => &mut counts.exists,
                RowState::Rejected(_) | RowState::Withheld(_) => &mut counts.rejected,
                RowState::Ambiguous { .. } => &mut counts.ambiguous,
                RowState::Cancelled => &mut counts.cancelled,
                RowState::Unsent => &mut counts.unsent,
            } += 1;
        }
        counts
    }

    /// The rows that the run is done with.
    #[must_use]
    pub const fn finished(&self) -> usize {
        self.total - self.queued - self.open
    }
}

/// What a run is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Phase {
    /// Looking who is in the store, before anything is created.
    Looking,
    /// Sending or about to.
    Running,
    /// Cancelled; a request or look-up under way is still brought to its end.
    Stopping,
    /// Keeping to the store's budget.
    Waiting {
        /// When it goes on.
        until: Millis,
    },
    /// Until somebody acts.
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
            Self::Paused(_) => "paused",
            Self::Finished => "finished",
        }
    }
}

/// A picture of a run at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunView {
    /// What it is doing.
    pub phase: Phase,
    /// The rows by state.
    pub counts: Counts,
    /// Requests made so far, look-ups included.
    pub requests: u32,
    /// The most requests that it makes in a minute.
    pub requests_per_minute: u32,
    /// Whether it is paused because the store cannot be reached, and tries again by itself.
    pub tries_again: bool,
    /// Milliseconds that the rest will take, as far as can be told.
    pub remaining: Option<Millis>,
}
