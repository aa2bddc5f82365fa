//! Numbers with what they count.

use crate::ui::{Element, Source, element, when};
use b2b_users_text::{Key, keys};
use std::rc::Rc;

/// A number that may change; `None` while it is not known.
pub(super) type Number = Source<Option<usize>>;

/// Numbers side by side, as (what it counts, its name, the number).
pub(super) fn tallies(all: &[(Key, &str, Number)]) -> Element {
    let all = all.iter();
    element("ul")
        .class("b2b-tallies")
        .children(all.map(|(label, name, value)| tally(*label, name, value)))
}

fn tally(label: Key, name: &str, value: &Number) -> Element {
    let (shown, known) = (Rc::clone(value), Rc::clone(value));
    let number = element("span")
        .class("b2b-tally-value")
        .test_id(&format!("count-{name}"))
        .text_of(move || shown().map_or_else(|| "–".to_owned(), |number| number.to_string()));
    let unknown = || {
        element("span")
            .class("b2b-hidden")
            .say(keys::REVIEW_UNKNOWN)
    };
    element("li")
        .class("b2b-tally")
        .child(number)
        .child(when(move || known().is_none(), unknown))
        .child(element("span").class("b2b-tally-label").say(label))
}
