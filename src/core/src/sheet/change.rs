//! What a step changed, so that no more is checked again than it touches.

use super::Sheet;
use crate::mapping::Mapping;
use crate::scan;
use crate::user::{Field, UserDraft};

/// What has to be checked again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// These rows, counted from 0.
    Rows(Vec<usize>),
    /// Rows in which one of these columns is not blank.
    Columns(Vec<usize>),
    /// Rows that have no text for one of these fields.
    Blanks(Vec<Field>),
    /// All of them.
    Everything,
}

impl Change {
    pub(super) fn of_mappings(before: &Mapping, after: &Mapping) -> Self {
        let columns = before.columns().iter().zip(after.columns());
        let changed = columns
            .enumerate()
            .filter(|(_, (before, after))| before.target != after.target)
            .map(|(column, _)| column);
        if before.columns().len() == after.columns().len() {
            Self::Columns(changed.collect())
        } else {
            Self::Everything
        }
    }

    pub(super) fn of_defaults(before: &UserDraft, after: &UserDraft) -> Self {
        let changed = Field::ALL.into_iter();
        Self::Blanks(
            changed
                .filter(|field| before.get(*field) != after.get(*field))
                .collect(),
        )
    }

    /// The rows that it touches, unless there are more than `most`.
    pub(super) fn rows(self, sheet: &Sheet, most: usize) -> Option<Vec<usize>> {
        let touched = |touches: &dyn Fn(usize) -> bool| {
            let rows = (0..sheet.table().row_count()).filter(|row| touches(*row));
            let rows: Vec<usize> = rows.take(most + 1).collect();
            (rows.len() <= most).then_some(rows)
        };
        match self {
            Self::Rows(rows) => (rows.len() <= most).then_some(rows),
            Self::Columns(columns) => touched(&|row| {
                let mut columns = columns.iter();
                columns.any(|column| !scan::is_blank(sheet.cell(row, *column)))
            }),
            Self::Blanks(fields) => {
                let columns = fields.iter().map(|field| sheet.mapping().column_of(*field));
                let columns: Vec<_> = columns.collect();
                let is_blank = |row: usize, column: &Option<usize>| {
                    column.is_none_or(|column| scan::is_blank(sheet.cell(row, column)))
                };
                touched(&|row| columns.iter().any(|column| is_blank(row, column)))
            }
            Self::Everything => None,
        }
    }
}
