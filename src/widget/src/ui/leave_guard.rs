//! Asks before a page is left in the middle of something.

use leptos::ev;
use leptos::prelude::*;

/// While `busy`, the browser asks before the page is closed or reloaded. A courtesy: it
/// cannot be relied on.
pub(crate) fn guard_leaving(busy: Signal<bool>) {
    let listener = window_event_listener(ev::beforeunload, move |event| {
        if busy.get_untracked() {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}
