//! A message with an icon, a heading word and room for text.

use super::control::Source;
use super::element::{Content, Element, element};
use super::tone::Tone;
use crate::session::Speech;
use std::rc::Rc;

/// A message.
pub(crate) fn message(tone: Tone, text: impl Into<Content>) -> Element {
    message_with(tone, text.into(), Content::none())
}

/// A message that tests find by this name.
pub(crate) fn named_message(test_id: &str, tone: Tone, text: impl Into<Content>) -> Element {
    element("div").test_id(test_id).child(message(tone, text))
}

/// A message with buttons: they are no part of what is read out.
pub(crate) fn message_with(tone: Tone, text: Content, actions: Content) -> Element {
    message_of(move || tone, text, actions)
}

/// A message whose tone may change. It stays when it does: so a screen reader reads out what it
/// says then, and a button in it keeps the focus.
pub(crate) fn message_of(
    tone: impl Fn() -> Tone + 'static,
    text: Content,
    actions: Content,
) -> Element {
    toned(&(Rc::new(tone) as Source<Tone>), text, actions)
}

fn toned(tone: &Source<Tone>, text: Content, actions: Content) -> Element {
    let told = |tell: fn(Tone) -> &'static str| {
        let tone = Rc::clone(tone);
        move || tell(tone()).to_owned()
    };
    let (spoken, speech) = (Rc::clone(tone), Speech::expect());
    let word = element("span")
        .class("b2b-hidden")
        .text_of(move || speech.text(spoken().word()))
        .text(" ");
    let read_out = element("div")
        .attribute_of("role", told(Tone::role))
        .child(word)
        .child(text);
    let sign = element("span")
        .attributes(&[("class", "b2b-message-sign"), ("aria-hidden", "true")])
        .text_of(told(Tone::sign));
    let body = element("div")
        .class("b2b-message-body")
        .child(read_out)
        .child(actions);
    element("div")
        .attribute("part", "message")
        .attribute_of("class", told(Tone::class))
        .child(sign)
        .child(body)
}

/// The buttons of a message.
pub(crate) fn actions(buttons: impl Into<Content>) -> Element {
    element("div")
        .class("b2b-actions b2b-actions-start")
        .child(buttons)
}
