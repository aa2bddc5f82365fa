//! A message with an icon, a heading word and room for text.

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

/// A message. Errors interrupt a screen reader, others wait for their turn. Buttons go to `actions`:
/// they are no part of what is read out.
#[component]
pub(crate) fn Message(
    tone: Tone,
    children: Children,
    #[prop(default = None)] actions: Option<AnyView>,
) -> impl IntoView {
    let role = if tone == Tone::Error {
        "alert"
    } else {
        "status"
    };
    view! {
        <div class=tone.class() part="message">
            <span class="b2b-message-sign" aria-hidden="true">{tone.sign()}</span>
            <div class="b2b-message-body">
                <div role=role>
                    <span class="b2b-hidden">{tone.word()}" "</span>
                    {children()}
                </div>
                {actions.map(|actions| view! { <div class="b2b-actions b2b-actions-start">{actions}</div> })}
            </div>
        </div>
    }
}
