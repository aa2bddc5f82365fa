//! What an import came to.

use b2b_users_core::check::RowVerdict;
use b2b_users_core::import::{Counts, Import, RowState};
use b2b_users_core::report::{RowNote, note_of_doubt, notes_of_import, unfinished_rows};
use b2b_users_core::sheet::SheetCheck;
use b2b_users_text::Language;

/// What an import came to.
#[derive(Debug)]
pub(super) struct Imported {
    pub(super) counts: Counts,
    /// Rows that were sent or cancelled, with their ends, in the order of the file.
    pub(super) rows: Vec<ImportedRow>,
    /// Rows that had errors and were left out.
    pub(super) left_out: usize,
    /// Rows that were left out because the store had them.
    pub(super) in_store: usize,
    /// The file of rows that were not created; `None` if there are none.
    pub(super) report: Option<String>,
    /// The file of rows of which no one can say; `None` if there are none.
    pub(super) doubts: Option<String>,
}

/// One row with its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ImportedRow {
    pub(super) row: u32,
    pub(super) email: String,
    pub(super) state: RowState,
}

impl Imported {
    /// What a run came to that is over, given the numbers of its rows and the check that they come from.
    pub(super) fn of(
        run: &Import,
        counts: Counts,
        rows: &[u32],
        check: &SheetCheck,
        language: &Language,
    ) -> Self {
        let ends = rows.iter().zip(run.rows()).enumerate();
        let rows: Vec<ImportedRow> = ends
            .filter_map(|(index, (row, state))| {
                Some(ImportedRow {
                    row: *row,
                    email: run.users().email(index)?,
                    state: state.clone(),
                })
            })
            .collect();
        let states = rows.iter().map(|row| (row.row, &row.state));
        let notes = notes_of_import(check, states, language);
        let doubts = rows.iter();
        let doubts = doubts.filter_map(|row| note_of_doubt(row.row, &row.state, language));
        let doubts: Vec<RowNote> = doubts.collect();
        let written =
            |notes: &[RowNote]| (!notes.is_empty()).then(|| unfinished_rows(check.sheet(), notes));
        Self {
            counts,
            left_out: check.count(RowVerdict::Invalid) + check.count(RowVerdict::Duplicate),
            in_store: check.count(RowVerdict::InStore),
            report: written(&notes),
            doubts: written(&doubts),
            rows,
        }
    }
}
