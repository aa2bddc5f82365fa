//! Follows a run and keeps its results.

use super::model::ManyModel;
use super::step::Step;
use b2b_users_client::{Driver, now};
use b2b_users_core::check::RowVerdict;
use b2b_users_core::import::{Counts, Import, Phase, RowState};
use b2b_users_core::report::{RowNote, note_of_doubt, notes_of_import, unfinished_rows};
use b2b_users_core::sheet::SheetCheck;
use b2b_users_flow::{Announcements, observe_import};
use b2b_users_text::{Language, keys};
use leptos::prelude::untrack;
use std::sync::Arc;

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
    /// The file of rows of which nobody can say; `None` if there are none.
    pub(super) doubts: Option<String>,
}

/// One row with its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ImportedRow {
    pub(super) row: u32,
    pub(super) email: String,
    pub(super) state: RowState,
}

/// Shows a run, and its results when it is over.
pub(super) fn observe(model: ManyModel, run: &Import, rows: &[u32], check: &SheetCheck) {
    let budget = model.session.budget();
    let view = run.view(now(), &budget.limiter());
    announce(model, &view.counts, &view.phase);
    let progress = observe_import(&view.phase);
    if progress.counts_down {
        model.tell(Driver::count_down);
    }
    let counts = view.counts;
    let made = counts.created + counts.found;
    model.session.accessibility().note_stop(progress.is_stopped);
    model.view.set(Some(view));
    if progress.renews_login {
        renew_login(model);
    }
    if !progress.is_over || model.imported.with(Option::is_some) {
        return;
    }
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
    let in_store = check.count(RowVerdict::InStore);
    let left_out = check.count(RowVerdict::Invalid) + check.count(RowVerdict::Duplicate);
    let states = rows.iter().map(|row| (row.row, &row.state));
    let language = model.session.language();
    let (notes, doubtful) = language.with_value(|language| {
        let doubts = rows.iter();
        let doubts = doubts.filter_map(|row| note_of_doubt(row.row, &row.state, language));
        let doubts: Vec<RowNote> = doubts.collect();
        (notes_of_import(check, states, language), doubts)
    });
    let written =
        |notes: &[RowNote]| (!notes.is_empty()).then(|| unfinished_rows(check.sheet(), notes));
    let (report, doubts) = (written(&notes), written(&doubtful));
    model.imported.set(Some(Arc::new(Imported {
        counts,
        rows,
        left_out,
        in_store,
        report,
        doubts,
    })));
    model.step.set(Step::Done);
    let numbers = [("made", made), ("total", counts.total)];
    let numbers = numbers.map(|(name, number)| (name, (number as u64).into()));
    let told = untrack(|| language.fill(keys::SENDING_ENDED, &numbers));
    model.session.accessibility().announce(told);
}

/// A login that has expired is asked for once more before anybody is bothered.
fn renew_login(model: ManyModel) {
    let session = model.session;
    session.renew_login(Box::new(move || model.import.get()), Box::new(|_| {}));
}

/// Tells screen readers how far it is.
fn announce(model: ManyModel, counts: &Counts, phase: &Phase) {
    let next = |announced: &mut Announcements| announced.next(counts, phase, now());
    let Some(next) = model.announced.update(next) else {
        return;
    };
    let key = match next.wait {
        Some(_) => keys::SENDING_TOLD_WAITING,
        None => keys::SENDING_TOLD,
    };
    let language = model.session.language();
    let said = |language: &Language| {
        let words = [
            ("done", (next.done as u64).into()),
            ("total", (next.total as u64).into()),
            ("duration", language.duration(next.wait.unwrap_or(0)).into()),
        ];
        language.fill(key, &words)
    };
    let text = untrack(|| language.with_value(said));
    model.session.accessibility().announce(text);
}
