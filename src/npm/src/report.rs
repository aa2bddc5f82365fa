//! Pictures of a run, as programs see them.

use crate::text;
use b2b_users_core::engine::Pause;
use b2b_users_core::import::{Counts, Import, ImportView, Phase};
use serde::Serialize;

/// Why a run stands still.
#[derive(Serialize)]
pub(crate) struct PauseView {
    code: &'static str,
    message: String,
}

impl From<&Pause> for PauseView {
    fn from(pause: &Pause) -> Self {
        Self {
            code: pause.code(),
            message: text::said(|language| language.pause(pause)),
        }
    }
}

/// A run at one moment.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ProgressView {
    phase: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    waiting_until: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pause: Option<PauseView>,
    counts: Counts,
    requests: u32,
    requests_per_minute: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    remaining: Option<u64>,
}

impl From<&ImportView> for ProgressView {
    fn from(view: &ImportView) -> Self {
        let (waiting_until, pause) = match &view.phase {
            Phase::Waiting { until } => (Some(*until), None),
            Phase::Paused(why) => (None, Some(why.into())),
            _ => (None, None),
        };
        Self {
            phase: view.phase.name(),
            waiting_until,
            pause,
            counts: view.counts,
            requests: view.requests,
            requests_per_minute: view.requests_per_minute,
            remaining: view.remaining,
        }
    }
}

/// One row with where it stands.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RowView {
    row: u32,
    email: String,
    status: &'static str,
    code: &'static str,
    message: String,
    /// As text: identifiers of the store may be greater than any number that JavaScript
    /// holds exactly.
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<String>,
}

/// All rows with where they stand.
#[derive(Serialize)]
pub(crate) struct ReportView {
    counts: Counts,
    requests: u32,
    rows: Vec<RowView>,
}

impl ReportView {
    pub(crate) fn of(run: &Import, rows: &[u32], view: &ImportView) -> Self {
        let states = rows.iter().zip(run.rows()).enumerate();
        Self {
            counts: view.counts,
            requests: view.requests,
            rows: states
                .filter_map(|(index, (row, state))| {
                    Some(RowView {
                        row: *row,
                        email: run.users().email(index)?,
                        status: state.status(),
                        code: state.code(),
                        message: text::said(|language| language.row(state)),
                        user_id: state.user_id().map(|id| id.to_string()),
                    })
                })
                .collect(),
        }
    }
}
