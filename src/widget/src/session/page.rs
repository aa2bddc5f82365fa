//! What a widget shows beyond its own parts: where the focus is, what is read out, what the page is
//! called.

use super::Session;
use crate::ui::{focus_within, later};
use leptos::prelude::*;
use web_sys::Element;

impl Session {
    /// The same in a page of its own, whose title follows what is shown.
    #[must_use]
    pub const fn owning_page(mut self) -> Self {
        self.owns_page = true;
        self
    }

    pub(crate) const fn owns_page(&self) -> bool {
        self.owns_page
    }

    /// The heading of what *Add many* shows.
    pub(crate) const fn heading(&self) -> RwSignal<String> {
        self.heading
    }

    /// Notes whether an import stands still until somebody acts.
    pub(crate) fn note_stop(&self, stopped: bool) {
        if self.stopped.get_untracked() != stopped {
            self.stopped.set(stopped);
        }
    }

    /// Whether an import stands still until somebody acts.
    pub(crate) const fn stopped(&self) -> RwSignal<bool> {
        self.stopped
    }

    /// Names the element that all others of the widget are in.
    pub(crate) fn set_root(&self, root: Element) {
        self.root.set_value(Some(root));
    }

    /// The element that all others of the widget are in, while there is one.
    pub(super) fn root(&self) -> Option<Element> {
        self.root.try_get_value().flatten()
    }

    /// Focuses the element of this name, if it is there. Looked for within the widget: from
    /// outside nobody sees into a shadow root.
    pub(crate) fn focus(&self, name: &str) {
        if let Some(root) = self.root() {
            focus_within(&root, &self.id(name));
        }
    }

    /// Focuses an element that this turn of the event loop brings.
    pub(crate) fn focus_soon(&self, name: &str) {
        let (session, name) = (self.clone(), name.to_owned());
        later(move || session.focus(&name));
    }

    /// Brings an element that has moved back into the window.
    pub(crate) fn show_soon(&self, name: &str) {
        let (session, id) = (self.clone(), self.id(name));
        later(move || {
            let root = session.root();
            let element =
                root.and_then(|root| root.query_selector(&format!("#{id}")).ok().flatten());
            if let Some(element) = element {
                element.scroll_into_view_with_bool(false);
            }
        });
    }

    /// An element id that no other widget of the page has.
    pub(crate) fn id(&self, name: &str) -> String {
        format!("b2b-users-{}-{name}", self.instance)
    }

    pub(crate) const fn announcement(&self) -> RwSignal<String> {
        self.announcement
    }

    /// Tells screen readers.
    pub(crate) fn announce(&self, text: impl Into<String>) {
        self.announcement.set(text.into());
    }
}
