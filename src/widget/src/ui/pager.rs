//! Pages of a long list.

use super::button::button;
use super::control::Source;
use super::element::{Content, Element, element, when};
use crate::session::{Accessibility, Speech};
use crate::state::State;
use b2b_users_text::{Key, keys};
use leptos::prelude::untrack;
use std::rc::Rc;

/// Rows on a page.
pub(crate) const PAGE: usize = 50;

/// A long list, and the page of it that is shown.
#[derive(Clone)]
struct Pages {
    page: State<usize>,
    total: Source<usize>,
    speech: Speech,
}

/// Buttons that turn pages; nothing while everything fits on one.
pub(crate) fn pager(page: State<usize>, total: &Source<usize>) -> Content {
    let total = Rc::clone(total);
    let speech = Speech::expect();
    let pages = Pages {
        page,
        total,
        speech,
    };
    let all = pages.clone();
    when(move || all.count() > 1, move || drawn(&pages))
}

fn drawn(pages: &Pages) -> Element {
    let (first, last, all) = (pages.clone(), pages.clone(), pages.clone());
    element("nav")
        .class("b2b-pager")
        .say_as("aria-label", keys::PART_PAGES)
        .child(
            turn(keys::PART_PREVIOUS, pages, |page| page.saturating_sub(1))
                .state_of("aria-disabled", move || first.page.get() == 0),
        )
        .child(element("span").text_of(move || all.said(keys::PART_ROWS)))
        .child(
            turn(keys::PART_NEXT, pages, |page| page + 1)
                .state_of("aria-disabled", move || last.page.get() + 1 >= last.count()),
        )
}

/// A button that leads to another page.
fn turn(words: Key, pages: &Pages, to: fn(usize) -> usize) -> Element {
    let (pages, accessibility) = (pages.clone(), Accessibility::expect());
    button("b2b-button-subtle", words).on("click", move |_| {
        let page = to(pages.page.get_untracked());
        pages.page.set(page.min(pages.count() - 1));
        // Told where a person has turned to, and not whenever the pager is there.
        accessibility.announce(untrack(|| pages.said(keys::PART_TURNED)));
    })
}

impl Pages {
    fn count(&self) -> usize {
        (self.total)().div_ceil(PAGE).max(1)
    }

    fn said(&self, text: Key) -> String {
        let (first, total) = (self.page.get() * PAGE, (self.total)());
        let last = (first + PAGE).min(total);
        let numbers = [("first", first + 1), ("last", last), ("total", total)];
        let numbers = numbers.map(|(name, number)| (name, (number as u64).into()));
        self.speech.fill(text, &numbers)
    }
}
