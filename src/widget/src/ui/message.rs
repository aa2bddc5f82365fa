//! A message with an icon, a heading word and room for text.

use super::element::{Content, Element, element};
use leptos::prelude::*;

/// What a message is about. Never told by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Success,
    Info,
    Warning,
    Error,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Success => "b2b-message b2b-message-success",
            Self::Info => "b2b-message b2b-message-info",
            Self::Warning => "b2b-message b2b-message-warning",
            Self::Error => "b2b-message b2b-message-error",
        }
    }

    /// Errors interrupt a screen reader, others wait for their turn.
    const fn role(self) -> &'static str {
        match self {
            Self::Error => "alert",
            Self::Success | Self::Info | Self::Warning => "status",
        }
    }

    const fn sign(self) -> &'static str {
        match self {
            Self::Success => "✓",
            Self::Info => "i",
            Self::Warning | Self::Error => "!",
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Success => "Success:",
            Self::Info => "Note:",
            Self::Warning => "Warning:",
            Self::Error => "Error:",
        }
    }
}

/// A message.
pub(crate) fn message(tone: Tone, text: impl Into<Content>) -> Element {
    message_with(tone, text.into(), Content::none())
}

/// A message with buttons: they are no part of what is read out.
pub(crate) fn message_with(tone: Tone, text: Content, actions: Content) -> Element {
    let word = element("span")
        .class("b2b-hidden")
        .text(tone.word())
        .text(" ");
    let body = element("div")
        .class("b2b-message-body")
        .child(
            element("div")
                .attribute("role", tone.role())
                .child(word)
                .child(text),
        )
        .child(actions);
    element("div")
        .class(tone.class())
        .attribute("part", "message")
        .child(
            element("span")
                .attributes(&[("class", "b2b-message-sign"), ("aria-hidden", "true")])
                .text(tone.sign()),
        )
        .child(body)
}

/// The buttons of a message.
pub(crate) fn actions(buttons: impl Into<Content>) -> Element {
    element("div")
        .class("b2b-actions b2b-actions-start")
        .child(buttons)
}

/// A message in a view of Leptos. The view is compared with the one before it, so that neither is a message
/// that stays read out again nor does a button in it lose the focus.
#[component]
pub(crate) fn Message(
    tone: Tone,
    children: Children,
    #[prop(default = None)] actions: Option<AnyView>,
) -> impl IntoView {
    view! {
        <div class=tone.class() part="message">
            <span class="b2b-message-sign" aria-hidden="true">{tone.sign()}</span>
            <div class="b2b-message-body">
                <div role=tone.role()>
                    <span class="b2b-hidden">{tone.word()}" "</span>
                    {children()}
                </div>
                {actions.map(|actions| view! { <div class="b2b-actions b2b-actions-start">{actions}</div> })}
            </div>
        </div>
    }
}
