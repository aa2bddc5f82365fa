//! Pictures of a run, as programs see them.

use crate::{text, values};
use b2b_users_core::engine::Pause;
use b2b_users_core::import::{Counts, Import, ImportView, Phase};
use serde::Serialize;

/// Why a run has paused.
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
    /// The requests a minute. Parts of the module share no text, and the full name is one of settings.
    pace: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    remaining: Option<u64>,
}

impl From<&ImportView> for ProgressView {
    fn from(view: &ImportView) -> Self {
        let (waiting_until, pause) = match &view.phase {
            Phase::Waiting { until } | Phase::Settling { until } => (Some(*until), None),
            Phase::Paused(why) => (None, Some(why.into())),
            _ => (None, None),
        };
        Self {
            phase: view.phase.name(),
            waiting_until,
            pause,
            counts: view.counts,
            requests: view.requests,
            pace: view.requests_per_minute,
            remaining: view.remaining,
        }
    }
}

/// All rows with where they stand, as JSON.
pub(crate) fn report(run: &Import, rows: &[u32], view: &ImportView) -> String {
    values::object(|json| {
        json.key("counts");
        json.raw("{");
        for (name, count) in view.counts.entries() {
            json.count(name, count as u64);
        }
        json.raw("}");
        json.count("requests", view.requests.into());
        json.key("rows");
        let states = rows.iter().zip(run.rows()).enumerate();
        let states = states
            .filter_map(|(index, (row, state))| Some((*row, state, run.users().email(index)?)));
        values::objects(json, states, |json, (row, state, email)| {
            let message = text::said(|language| language.row(state));
            json.count("row", row.into());
            json.text("email", Some(&email));
            json.text("status", Some(state.status()));
            json.text("code", Some(state.code()));
            json.text("message", Some(&message));
            if let Some(id) = state.user_id() {
                // As text: identifiers of the store may be greater than any number that JavaScript holds exactly.
                json.text("userId", Some(&id.to_string()));
            }
        });
    })
}
