//! What a step changed, so that no more is checked again than it touches.

use crate::mapping::Mapping;
use crate::user::{Field, UserDraft};

/// What has to be checked again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// These rows, counted from 0.
    Rows(Vec<usize>),
    /// Rows in which one of these columns is not blank.
    ///
    /// Columns count from 0. A blank cell gives what a column that is not read gives, so its row
    /// need not be checked again.
    Columns(Vec<usize>),
    /// Rows that have no text for one of these fields.
    ///
    /// A row with a text of its own for a field does not see what stands in for blank ones.
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
}
