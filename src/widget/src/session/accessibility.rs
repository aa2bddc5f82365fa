//! What a widget does for people beyond its own parts: where the focus is, what is read out, what the page is
//! called.

use crate::state::{State, Stored};
use crate::ui::{focus_within, later};
use leptos::prelude::use_context;
use std::cell::Cell;
use web_sys::Element;

thread_local! {
    /// Several widgets may live on one page; element ids must differ.
    static INSTANCES: Cell<u32> = const { Cell::new(0) };
}

/// The focus, the announcements and the title of one widget. A copy is the same.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Accessibility {
    /// The element that all others of the widget are in.
    root: Stored<Option<Element>>,
    instance: u32,
    /// What screen readers are told.
    announcement: State<String>,
    /// The heading of what *Add many* shows.
    heading: State<String>,
    /// Whether an import waits until it is told to go on.
    stopped: State<bool>,
    /// Whether the page is the widget's own, so that its title is, too.
    owns_page: bool,
}

impl Accessibility {
    /// That of a new widget in the page of another site.
    pub(super) fn new() -> Self {
        let instance = INSTANCES.get() + 1;
        INSTANCES.set(instance);
        Self {
            root: Stored::new(None),
            instance,
            announcement: State::new(String::new()),
            heading: State::new(String::new()),
            stopped: State::new(false),
            owns_page: false,
        }
    }

    /// That of the widget that the caller belongs to.
    pub(crate) fn expect() -> Self {
        use_context().unwrap_or_else(Self::new)
    }

    /// The same in a page of its own.
    pub(super) const fn owning_page(self) -> Self {
        Self {
            owns_page: true,
            ..self
        }
    }

    /// Whether the title of the page follows what is shown.
    pub(crate) const fn owns_page(self) -> bool {
        self.owns_page
    }

    /// The heading of what *Add many* shows.
    pub(crate) const fn heading(self) -> State<String> {
        self.heading
    }

    /// Notes whether an import waits until it is told to go on.
    pub(crate) fn note_stop(self, stopped: bool) {
        if self.stopped.get_untracked() != stopped {
            self.stopped.set(stopped);
        }
    }

    /// Whether an import waits until it is told to go on.
    pub(crate) const fn stopped(self) -> State<bool> {
        self.stopped
    }

    /// Names the element that all others of the widget are in.
    pub(crate) fn set_root(self, root: Element) {
        self.root.set(Some(root));
    }

    /// The element that all others of the widget are in, while there is one.
    pub(super) fn root(self) -> Option<Element> {
        self.root.get()
    }

    /// Focuses the element of this name, if it is there. Looked for within the widget: a shadow root
    /// shows nothing of itself to the outside.
    pub(crate) fn focus(self, name: &str) {
        if let Some(root) = self.root() {
            focus_within(&root, &self.id(name));
        }
    }

    /// Focuses an element that this turn of the event loop brings.
    pub(crate) fn focus_soon(self, name: &str) {
        let name = name.to_owned();
        later(move || self.focus(&name));
    }

    /// Brings an element that has moved back into the window.
    pub(crate) fn show_soon(self, name: &str) {
        let id = self.id(name);
        later(move || {
            let root = self.root();
            let element =
                root.and_then(|root| root.query_selector(&format!("#{id}")).ok().flatten());
            if let Some(element) = element {
                element.scroll_into_view_with_bool(false);
            }
        });
    }

    /// An element id that no other widget of the page has.
    pub(crate) fn id(self, name: &str) -> String {
        format!("b2b-users-{}-{name}", self.instance)
    }

    pub(crate) const fn announcement(self) -> State<String> {
        self.announcement
    }

    /// Tells screen readers.
    pub(crate) fn announce(self, text: impl Into<String>) {
        self.announcement.set(text.into());
    }
}
