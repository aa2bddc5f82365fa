//! Why rows were not created, for the file that can be corrected and imported again.

use super::{RowNote, Wording};
use crate::check::RowVerdict;
use crate::import::{End, RowState, Stage};
use crate::issue::{Code, Issue};
use crate::order::by_number;
use crate::sheet::Problem;
use crate::sheet::SheetCheck;

/// One note for each row that cannot be sent, with its first error and the advice of all.
///
/// In the order of the rows. Rows with warnings alone have none. A row has one note with the
/// sentences of all of its errors, so that it appears in the file once.
#[must_use]
pub fn notes_of_check(check: &SheetCheck, wording: &dyn Wording) -> Vec<RowNote> {
    let mut notes = Vec::new();
    check.for_each_issues(|row, issues| {
        let mut errors = issues.iter().filter(|issue| issue.is_error());
        let Some(first) = errors.next() else {
            return;
        };
        let mut note = of_issue(first, row, check, wording);
        for issue in errors {
            note.reason.push(' ');
            note.reason.push_str(&wording.issue(issue));
        }
        notes.push(note);
    });
    notes
}

/// The note of a row by its first error.
fn of_issue(issue: &Issue, row: usize, check: &SheetCheck, wording: &dyn Wording) -> RowNote {
    let problem = Problem::locate(issue, row, check.sheet());
    RowNote {
        row: problem.row,
        status: match check.verdict(row) {
            Some(RowVerdict::Duplicate) if issue.code == Code::EmailDuplicate => "duplicate",
            Some(RowVerdict::InStore) => "exists",
            _ => "invalid",
        },
        code: issue.code.as_str().to_owned(),
        field: issue
            .field
            .map(|field| field.name().to_owned())
            .unwrap_or_default(),
        value: problem.value,
        reason: wording.issue(issue),
    }
}

/// One note for each row of a file that was certainly not created, by row: those that could not be
/// sent, and what became of the others so far.
///
/// A row in doubt is not among them: it may be in the store already, and importing it again could
/// make or mail a person twice.
#[must_use]
pub fn notes_of_import<'a>(
    check: &SheetCheck,
    states: impl Iterator<Item = (u32, &'a RowState)>,
    wording: &dyn Wording,
) -> Vec<RowNote> {
    let mut notes = notes_of_check(check, wording);
    notes.extend(states.filter_map(|(row, state)| note_of_state(row, state, wording)));
    by_number(notes, |note| u64::from(note.row))
}

/// The note for a row that was certainly not created: the file of such rows may be imported again
/// without a thought.
///
/// `None` for a row that was created or joined a storefront, and for one in doubt. Rows that were
/// never sent have a note.
#[must_use]
pub fn note_of_state(row: u32, state: &RowState, wording: &dyn Wording) -> Option<RowNote> {
    let created = matches!(
        state,
        RowState::Closed(End::Created { .. } | End::Joined { .. })
    );
    (!created && !is_in_doubt(state)).then(|| note(row, state, wording))
}

/// The note for a row of which no one can say whether it was created. Such rows are for a file of
/// their own, to be looked up in the store before any of them is sent again.
#[must_use]
pub fn note_of_doubt(row: u32, state: &RowState, wording: &dyn Wording) -> Option<RowNote> {
    is_in_doubt(state).then(|| note(row, state, wording))
}

/// A row without an end counts as well: it may have been sent.
const fn is_in_doubt(state: &RowState) -> bool {
    matches!(
        state,
        RowState::Closed(End::Ambiguous { .. }) | RowState::Open(Stage::Sending | Stage::Settling)
    )
}

fn note(row: u32, state: &RowState, wording: &dyn Wording) -> RowNote {
    let field = match state {
        RowState::Closed(End::Rejected(refusal)) => {
            refusal.field.map(|field| field.name().to_owned())
        }
        _ => None,
    };
    RowNote {
        row,
        status: state.status(),
        code: state.code().to_owned(),
        field: field.unwrap_or_default(),
        value: String::new(),
        reason: wording.row(state),
    }
}
