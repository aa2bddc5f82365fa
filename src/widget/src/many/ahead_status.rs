//! Shows the look into the store, and what is worth knowing about the users as a whole.

use super::ahead_words::{counts, words};
use super::checking::RowCheck;
use super::model::ManyModel;
use super::pause::{Standstill, pause_message};
use crate::ui::{
    Content, Element, Tone, button, element, message_of, notice_list, progress_bar, when,
};
use b2b_users_core::notice::notices;
use b2b_users_text::keys;
use std::rc::Rc;

/// What the look into the store came to, or how far it is.
pub(super) fn ahead_status(model: ManyModel) -> Content {
    let told = when(move || said(model).is_some(), move || drawn(model));
    pause_message(model, paused, model.look.driver).and(told)
}

fn drawn(model: ManyModel) -> Element {
    let tone = move || said(model).map_or(Tone::Info, |(tone, ..)| tone);
    let state = move || said(model).map_or("", |(_, state, _)| state);
    let text = move || said(model).map_or_else(String::new, |(.., text)| text);
    let text = element("p").text_of(text);
    element("div")
        .test_id("ahead")
        .attribute_of("data-state", move || state().to_owned())
        .child(message_of(tone, text.into(), Content::none()))
}

fn paused(model: ManyModel) -> Standstill {
    model.look.pause().map(|pause| (pause, false))
}

/// Tone, a name for tests, and the words.
fn said(model: ManyModel) -> Option<(Tone, &'static str, String)> {
    // What was found out says nothing about rows that came after.
    let is_out_of_date = model.look.is_known() && model.check.has_unknown();
    if is_out_of_date || paused(model).is_some() {
        return None;
    }
    let left = model.check.ready();
    let language = model.session.language();
    let ahead = model.look.ahead;
    language.with_value(|language| ahead.with(|ahead| words(ahead, left, language)))
}

/// How far the look into the store is, and a way to go without.
pub(super) fn ahead_progress(model: ManyModel) -> Content {
    let (look, ahead) = (model.look, model.look.ahead);
    let percent = move || ahead.with(|ahead| ahead.percent().unwrap_or(0));
    let language = model.session.language();
    let counts = move || {
        let counts = |language: &_| ahead.with(|ahead| counts(ahead, language));
        language.with_value(counts).unwrap_or_default()
    };
    let drawn = move || {
        let stop = button("b2b-button-subtle", keys::AHEAD_STOP)
            .test_id("stop-look")
            .on("click", move |_| model.stop_look());
        Content::all([
            progress_bar(keys::AHEAD_PROGRESS, Rc::new(percent)),
            element("p").class("b2b-hint").text_of(counts),
            stop,
        ])
    };
    when(move || look.is_asking(), drawn)
}

/// Notices about the companies and people of the file.
pub(super) fn file_notices(check: RowCheck) -> Content {
    notice_list(move || {
        check.with(|check| notices(&check.people(), check.rules(), check.lookup_results()))
    })
}
