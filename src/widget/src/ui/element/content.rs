//! What stands in an element.

use super::follow::follow_boxed;
use leptos::prelude::document;
use web_sys::Node;

/// Something that can be put into an element: another element, a text, several of both, or
/// what changes with signals.
#[derive(Debug, Clone)]
pub struct Content(pub(super) Node);

impl Content {
    pub(super) const fn of_node(node: Node) -> Self {
        Self(node)
    }

    /// Nothing.
    pub(crate) fn none() -> Self {
        Self(document().create_document_fragment().into())
    }

    /// These, one behind the other.
    pub(crate) fn all<T: Into<Self>>(several: impl IntoIterator<Item = T>) -> Self {
        let all = Self::none();
        for content in several {
            append(&all.0, &content.into());
        }
        all
    }

    /// The same with something more behind it.
    pub(crate) fn and(self, more: impl Into<Self>) -> Self {
        let all = Self::none();
        append(&all.0, &self);
        append(&all.0, &more.into());
        all
    }
}

impl Default for Content {
    fn default() -> Self {
        Self::none()
    }
}

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        Self(document().create_text_node(text).into())
    }
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl<T: Into<Self>> From<Option<T>> for Content {
    fn from(content: Option<T>) -> Self {
        content.map_or_else(Self::none, Into::into)
    }
}

/// Adds something at the end. The page is a tree by the way it is built, so nothing is refused.
pub(super) fn append(parent: &Node, content: &Content) {
    drop(parent.append_child(&content.0));
}

/// A text that is kept as what a function gives.
pub(super) fn text_of(text: Box<dyn Fn() -> String>) -> Content {
    let node: Node = document().create_text_node("").into();
    let kept = node.clone();
    follow_boxed(Box::new(move || {
        let text = text();
        // A screen reader may repeat what is rewritten.
        if kept.node_value().as_ref() != Some(&text) {
            kept.set_node_value(Some(&text));
        }
    }));
    Content(node)
}
