//! Shows how far one has come.

use super::step::Step;
use crate::state::State;
use crate::ui::{Element, element, when};
use b2b_users_text::keys;

/// The steps in a row. On a narrow screen only the current one shows its name.
pub(super) fn stepper(step: State<Step>) -> Element {
    let entries = Step::ALL.into_iter().enumerate();
    element("ol")
        .class("b2b-steps")
        .say_as("aria-label", keys::STEP_ALL)
        .children(entries.map(|(index, one)| entry(step, index, one)))
}

fn entry(step: State<Step>, index: usize, one: Step) -> Element {
    let current = move || position(step.get());
    let class = move || match current() {
        current if index < current => "b2b-step b2b-step-complete",
        current if index == current => "b2b-step b2b-step-current",
        _ => "b2b-step",
    };
    let sign = move || {
        if index < current() {
            "✓".to_owned()
        } else {
            (index + 1).to_string()
        }
    };
    let number = element("span")
        .attributes(&[("class", "b2b-step-number"), ("aria-hidden", "true")])
        .text_of(sign);
    let completed = || {
        element("span")
            .class("b2b-hidden")
            .say(keys::STEP_COMPLETED)
    };
    element("li")
        .attribute_of("class", move || class().to_owned())
        .attribute_while("aria-current", "step", move || step.get() == one)
        .child(number)
        .child(element("span").class("b2b-step-name").say(one.label()))
        .child(when(move || index < current(), completed))
}

fn position(step: Step) -> usize {
    let mut all = Step::ALL.iter();
    all.position(|other| *other == step).unwrap_or(0)
}
