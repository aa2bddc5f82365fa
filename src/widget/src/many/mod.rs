//! *Add many*: a file, its columns, its problems, the sending, the results.

mod ahead;
mod ahead_status;
mod checking;
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
mod slices;
mod step;
mod stepper;
mod summary;
mod tally;
mod told;

use crate::session::Session;
use crate::ui::{Message, Tone};
use ahead::Ahead;
use choose::Choose;
use leptos::ev;
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
    session.note_busy(move || matches!(model.step.get(), Step::Send | Step::Done));
    session.hand_over_login(move || model.running());
    follow_connection(model);
    crate::ui::guard_leaving(move || matches!(model.step.get(), Step::Review | Step::Send));
    Effect::new({
        let session = session.clone();
        move |before: Option<Step>| {
            let step = model.step.get();
            session.heading().set(step.heading().to_owned());
            if before.is_some_and(|before| before != step) {
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
            <Offline model />
            {move || match model.step.get() {
                Step::Choose => view! { <Choose model /> }.into_any(),
                Step::Review => view! { <Review model /> }.into_any(),
                Step::Send => view! { <Sending model /> }.into_any(),
                Step::Done => view! { <Results model /> }.into_any(),
            }}
        </div>
    }
}

/// Says whether the browser has a connection. What is sent goes on by itself.
fn follow_connection(model: ManyModel) {
    let online = window_event_listener(ev::online, move |_| model.offline.set(false));
    let offline = window_event_listener(ev::offline, move |_| model.offline.set(true));
    on_cleanup(move || {
        online.remove();
        offline.remove();
    });
}

/// Says why nothing goes on, while there is no connection.
#[component]
fn Offline(model: ManyModel) -> impl IntoView {
    let waits = Memo::new(move |_| {
        let under_way = model.step.get() == Step::Send || model.ahead.with(Ahead::is_asking);
        under_way && model.offline.get()
    });
    move || {
        waits.get().then(|| {
            view! {
                <div data-testid="offline">
                    <Message tone=Tone::Info>
                        <p>"You are offline. Nothing is sent until there is a connection again; then it goes on by itself."</p>
                    </Message>
                </div>
            }
        })
    }
}
