//! The third step: users are being created.

use super::model::ManyModel;
use super::pause::paused;
use super::tally::{Number, tallies};
use crate::ui::{Content, Element, button, button_of, duration, element, progress_bar};
use b2b_users_client::{Driver, now};
use b2b_users_core::import::{Counts, ImportView, Phase};
use leptos::prelude::*;
use std::rc::Rc;

/// Progress, pace and time left, and a way to stop.
pub(super) fn sending(model: ManyModel) -> Content {
    let percent = move || {
        let counts = of_run(model, |view| view.counts);
        (counts.finished() * 100)
            .checked_div(counts.total)
            .unwrap_or(0)
    };
    let pace = element("p")
        .test_id("pace")
        .text_of(move || of_run(model, pace));
    let hint = "The request under way is always brought to its end. Keep this page open.";
    Content::from(progress_bar("Users done", Rc::new(percent)))
        .and(pace)
        .and(counts(model))
        .and(paused(model))
        .and(actions(model))
        .and(element("p").class("b2b-hint").text(hint))
}

/// Looks at the run, once there is one.
fn of_run<T: Default>(model: ManyModel, look: impl FnOnce(&ImportView) -> T) -> T {
    model
        .view
        .with(|view| view.as_ref().map(look).unwrap_or_default())
}

fn counts(model: ManyModel) -> Element {
    let count = |of: fn(&Counts) -> usize| -> Number {
        Rc::new(move || Some(of_run(model, |view| of(&view.counts))))
    };
    tallies(&[
        (
            "Created",
            "created",
            count(|counts| counts.created + counts.found),
        ),
        ("Already there", "exists", count(|counts| counts.exists)),
        ("Refused", "rejected", count(|counts| counts.rejected)),
        ("Uncertain", "ambiguous", count(|counts| counts.ambiguous)),
        ("Left", "left", count(|counts| counts.queued + counts.open)),
    ])
}

fn actions(model: ManyModel) -> Element {
    let is_stopping = move || of_run(model, |view| view.phase == Phase::Stopping);
    let stop = move || match is_stopping() {
        true => "Stop without waiting".to_owned(),
        false => "Stop creating users".to_owned(),
    };
    let stop = button_of("b2b-button-destructive", stop)
        .test_id("cancel")
        .on("click", move |_| model.tell(Driver::cancel));
    let pause = button("b2b-button-secondary", "Pause")
        .test_id("pause")
        .state_of("aria-disabled", move || !model.is_running())
        .on("click", move |_| {
            if untrack(|| model.is_running()) {
                model.tell(Driver::pause);
            }
        });
    element("div").class("b2b-actions").child(stop).child(pause)
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
