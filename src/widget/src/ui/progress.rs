//! A bar that fills.

use super::control::Source;
use super::element::{Element, element, follow};
use super::words::Words;
use crate::session::Speech;
use b2b_users_text::keys;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// How much is done, in whole percents.
pub(crate) fn progress_bar(label: impl Into<Words>, percent: Source<usize>) -> Element {
    let speech = Speech::expect();
    let (value, told) = (Rc::clone(&percent), Rc::clone(&percent));
    let filled = element("div").class("b2b-progress-bar");
    let shown: HtmlElement = filled.node().clone().unchecked_into();
    // Not by an attribute: the policy of a page may allow no style in its markup.
    follow(move || {
        let width = format!("{}%", percent());
        drop(shown.style().set_property("width", &width));
    });
    element("div")
        .attributes(&[
            ("class", "b2b-progress"),
            ("role", "progressbar"),
            ("aria-valuemin", "0"),
            ("aria-valuemax", "100"),
        ])
        .say_as("aria-label", label)
        .attribute_of("aria-valuenow", move || value().to_string())
        .attribute_of("aria-valuetext", move || {
            speech.fill(keys::PART_PERCENT, &[("percent", (told() as u64).into())])
        })
        .child(filled)
}
