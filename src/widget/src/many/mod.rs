//! *Add many*: a file, its columns, its problems, the sending, the results.

mod ahead;
mod ahead_status;
mod choose;
mod columns;
mod company;
mod confirm;
mod defaults;
mod file;
mod import;
mod model;
mod pause;
mod problems;
mod read;
mod results;
mod review;
mod sending;
mod step;
mod stepper;
mod summary;
mod tally;
mod told;

use crate::session::Session;
use choose::Choose;
use leptos::prelude::*;
use model::ManyModel;
use results::Results;
use review::Review;
use sending::Sending;
use step::Step;
use stepper::Stepper;

/// The steps, one at a time. Focus goes to the heading of a step when it begins.
#[component]
pub(crate) fn AddMany() -> impl IntoView {
    let session = Session::expect();
    let model = ManyModel::new(session.clone());
    let heading = session.id("many-heading");
    session.note_busy(Signal::derive(move || {
        matches!(model.step.get(), Step::Send | Step::Done)
    }));
    session.hand_over_login(move || model.running());
    crate::ui::guard_leaving(Signal::derive(move || {
        matches!(model.step.get(), Step::Review | Step::Send)
    }));
    Effect::new({
        let session = session.clone();
        move |before: Option<Step>| {
            let step = model.step.get();
            if before.is_some_and(|before| before != step) {
                session.announce(step.heading());
                session.focus_soon("many-heading");
            }
            step
        }
    });
    view! {
        <div class="b2b-panel" part="panel" data-testid="many">
            <Stepper step=model.step />
            <h2 class="b2b-heading" id=heading tabindex="-1" data-testid="many-heading">
                {move || model.step.get().heading()}
            </h2>
            {move || match model.step.get() {
                Step::Choose => view! { <Choose model /> }.into_any(),
                Step::Review => view! { <Review model /> }.into_any(),
                Step::Send => view! { <Sending model /> }.into_any(),
                Step::Done => view! { <Results model /> }.into_any(),
            }}
        </div>
    }
}
