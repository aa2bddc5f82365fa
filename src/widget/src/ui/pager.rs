//! Pages of a long list.

use super::button::button;
use super::control::Source;
use super::element::{Content, Element, element, when};
use crate::session::Session;
use leptos::prelude::*;
use std::rc::Rc;

/// Rows on a page.
pub(crate) const PAGE: usize = 50;

/// A long list, and the page of it that is shown.
#[derive(Clone)]
struct Pages {
    page: RwSignal<usize>,
    total: Source<usize>,
}

/// Buttons that turn pages; nothing while everything fits on one.
pub(crate) fn pager(page: RwSignal<usize>, total: &Source<usize>) -> Content {
    let total = Rc::clone(total);
    let pages = Pages { page, total };
    let all = pages.clone();
    when(move || all.count() > 1, move || drawn(&pages))
}

fn drawn(pages: &Pages) -> Element {
    let (first, last, all) = (pages.clone(), pages.clone(), pages.clone());
    element("nav")
        .attributes(&[("class", "b2b-pager"), ("aria-label", "Pages")])
        .child(
            turn("Previous", pages, |page| page.saturating_sub(1))
                .state_of("aria-disabled", move || first.page.get() == 0),
        )
        .child(element("span").text_of(move || all.shown()))
        .child(
            turn("Next", pages, |page| page + 1)
                .state_of("aria-disabled", move || last.page.get() + 1 >= last.count()),
        )
}

/// A button that leads to another page.
fn turn(words: &str, pages: &Pages, to: fn(usize) -> usize) -> Element {
    let (pages, session) = (pages.clone(), Session::expect());
    button("b2b-button-subtle", words).on("click", move |_| {
        let page = to(pages.page.get_untracked());
        pages.page.set(page.min(pages.count() - 1));
        // Told where somebody has turned to, and not whenever the pager is there.
        session.announce(format!("Rows {}.", pages.shown()));
    })
}

impl Pages {
    fn count(&self) -> usize {
        (self.total)().div_ceil(PAGE).max(1)
    }

    fn shown(&self) -> String {
        let (first, total) = (self.page.get() * PAGE, (self.total)());
        let last = (first + PAGE).min(total);
        format!("{}–{last} of {total}", first + 1)
    }
}
