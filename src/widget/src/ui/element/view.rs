//! What is built as a view of Leptos, which mounts it.

use super::Content;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::renderer::types;
use leptos::tachys::view::{Position, PositionState};
use wasm_bindgen::JsCast;
use web_sys::Node;

/// Content that Leptos has taken over.
#[derive(Debug)]
pub(crate) struct Drawn {
    first: Option<Node>,
    last: Option<Node>,
}

impl Drawn {
    fn of(content: &Content) -> Self {
        let node = &content.0;
        if node.node_type() == Node::DOCUMENT_FRAGMENT_NODE {
            // What changes in between stays between these two.
            return Self {
                first: node.first_child(),
                last: node.last_child(),
            };
        }
        Self {
            first: Some(node.clone()),
            last: Some(node.clone()),
        }
    }

    fn nodes(&self) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut next = self.first.clone();
        while let Some(node) = next {
            next = node
                .next_sibling()
                .filter(|_| Some(&node) != self.last.as_ref());
            nodes.push(node);
        }
        nodes
    }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        for node in self.nodes() {
            if let Some(parent) = node.parent_node() {
                drop(parent.remove_child(&node));
            }
        }
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        for node in self.nodes() {
            drop(parent.insert_before(&node, marker));
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.first.as_ref().and_then(Node::parent_node);
        let Some(parent) = parent else {
            return false;
        };
        child.mount(parent.unchecked_ref(), self.first.as_ref());
        true
    }

    fn elements(&self) -> Vec<types::Element> {
        let nodes = self.nodes().into_iter();
        nodes.filter_map(|node| node.dyn_into().ok()).collect()
    }
}

impl Render for Content {
    type State = Drawn;

    fn build(self) -> Self::State {
        Drawn::of(&self)
    }

    fn rebuild(self, state: &mut Self::State) {
        let mut drawn = Drawn::of(&self);
        state.insert_before_this(&mut drawn);
        state.unmount();
        *state = drawn;
    }
}

no_attrs!(Content);

/// Leptos asks of every view that a server could write it, which is never done with this one.
impl RenderHtml for Content {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Drawn {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
