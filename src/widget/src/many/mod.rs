//! *Add many*: a file, its columns, its problems, the sending, the results.

mod ahead;
mod ahead_status;
mod ahead_words;
mod checking;
mod choose;
mod chosen;
mod columns;
mod company;
mod confirm;
mod defaults;
mod file;
mod file_line;
mod import;
mod imported;
mod lists;
mod look;
mod model;
mod pause;
mod problems;
mod read;
mod result_rows;
mod results;
mod review;
mod run;
mod send;
mod sending;
mod slices;
mod step;
mod stepper;
mod summary;
mod table;
mod tally;
mod told;

use crate::session::Session;
use crate::state::State;
use crate::ui::{
    Content, Element, Tone, element, follow, guard_leaving, named_message, reactive, when,
};
use b2b_users_text::keys;
use choose::choose;
use model::ManyModel;
use results::results;
use review::review;
use sending::sending;
use std::cell::Cell;
use step::Step;
use stepper::stepper;

/// The steps, one at a time.
pub(crate) fn add_many(session: Session) -> Element {
    let model = ManyModel::new(session);
    session
        .host()
        .note_busy(move || matches!(model.step.get(), Step::Send | Step::Done));
    session.hand_over_login(move || model.run.running());
    model.run.follow_connection();
    guard_leaving(move || matches!(model.step.get(), Step::Review | Step::Send));
    follow_heading(session, model.step);
    let speech = session.language();
    let heading = element("h2")
        .attributes(&[
            ("class", "b2b-heading"),
            ("tabindex", "-1"),
            ("data-testid", "many-heading"),
        ])
        .id(&session.accessibility().id("many-heading"))
        .text_of(move || speech.text(model.step.get().heading()));
    let screen = move |step: &Step| match step {
        Step::Choose => choose(model),
        Step::Review => review(model),
        Step::Send => sending(model),
        Step::Done => results(model),
    };
    element("div")
        .attributes(&[
            ("class", "b2b-panel"),
            ("part", "panel"),
            ("data-testid", "many"),
        ])
        .child(stepper(model.step))
        .child(heading)
        .child(offline(model))
        .child(reactive(move || model.step.get(), screen))
}

/// Focus goes to the heading of a step when it begins.
fn follow_heading(session: Session, step: State<Step>) {
    let before = Cell::new(None);
    follow(move || {
        let step = step.get();
        session
            .accessibility()
            .heading()
            .set(session.text(step.heading()));
        if before
            .replace(Some(step))
            .is_some_and(|before| before != step)
        {
            session.accessibility().focus_soon("many-heading");
        }
    });
}

/// Says why nothing goes on, while there is no connection.
fn offline(model: ManyModel) -> Content {
    let waits = move || {
        let is_under_way = model.step.get() == Step::Send || model.look.is_asking();
        is_under_way && model.run.offline.get()
    };
    when(waits, || {
        let text = element("p").say(keys::STEP_OFFLINE);
        named_message("offline", Tone::Info, text)
    })
}
