//! Follows a run and keeps its results.

use super::model::ManyModel;
use super::step::Step;
use crate::session::Session;
use crate::ui::duration;
use b2b_users_client::now;
use b2b_users_core::check::RowVerdict;
use b2b_users_core::engine::{Millis, Pause};
use b2b_users_core::import::{Counts, Import, Phase, RowState};
use b2b_users_core::report::{RowNote, note_of_doubt, notes_of_import, unfinished_rows};
use b2b_users_core::sheet::SheetCheck;
use leptos::prelude::*;
use std::sync::Arc;

/// Milliseconds between two announcements of how far an import is.
const BETWEEN_ANNOUNCEMENTS: Millis = 5_000;

/// What screen readers were told last about an import.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Announced {
    /// How many tenths were done.
    tenth: usize,
    /// When it was told.
    at: Millis,
    /// Whether it was about a wait.
    waiting: bool,
}

impl Announced {
    /// Nothing yet of an import that begins now.
    pub(super) fn nothing(now: Millis) -> Self {
        Self {
            at: now,
            ..Self::default()
        }
    }
}

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
    let budget = model.session.with_value(Session::budget);
    let view = run.view(now(), &budget.limiter());
    announce(model, &view.counts, &view.phase);
    if matches!(view.phase, Phase::Waiting { .. }) {
        model.tell(Session::count_down);
    }
    let finished = view.phase == Phase::Finished;
    let made = view.counts.created + view.counts.found;
    let counts = view.counts;
    let stopped = matches!(&view.phase, Phase::Paused(pause) if *pause != Pause::Asked);
    model
        .session
        .with_value(|session| session.note_stop(stopped));
    let refused = matches!(view.phase, Phase::Paused(Pause::SignIn(_)));
    model.view.set(Some(view));
    if refused {
        renew_login(model);
    }
    if !finished || model.imported.with_untracked(Option::is_some) {
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
    let language = model.session.with_value(Session::language);
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
    let told = format!("{made} of {} users were created.", counts.total);
    model.session.with_value(|session| session.announce(told));
}

/// A login that has expired is asked for once more before anybody is bothered.
fn renew_login(model: ManyModel) {
    let session = model.session.get_value();
    session.renew_login(move |renewed| {
        let connection = model.session.with_value(Session::connection);
        let import = model.import.get_value().filter(|_| renewed);
        if let (Some(import), Some(connection)) = (import, connection) {
            import.resume_with(connection);
        }
    });
}

/// Tells screen readers at every tenth of the way, not at every row and not every moment.
fn announce(model: ManyModel, counts: &Counts, phase: &Phase) {
    let before = model.announced.get_value();
    let (tenth, now) = (tenth(counts), now());
    let done = format!("{} of {} users done.", counts.finished(), counts.total);
    let text = match phase {
        Phase::Running if tenth > before.tenth && now >= before.at + BETWEEN_ANNOUNCEMENTS => done,
        Phase::Waiting { until } if *until >= now + BETWEEN_ANNOUNCEMENTS && !before.waiting => {
            let wait = duration(until - now);
            format!("{done} Waiting {wait} to stay within the store's limit.")
        }
        _ => return,
    };
    model.announced.set_value(Announced {
        tenth,
        at: now,
        waiting: matches!(phase, Phase::Waiting { .. }),
    });
    model.session.with_value(|session| session.announce(text));
}

fn tenth(counts: &Counts) -> usize {
    (counts.finished() * 10)
        .checked_div(counts.total)
        .unwrap_or(0)
}
