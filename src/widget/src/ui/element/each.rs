//! Several elements of a kind.

use super::content::Content;
use super::follow::follow_boxed;
use super::room::Room;
use leptos::prelude::{Owner, untrack};
use std::cell::RefCell;
use web_sys::Node;

/// Draws one thing as one node.
pub(super) type Draw<K> = Box<dyn Fn(&K) -> Content>;

pub(super) fn each_boxed<K: PartialEq + 'static>(
    source: Box<dyn Fn() -> Vec<K>>,
    draw: Draw<K>,
) -> Content {
    let room = Room::new();
    let all = room.all();
    let owner = Owner::new();
    let shown = RefCell::new(Vec::new());
    follow_boxed(Box::new(move || {
        let mut before: Vec<(K, Item)> = shown.take();
        let now = source().into_iter().map(|one| {
            let place = before.iter().position(|(old, _)| *old == one);
            place.map_or_else(
                || {
                    let item = Item::new(&owner, &|| draw(&one));
                    (one, item)
                },
                |place| before.swap_remove(place),
            )
        });
        let now: Vec<(K, Item)> = now.collect();
        drop(before);
        let nodes: Vec<Node> = now.iter().map(|(_, item)| item.node.clone()).collect();
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
