//! Moves the keyboard's focus.

use leptos::prelude::set_timeout;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, ShadowRoot};

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

/// Leaves the focus where it is while a mouse button is pressed. The problems of a field show when it
/// loses the focus and would move what is being pressed away from under the pointer.
pub(crate) fn keep_focus(event: &Event) {
    event.prevent_default();
}

/// The id of the element within this one that has the focus, if it has one.
pub(crate) fn focused_id(root: &Element) -> Option<String> {
    // From outside a shadow root only its host is seen to have the focus.
    let tree = root.get_root_node();
    let focused = match tree.dyn_ref::<ShadowRoot>() {
        Some(shadow) => shadow.active_element(),
        None => tree.dyn_ref::<Document>()?.active_element(),
    };
    let focused = focused.filter(|element| root.contains(Some(element)))?;
    Some(focused.id()).filter(|id| !id.is_empty())
}

/// Does something after this turn of the event loop. Not at the next frame: in a window
/// that is not drawn that can be late, and would take the focus from a person who is
/// typing by then.
pub(crate) fn later(work: impl FnOnce() + 'static) {
    set_timeout(work, Duration::ZERO);
}
