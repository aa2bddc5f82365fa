//! Moves the keyboard's focus.

use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Focuses the element with this id within another one, if it is there.
pub(crate) fn focus_within(root: &Element, id: &str) {
    let element = root.query_selector(&format!("#{id}")).ok().flatten();
    // What is folded away cannot take the focus.
    let folded = element
        .as_ref()
        .and_then(|element| element.closest("details").ok().flatten());
    if let Some(details) = folded {
        drop(details.set_attribute("open", ""));
    }
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // The element may have gone in the meantime; then there is nothing to focus.
        drop(element.focus());
    }
}

/// Does something after this turn of the event loop. Not at the next frame: in a window
/// that is not drawn that can be late, and would take the focus from somebody who is
/// typing by then.
pub(crate) fn later(work: impl FnOnce() + 'static) {
    set_timeout(work, Duration::ZERO);
}
