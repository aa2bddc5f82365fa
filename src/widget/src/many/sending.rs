//! The third step: users are being created.

use super::model::ManyModel;
use super::pause::Paused;
use super::tally::Tally;
use crate::ui::{ProgressBar, duration};
use b2b_users_client::{Driver, now};
use b2b_users_core::import::{Counts, ImportView, Phase};
use leptos::prelude::*;

/// Progress, pace and time left, and a way to stop.
#[component]
pub(super) fn Sending(model: ManyModel) -> impl IntoView {
    let counts = Signal::derive(move || {
        model
            .view
            .with(|view| view.as_ref().map(|view| view.counts).unwrap_or_default())
    });
    let count = move |of: fn(&Counts) -> usize| Signal::derive(move || of(&counts.get()));
    let percent = Signal::derive(move || {
        let counts = counts.get();
        (counts.finished() * 100)
            .checked_div(counts.total)
            .unwrap_or(0)
    });
    let stopping = Signal::derive(move || {
        model.view.with(|view| {
            view.as_ref()
                .is_some_and(|view| view.phase == Phase::Stopping)
        })
    });
    let running = Signal::derive(move || {
        model.view.with(|view| {
            view.as_ref()
                .is_some_and(|view| matches!(view.phase, Phase::Running | Phase::Waiting { .. }))
        })
    });
    view! {
        <ProgressBar label="Users done" percent />
        <p data-testid="pace">{move || model.view.with(|view| view.as_ref().map(pace))}</p>
        <ul class="b2b-tallies">
            <Tally label="Created" name="created" value=count(|counts| counts.created + counts.found) />
            <Tally label="Already there" name="exists" value=count(|counts| counts.exists) />
            <Tally label="Refused" name="rejected" value=count(|counts| counts.rejected) />
            <Tally label="Uncertain" name="ambiguous" value=count(|counts| counts.ambiguous) />
            <Tally label="Left" name="left" value=count(|counts| counts.queued + counts.open) />
        </ul>
        <Paused model />
        <div class="b2b-actions">
            <button type="button" class="b2b-button b2b-button-destructive" part="button" data-testid="cancel" on:click=move |_| model.tell(Driver::cancel)>
                {move || if stopping.get() { "Stop without waiting" } else { "Stop creating users" }}
            </button>
            <button
                type="button"
                class="b2b-button b2b-button-secondary" part="button"
                data-testid="pause"
                aria-disabled=move || (!running.get()).to_string()
                on:click=move |_| if running.get_untracked() { model.tell(Driver::pause) }
            >
                "Pause"
            </button>
        </div>
        <p class="b2b-hint">{"The request under way is always brought to its end. Keep this page open."}</p>
    }
}

/// What the run is doing, how fast, and how long it will take.
fn pace(view: &ImportView) -> String {
    let left = view
        .remaining
        .map(duration)
        .map(|left| format!("about {left} left"))
        .unwrap_or_default();
    match view.phase {
        Phase::Running => format!(
            "Up to {} requests a minute, {left}.",
            view.requests_per_minute
        ),
        Phase::Waiting { until } => format!(
            "Waiting {} to stay within the store's limit, {left}.",
            duration(until.saturating_sub(now()))
        ),
        Phase::Stopping => "Stopping after the request under way.".to_owned(),
        Phase::Paused(_) => "Paused.".to_owned(),
        _ => "Finished.".to_owned(),
    }
}
