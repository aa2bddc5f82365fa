//! What to do when a run has paused.

use super::model::ManyModel;
use crate::state::Stored;
use crate::ui::{Content, Element, Tone, actions, button, element, message_of, when};
use b2b_users_client::Driver;
use b2b_users_core::engine::Pause;
use b2b_users_core::import::{ImportView, Phase};
use b2b_users_text::keys;

/// Why something has paused, and whether the connection is tried again by itself.
pub(super) type Standstill = Option<(Pause, bool)>;

/// The reason and the way on, while the run is paused.
pub(super) fn paused(model: ManyModel) -> Content {
    let pause = |model: ManyModel| {
        model.run.view.with(|view| match view {
            Some(ImportView {
                phase: Phase::Paused(pause),
                tries_again,
                ..
            }) => Some((pause.clone(), *tries_again)),
            _ => None,
        })
    };
    pause_message(model, pause, model.run.driver)
}

/// Why something has paused, while it has, with a button to go on.
pub(super) fn pause_message(
    model: ManyModel,
    pause: fn(ManyModel) -> Standstill,
    driver: Stored<Option<Driver>>,
) -> Content {
    when(
        move || pause(model).is_some(),
        move || drawn(model, pause, driver),
    )
}

fn drawn(
    model: ManyModel,
    pause: fn(ManyModel) -> Standstill,
    driver: Stored<Option<Driver>>,
) -> Element {
    let tone = move || match pause(model) {
        Some((Pause::Asked, _)) => Tone::Info,
        _ => Tone::Error,
    };
    let text = move || pause(model).map_or_else(String::new, |pause| words(model, &pause));
    let code = move || pause(model).map_or("", |(pause, _)| pause.code());
    let go_on = button("b2b-button-secondary", keys::SENDING_GO_ON)
        .test_id("continue")
        .on("click", move |_| go_on(model, driver));
    let text = element("p").text_of(text);
    let message = message_of(tone, text.into(), actions(go_on).into());
    element("div")
        .test_id("paused")
        .attribute_of("data-code", move || code().to_owned())
        .child(message)
}

fn words(model: ManyModel, (pause, tries_again): &(Pause, bool)) -> String {
    let language = model.session.language();
    language.with_value(|language| {
        let text = language.pause(pause);
        match tries_again {
            true => [&text, " ", &language.text(keys::SENDING_AGAIN)].concat(),
            false => text,
        }
    })
}

fn go_on(model: ManyModel, driver: Stored<Option<Driver>>) {
    let session = model.session;
    if let Some(driver) = driver.get() {
        // A token may have been corrected in the meantime.
        session.resume(driver);
    }
    // The button goes away; the heading is where things go on.
    session.accessibility().focus("many-heading");
}
