//! Every step that was taken, to take it back and again.
//!
//! A step keeps what was there and what came instead, so taking it back needs no copy of the sheet.
//! A mapping or a set of defaults is kept whole, since both are small; of cells only those that
//! were typed over.

use super::change::Change;
use crate::mapping::Mapping;
use crate::order::distinct;
use crate::user::UserDraft;

/// A cell before and after a step; without a text it is as the file has it.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) before: Option<Box<str>>,
    pub(super) after: Option<Box<str>>,
}

/// What is taken back at once.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// What was typed or pasted at once, in the order of the typing.
    Cells(Vec<Cell>),
    Mapping {
        before: Mapping,
        after: Mapping,
    },
    Defaults {
        before: Box<UserDraft>,
        after: Box<UserDraft>,
    },
}

impl Step {
    /// What it changes, forth as well as back.
    pub(super) fn change(&self) -> Change {
        match self {
            Self::Cells(cells) => {
                let rows = distinct(cells.iter().map(|cell| cell.row as u64));
                Change::Rows(rows.into_iter().map(|row| row as usize).collect())
            }
            Self::Mapping { before, after } => Change::of_mappings(before, after),
            Self::Defaults { before, after } => Change::of_defaults(before, after),
        }
    }
}

/// The steps taken, and those taken back.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// Notes a step. What was taken back before it cannot be taken again.
    pub(super) fn add(&mut self, step: Step) -> Change {
        let change = step.change();
        self.done.push(step);
        self.undone.clear();
        change
    }

    /// A step that is given here can be taken again by `forth`. `None` if none is left.
    pub(super) fn back(&mut self) -> Option<Step> {
        let step = self.done.pop()?;
        self.undone.push(step.clone());
        Some(step)
    }

    /// `None` if nothing was taken back since the last new step.
    pub(super) fn forth(&mut self) -> Option<Step> {
        let step = self.undone.pop()?;
        self.done.push(step.clone());
        Some(step)
    }
}
