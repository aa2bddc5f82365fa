//! The states of all rows, in few bytes a row.
//!
//! An import may have hundreds of thousands of rows, nearly all of them in a handful of states.
//! So those are kept once and a row is four bytes: the number of its state, and a bit that says
//! whether a person has yet to see its change. A state with an identifier or a text of its own
//! costs its own size once.

use super::{Counts, End, RowState, Stage};
use crate::outcome::Evidence;

/// Marks a row whose change was not taken yet.
///
/// The highest bit, so there is room for two thousand million states.
const CHANGED: u32 = 1 << 31;
/// The states that most rows go through or end in, each kept once.
///
/// The first three are in the order of [`Stage`], whose number is used as theirs.
const COMMON: [RowState; 6] = [
    RowState::Open(Stage::Queued),
    RowState::Open(Stage::Sending),
    RowState::Open(Stage::Settling),
    RowState::Closed(End::Cancelled),
    RowState::Closed(End::Unsent),
    RowState::Closed(End::Created {
        user_id: None,
        evidence: Evidence::CompleteBatch,
    }),
];

/// Where each row stands: a number that names its state. Counts are kept with every change, never taken
/// by looking at all rows.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    /// The common ones first.
    states: Vec<RowState>,
    /// One for each row, in the order of the users.
    rows: Vec<u32>,
    /// They always add up to the number of rows.
    counts: Counts,
    /// In the order in which they changed first.
    changed: Vec<u32>,
}

impl Rows {
    /// So many rows, all of them queued.
    pub(super) fn new(count: usize) -> Self {
        Self {
            states: Vec::from(COMMON),
            rows: vec![0; count],
            counts: Counts {
                total: count,
                queued: count,
                ..Counts::default()
            },
            changed: Vec::new(),
        }
    }

    pub(super) const fn len(&self) -> usize {
        self.rows.len()
    }

    /// A copy of what is kept; nothing is counted.
    pub(super) const fn counts(&self) -> Counts {
        self.counts
    }

    /// The state of a row; rows that do not exist count as unsent.
    pub(super) fn get(&self, row: usize) -> &RowState {
        const UNSENT: &RowState = &RowState::Closed(End::Unsent);
        let name = self.rows.get(row).map(|name| (name & !CHANGED) as usize);
        let state = name.and_then(|name| self.states.get(name));
        state.unwrap_or(UNSENT)
    }

    /// Cheaper than comparing states. `false` for rows that do not exist.
    pub(super) fn is(&self, row: u32, stage: Stage) -> bool {
        let name = self.rows.get(row as usize).map(|name| name & !CHANGED);
        name == Some(stage as u32)
    }

    /// Gives a row another state, unless it has ended.
    ///
    /// That an end is final is guaranteed here, whatever records say.
    pub(super) fn set(&mut self, row: u32, state: RowState) {
        let RowState::Open(before) = *self.get(row as usize) else {
            return;
        };
        *self.counts.of(&before.into()) -= 1;
        *self.counts.of(&state) += 1;
        let name = self.name(state);
        if let Some(place) = self.rows.get_mut(row as usize) {
            if *place & CHANGED == 0 {
                self.changed.push(row);
            }
            *place = name | CHANGED;
        }
    }

    /// The number that names a state.
    ///
    /// A state that is not among the common ones gets a new number each time; equal ones are
    /// not looked for.
    fn name(&mut self, state: RowState) -> u32 {
        match state {
            RowState::Open(stage) => stage as u32,
            RowState::Closed(End::Cancelled) => 3,
            RowState::Closed(End::Unsent) => 4,
            RowState::Closed(End::Created {
                user_id: None,
                evidence: Evidence::CompleteBatch,
            }) => 5,
            state @ RowState::Closed(_) => {
                self.states.push(state);
                u32::try_from(self.states.len() - 1).unwrap_or_default()
            }
        }
    }

    /// The rows that have changed since this was asked last, each once.
    ///
    /// For a page that draws only what is new.
    pub(super) fn take_changes(&mut self) -> Vec<u32> {
        let changed = std::mem::take(&mut self.changed);
        for row in &changed {
            if let Some(place) = self.rows.get_mut(*row as usize) {
                *place &= !CHANGED;
            }
        }
        changed
    }
}
