//! Builds what the page shows: elements, text, and the parts of both that follow signals.
//!
//! No type here has parameters, and what is given as a closure is boxed at once: whatever a
//! screen looks like, it is drawn by the same few functions. Text never becomes markup, since
//! elements are created one by one.
//!
//! Whatever an element follows or listens to belongs to the reactive owner under which it is
//! built. Where that ends, nothing runs any more, late events of the browser included.

mod content;
mod each;
mod follow;
mod listener;
mod mount;
mod reactive;
mod room;
#[cfg(test)]
mod tests;

pub use content::Content;
pub(crate) use follow::follow;
pub(crate) use listener::on_window;
pub use mount::{MountHandle, mount};
pub(crate) use reactive::{reactive, when};

use follow::follow_boxed;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, throw_val};
use web_sys::{Event, HtmlInputElement};

/// An element and all that is in it.
#[derive(Debug, Clone)]
pub(crate) struct Element(web_sys::Element);

/// An element of this name, with nothing in it.
pub(crate) fn element(name: &str) -> Element {
    // Only a name that the program spells wrong is none.
    let created = document().create_element(name);
    Element(created.unwrap_or_else(|fault| throw_val(fault)))
}

impl Element {
    /// Sets an attribute.
    pub(crate) fn attribute(self, name: &str, value: &str) -> Self {
        set_attribute(&self.0, name, Some(value));
        self
    }

    /// Sets several attributes.
    pub(crate) fn attributes(self, all: &[(&str, &str)]) -> Self {
        for (name, value) in all {
            set_attribute(&self.0, name, Some(value));
        }
        self
    }

    /// Sets its classes.
    pub(crate) fn class(self, names: &str) -> Self {
        self.attribute("class", names)
    }

    /// Sets its id.
    pub(crate) fn id(self, id: &str) -> Self {
        self.attribute("id", id)
    }

    /// Sets the name by which tests find it.
    pub(crate) fn test_id(self, name: &str) -> Self {
        self.attribute("data-testid", name)
    }

    /// Keeps an attribute as what a function gives.
    pub(crate) fn attribute_of(
        self,
        name: &'static str,
        value: impl Fn() -> String + 'static,
    ) -> Self {
        self.keep_attribute(name, Box::new(move || Some(value())))
    }

    /// Keeps an attribute that is there or is not.
    pub(crate) fn flag_of(self, name: &'static str, is_set: impl Fn() -> bool + 'static) -> Self {
        self.attribute_while(name, "", is_set)
    }

    /// Keeps an attribute that has this value or is not there.
    pub(crate) fn attribute_while(
        self,
        name: &'static str,
        value: &'static str,
        is_set: impl Fn() -> bool + 'static,
    ) -> Self {
        self.keep_attribute(name, Box::new(move || is_set().then(|| value.to_owned())))
    }

    /// Keeps an attribute that says `true` or `false`.
    pub(crate) fn state_of(self, name: &'static str, is_set: impl Fn() -> bool + 'static) -> Self {
        self.keep_attribute(name, Box::new(move || Some(truth(is_set()).to_owned())))
    }

    fn keep_attribute(self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> Self {
        let element = self.0.clone();
        follow_boxed(Box::new(move || {
            let value = value();
            if element.get_attribute(name) != value {
                set_attribute(&element, name, value.as_deref());
            }
        }));
        self
    }

    /// Keeps what is typed into it as what a function gives.
    pub(crate) fn value_of(self, value: impl Fn() -> String + 'static) -> Self {
        self.keep_value(Box::new(value))
    }

    fn keep_value(self, value: Box<dyn Fn() -> String>) -> Self {
        // Every control has the same property, whatever it is an instance of.
        let control: HtmlInputElement = self.0.clone().unchecked_into();
        follow_boxed(Box::new(move || {
            let value = value();
            // To write what stands there already would move the caret.
            if control.value() != value {
                control.set_value(&value);
            }
        }));
        self
    }

    /// Keeps a box ticked or not.
    pub(crate) fn checked_of(self, is_checked: impl Fn() -> bool + 'static) -> Self {
        let control: HtmlInputElement = self.0.clone().unchecked_into();
        follow_boxed(Box::new(move || control.set_checked(is_checked())));
        self
    }

    /// Adds a text.
    pub(crate) fn text(self, text: &str) -> Self {
        content::append(&self.0, &text.into());
        self
    }

    /// Adds a text that is kept as what a function gives.
    pub(crate) fn text_of(self, text: impl Fn() -> String + 'static) -> Self {
        self.child(content::text_of(Box::new(text)))
    }

    /// Adds something at the end.
    pub(crate) fn child(self, child: impl Into<Content>) -> Self {
        content::append(&self.0, &child.into());
        self
    }

    /// Adds several things at the end.
    pub(crate) fn children<T: Into<Content>>(self, children: impl IntoIterator<Item = T>) -> Self {
        for child in children {
            content::append(&self.0, &child.into());
        }
        self
    }

    /// Tells what happens to it, and to what is in it if the event rises.
    pub(crate) fn on(self, event: &'static str, handler: impl Fn(Event) + 'static) -> Self {
        listener::listen(&self.0, event, Box::new(handler));
        self
    }

    /// Tells what a control holds whenever that event happens to it.
    pub(crate) fn on_value(self, event: &'static str, handler: impl Fn(String) + 'static) -> Self {
        let control: HtmlInputElement = self.0.clone().unchecked_into();
        self.on(event, move |_| handler(control.value()))
    }

    /// The element itself.
    pub(crate) const fn node(&self) -> &web_sys::Element {
        &self.0
    }
}

impl From<Element> for Content {
    fn from(element: Element) -> Self {
        Self::of_node(element.0.into())
    }
}

/// An element for each of several things, kept as long as `source` gives its like. What comes and
/// goes disturbs no other one, not even the focus in it.
pub(crate) fn each<K: PartialEq + 'static>(
    source: impl Fn() -> Vec<K> + 'static,
    draw: impl Fn(&K) -> Element + 'static,
) -> Content {
    each::each_boxed(Box::new(source), Box::new(move |one| draw(one).into()))
}

/// How an attribute says that something is so.
pub(crate) const fn truth(is_so: bool) -> &'static str {
    if is_so { "true" } else { "false" }
}

/// All names of attributes are the program's own, and so none is refused.
fn set_attribute(element: &web_sys::Element, name: &str, value: Option<&str>) {
    drop(match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    });
}
