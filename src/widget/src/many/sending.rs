//! The third step: users are being created.

use super::model::ManyModel;
use super::pause::paused;
use super::run::Run;
use super::tally::{Number, tallies};
use crate::session::Speech;
use crate::ui::{Content, Element, button, button_of, element, progress_bar};
use b2b_users_client::{Driver, now};
use b2b_users_core::import::{Counts, ImportView, Phase};
use b2b_users_text::{Language, keys};
use leptos::prelude::untrack;
use std::rc::Rc;

/// Progress, pace and time left, and a way to stop.
pub(super) fn sending(model: ManyModel) -> Content {
    let (run, language) = (model.run, model.session.language());
    let percent = move || {
        let counts = run.with(|view| view.counts);
        (counts.finished() * 100)
            .checked_div(counts.total)
            .unwrap_or(0)
    };
    let pace = element("p")
        .test_id("pace")
        .text_of(move || language.with_value(|language| run.with(|view| pace(view, language))));
    Content::from(progress_bar(keys::SENDING_PROGRESS, Rc::new(percent)))
        .and(pace)
        .and(counts(run))
        .and(paused(model))
        .and(actions(run, language))
        .and(element("p").class("b2b-hint").say(keys::SENDING_HINT))
}

fn counts(run: Run) -> Element {
    let count = |of: fn(&Counts) -> usize| -> Number {
        Rc::new(move || Some(run.with(|view| of(&view.counts))))
    };
    tallies(&[
        (
            keys::COUNT_CREATED,
            "created",
            count(|counts| counts.created + counts.found),
        ),
        (keys::COUNT_EXISTS, "exists", count(|counts| counts.exists)),
        (
            keys::COUNT_REJECTED,
            "rejected",
            count(|counts| counts.rejected),
        ),
        (
            keys::COUNT_AMBIGUOUS,
            "ambiguous",
            count(|counts| counts.ambiguous),
        ),
        (
            keys::COUNT_LEFT,
            "left",
            count(|counts| counts.queued + counts.open),
        ),
    ])
}

fn actions(run: Run, language: Speech) -> Element {
    let is_stopping = move || run.with(|view| view.phase == Phase::Stopping);
    let stop = move || {
        language.text(match is_stopping() {
            true => keys::SENDING_STOP_NOW,
            false => keys::SENDING_STOP,
        })
    };
    let stop = button_of("b2b-button-destructive", stop)
        .test_id("cancel")
        .on("click", move |_| run.tell(Driver::cancel));
    let pause = button("b2b-button-secondary", keys::SENDING_PAUSE)
        .test_id("pause")
        .state_of("aria-disabled", move || !run.is_running())
        .on("click", move |_| {
            if untrack(|| run.is_running()) {
                run.tell(Driver::pause);
            }
        });
    element("div").class("b2b-actions").child(stop).child(pause)
}

/// What the run is doing, how fast, and how long it will take.
fn pace(view: &ImportView, language: &Language) -> String {
    let left = view.remaining.map(|left| language.duration(left));
    let until = match view.phase {
        Phase::Waiting { until } | Phase::Settling { until } => until.saturating_sub(now()),
        _ => 0,
    };
    let words = [
        ("requests", u64::from(view.requests_per_minute).into()),
        ("duration", language.duration(until).into()),
        ("left", left.unwrap_or_default().into()),
        ("open", (view.counts.open as u64).into()),
    ];
    let key = match view.phase {
        Phase::Running => keys::SENDING_RUNNING,
        Phase::Waiting { .. } => keys::SENDING_WAITING,
        Phase::Settling { .. } => keys::SENDING_SETTLING,
        Phase::Stopping => keys::SENDING_STOPPING,
        Phase::Paused(_) => keys::SENDING_PAUSED,
        _ => keys::SENDING_FINISHED,
    };
    language.fill(key, &words)
}
