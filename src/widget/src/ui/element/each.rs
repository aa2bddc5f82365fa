//! Several elements of a kind.

use super::content::Content;
use super::follow::follow_boxed;
use super::room::Room;
use leptos::prelude::{Owner, untrack};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Node;

/// Draws one thing as one node.
pub(super) type Draw<K> = Box<dyn Fn(&K) -> Content>;

pub(super) fn each_boxed<K: PartialEq + 'static>(
    source: Box<dyn Fn() -> Vec<K>>,
    draw: Draw<K>,
) -> Content {
    let shown = Rc::new(RefCell::new(Vec::new()));
    let next = Rc::clone(&shown);
    placed(
        Box::new(move || {
            let now = source();
            let before = next.replace(now);
            let place = |one: &K| before.iter().position(|old| old == one);
            next.borrow().iter().map(place).collect()
        }),
        Box::new(move |index| shown.borrow().get(index).map(&draw).into()),
    )
}

/// Places elements. `source` says for each, which one of the elements before it is, if it was there; `draw` draws
/// that of an index.
fn placed(
    source: Box<dyn Fn() -> Vec<Option<usize>>>,
    draw: Box<dyn Fn(usize) -> Content>,
) -> Content {
    let room = Room::new();
    let all = room.all();
    let owner = Owner::new();
    let shown = RefCell::new(Vec::new());
    follow_boxed(Box::new(move || {
        let mut before: Vec<Option<Item>> = shown.take();
        let now = source().into_iter().enumerate().map(|(index, place)| {
            let kept = place.and_then(|place| before.get_mut(place)?.take());
            Some(kept.unwrap_or_else(|| Item::new(&owner, &|| draw(index))))
        });
        let now: Vec<Option<Item>> = now.collect();
        drop(before);
        let nodes: Vec<Node> = now.iter().flatten().map(|item| item.node.clone()).collect();
        room.place(&nodes);
        shown.replace(now);
    }));
    all
}

/// One of several elements. Dropping it takes it away with all that belongs to it.
struct Item {
    owner: Owner,
    node: Node,
}

impl Item {
    fn new(list: &Owner, draw: &dyn Fn() -> Content) -> Self {
        let owner = list.with(Owner::new);
        let node = owner.with(|| untrack(draw)).0;
        Self { owner, node }
    }
}

impl Drop for Item {
    fn drop(&mut self) {
        self.owner.cleanup();
        if let Some(parent) = self.node.parent_node() {
            drop(parent.remove_child(&self.node));
        }
    }
}
