//! Listens to the browser.

use super::follow::keep;
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// A listener. Dropping it takes it away from the element, so that no event comes too late.
struct Listener {
    target: EventTarget,
    event: &'static str,
    heard: Closure<dyn Fn(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let heard = self.heard.as_ref().unchecked_ref();
        let removed = self
            .target
            .remove_event_listener_with_callback(self.event, heard);
        drop(removed);
    }
}

/// Listens as long as the reactive owner of the caller lives.
pub(super) fn listen(target: &EventTarget, event: &'static str, handler: Box<dyn Fn(Event)>) {
    let listener = Listener {
        target: target.clone(),
        event,
        heard: Closure::wrap(handler),
    };
    let heard = listener.heard.as_ref().unchecked_ref();
    drop(target.add_event_listener_with_callback(event, heard));
    keep(Box::new(listener));
}

/// Tells what happens to the window, as long as the reactive owner of the caller lives.
pub(crate) fn on_window(event: &'static str, handler: impl Fn(Event) + 'static) {
    listen(&window(), event, Box::new(handler));
}
