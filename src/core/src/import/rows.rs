//! The states of all rows, in few bytes a row.

use super::{Counts, RowState, Stage};

/// Marks a row whose change was not taken yet.
const CHANGED: u32 = 1 << 31;
/// So many of the last states are compared before a new one is kept: the rows of one batch mostly end
/// alike.
const ALIKE: usize = 4;

/// Where each row stands. Equal states of neighbours are kept once, and a row is a number that names
/// its state. Counts are kept with every change, never taken by looking at all rows.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    /// The three stages first, in their order.
    states: Vec<RowState>,
    rows: Vec<u32>,
    counts: Counts,
    changed: Vec<u32>,
}

impl Rows {
    /// So many rows, all of them queued.
    pub(super) fn new(count: usize) -> Self {
        Self {
            states: vec![
                Stage::Queued.into(),
                Stage::Sending.into(),
                Stage::Settling.into(),
            ],
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

    pub(super) const fn counts(&self) -> Counts {
        self.counts
    }

    /// The state of a row; rows that do not exist count as queued.
    pub(super) fn get(&self, row: usize) -> &RowState {
        const QUEUED: &RowState = &RowState::Open(Stage::Queued);
        let name = self.rows.get(row).map_or(0, |name| name & !CHANGED);
        self.states.get(name as usize).unwrap_or(QUEUED)
    }

    pub(super) fn is(&self, row: u32, stage: Stage) -> bool {
        (row as usize) < self.rows.len() && *self.get(row as usize) == RowState::Open(stage)
    }

    /// Gives a row another state, unless it has ended.
    pub(super) fn set(&mut self, row: u32, state: RowState) {
        let before = self.get(row as usize);
        if before.is_final() || *before == state {
            return;
        }
        let before = before.clone();
        *self.counts.of(&before) -= 1;
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
    fn name(&mut self, state: RowState) -> u32 {
        if let RowState::Open(stage) = state {
            return stage as u32;
        }
        let last = self.states.len();
        let alike = last.saturating_sub(ALIKE)..last;
        let mut alike = alike.filter(|index| self.states.get(*index) == Some(&state));
        let index = alike.next().unwrap_or_else(|| {
            self.states.push(state);
            last
        });
        u32::try_from(index).unwrap_or_default()
    }

    /// The rows that have changed since this was asked last, each once.
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
