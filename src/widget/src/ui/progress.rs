//! A bar that fills.

use super::control::Source;
use super::element::{Element, element, follow};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// How much is done, in whole percents.
pub(crate) fn progress_bar(label: &str, percent: Source<usize>) -> Element {
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
            ("aria-label", label),
            ("aria-valuemin", "0"),
            ("aria-valuemax", "100"),
        ])
        .attribute_of("aria-valuenow", move || value().to_string())
        .attribute_of("aria-valuetext", move || format!("{} percent", told()))
        .child(filled)
}
