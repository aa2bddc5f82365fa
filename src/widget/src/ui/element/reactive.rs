//! What is redrawn.

use super::content::Content;
use super::follow::follow_boxed;
use super::room::Room;
use leptos::prelude::{Owner, untrack};
use std::cell::RefCell;
use std::rc::Rc;

/// What is redrawn whenever `source`, which is run again after each change of a signal that it
/// reads, gives something else. `draw` may read signals without following them. Whatever
/// belonged to the drawing before ends first.
pub(crate) fn reactive<S: PartialEq + 'static, T: Into<Content>>(
    source: impl Fn() -> S + 'static,
    draw: impl Fn(&S) -> T + 'static,
) -> Content {
    reactive_boxed(Box::new(source), Box::new(move |now| draw(now).into()))
}

/// What is there while something is so, and drawn again each time that it comes.
pub(crate) fn when<T: Into<Content>>(
    is_so: impl Fn() -> bool + 'static,
    draw: impl Fn() -> T + 'static,
) -> Content {
    reactive(is_so, move |is_so| is_so.then(&draw))
}

type Draw<S> = Box<dyn Fn(&S) -> Content>;

fn reactive_boxed<S: PartialEq + 'static>(source: Box<dyn Fn() -> S>, draw: Draw<S>) -> Content {
    let shown = Rc::new(RefCell::new(None));
    let next = Rc::clone(&shown);
    replaced(
        Box::new(move || {
            let now = Some(source());
            let before = next.replace(now);
            before != *next.borrow()
        }),
        Box::new(move || shown.borrow().as_ref().map(&draw).into()),
    )
}

fn replaced(has_changed: Box<dyn Fn() -> bool>, draw: Box<dyn Fn() -> Content>) -> Content {
    let room = Room::new();
    let all = room.all();
    // Not the owner of what is followed, which restarts even if nothing has changed.
    let owner = Owner::new();
    follow_boxed(Box::new(move || {
        if !has_changed() {
            return;
        }
        owner.cleanup();
        let content = owner.with(|| untrack(&draw));
        room.clear();
        room.place_last(&content);
    }));
    all
}
