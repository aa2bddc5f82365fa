//! Hands on what a control hears from the browser.

use leptos::prelude::*;

/// Tells whoever listens to a control, if there is still somebody. A browser that takes a
/// focused control away says that it lost the focus, and by then the part of the page that
/// listened may be gone. To run its callback would stop the whole module, so a lint forbids
/// [`Callable::run`] everywhere.
pub(crate) fn tell<T: 'static>(listener: Callback<T>, value: T) {
    // Nobody is left who would want it.
    listener.try_run(value);
}
