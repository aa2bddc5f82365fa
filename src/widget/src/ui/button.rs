//! A button.

use super::element::{Element, element};

/// A button of this look with these words.
pub(crate) fn button(look: &str, words: &str) -> Element {
    element("button")
        .attributes(&[("type", "button"), ("part", "button")])
        .class(&format!("b2b-button {look}"))
        .text(words)
}
