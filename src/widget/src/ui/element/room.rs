//! A place for what comes and goes.

use super::content::Content;
use leptos::prelude::document;
use web_sys::Node;

/// A place for what comes and goes. What is in it may do so, too, so it is told by two marks.
#[derive(Debug)]
pub(super) struct Room {
    begin: Node,
    end: Node,
}

impl Room {
    /// An empty place.
    pub(super) fn new() -> Self {
        Self {
            begin: mark(),
            end: mark(),
        }
    }

    /// The place with all that is in it so far: nothing.
    pub(super) fn all(&self) -> Content {
        Content::all([Content(self.begin.clone()), Content(self.end.clone())])
    }

    /// Takes out what is in it.
    pub(super) fn clear(&self) {
        while let Some(old) = self.begin.next_sibling().filter(|node| *node != self.end) {
            let Some(parent) = self.end.parent_node() else {
                return;
            };
            drop(parent.remove_child(&old));
        }
    }

    /// Takes out what is in it, and the place itself.
    pub(super) fn remove(&self) {
        self.clear();
        for mark in [&self.begin, &self.end] {
            if let Some(parent) = mark.parent_node() {
                drop(parent.remove_child(mark));
            }
        }
    }

    /// Puts something into it, behind all else.
    pub(super) fn place_last(&self, content: &Content) {
        if let Some(parent) = self.end.parent_node() {
            drop(parent.insert_before(&content.0, Some(&self.end)));
        }
    }

    /// Puts nodes into it, in this order. One that is in its place is not moved: it would lose the
    /// focus.
    pub(super) fn place(&self, nodes: &[Node]) {
        let Some(parent) = self.end.parent_node() else {
            return;
        };
        let mut next = &self.end;
        for node in nodes.iter().rev() {
            if node.next_sibling().as_ref() != Some(next) {
                drop(parent.insert_before(node, Some(next)));
            }
            next = node;
        }
    }
}

/// A place in the page that no one sees.
fn mark() -> Node {
    document().create_comment("").into()
}
