//! Where the texts of languages come from, and which language the page around a widget has.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, ShadowRoot};

/// What becomes of the table of a language; nothing if it cannot be had.
type Table = Pin<Box<dyn Future<Output = Option<String>>>>;

/// The tables of texts beside a widget, and the page that it is in. A copy is the same.
#[derive(Clone)]
pub struct Texts {
    place: Element,
    load: Rc<dyn Fn(&'static str) -> Table>,
}

impl fmt::Debug for Texts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Texts").finish_non_exhaustive()
    }
}

impl Texts {
    /// The texts of a widget in this element. `load` gives the table of a language that is not English.
    pub fn new<T>(place: Element, load: impl Fn(&'static str) -> T + 'static) -> Self
    where
        T: Future<Output = Option<String>> + 'static,
    {
        Self {
            place,
            load: Rc::new(move |language| Box::pin(load(language))),
        }
    }

    pub(super) async fn table(&self, language: &'static str) -> Option<String> {
        (self.load)(language).await
    }

    /// The language of the page, as the nearest element says that has one. Shadow roots are looked out of.
    pub(super) fn language_around(&self) -> Option<String> {
        let mut inner = self.place.clone();
        loop {
            if let Some(marked) = inner.closest("[lang]").ok().flatten() {
                return marked.get_attribute("lang");
            }
            inner = inner.get_root_node().dyn_into::<ShadowRoot>().ok()?.host();
        }
    }
}
