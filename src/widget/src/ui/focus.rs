//! Moves the keyboard's focus.

use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Focuses the element with this id, if it is there.
pub(crate) fn focus(id: &str) {
    let element = document().get_element_by_id(id);
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

/// Focuses an element that this turn of the event loop brings. Not at the next frame: in
/// a window that is not drawn that can be late, and would take the focus from somebody
/// who is typing by then.
pub(crate) fn focus_soon(id: String) {
    set_timeout(move || focus(&id), Duration::ZERO);
}
