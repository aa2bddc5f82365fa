//! What lives as long as a part of the page.

use crate::state::Stored;
use leptos::prelude::RenderEffect;
use std::any::Any;

/// Runs a function now and whenever a signal that it reads has changed, until the reactive
/// owner of the caller ends or restarts.
pub(crate) fn follow(run: impl Fn() + 'static) {
    follow_boxed(Box::new(run));
}

pub(super) fn follow_boxed(run: Box<dyn Fn()>) {
    keep(Box::new(RenderEffect::new(move |_: Option<()>| run())));
}

/// Keeps something until the reactive owner of the caller ends or restarts, then drops it.
pub(super) fn keep(guard: Box<dyn Any>) {
    let _kept = Stored::new(guard);
}
