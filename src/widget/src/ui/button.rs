//! A button.

use super::element::{Element, element};
use super::words::Words;

/// A button of this look with these words.
pub(crate) fn button(look: &str, words: impl Into<Words>) -> Element {
    without_words(look).say(words)
}

/// A button of this look with words that may change.
pub(crate) fn button_of(look: &str, words: impl Fn() -> String + 'static) -> Element {
    without_words(look).text_of(words)
}

fn without_words(look: &str) -> Element {
    element("button")
        .attributes(&[("type", "button"), ("part", "button")])
        .class(&format!("b2b-button {look}"))
}
