//! Asks before a page is left in the middle of something.

use super::element::on_window;
use leptos::prelude::untrack;

/// While `is_busy`, the browser asks before the page is closed or reloaded. A courtesy: it
/// cannot be relied on.
pub(crate) fn guard_leaving(is_busy: impl Fn() -> bool + 'static) {
    on_window("beforeunload", move |event| {
        if untrack(&is_busy) {
            event.prevent_default();
        }
    });
}
