//! What a message is about.

use b2b_users_text::{Key, keys};

/// What a message is about. Never told by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Success,
    Info,
    Warning,
    Error,
}

impl Tone {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Success => "b2b-message b2b-message-success",
            Self::Info => "b2b-message b2b-message-info",
            Self::Warning => "b2b-message b2b-message-warning",
            Self::Error => "b2b-message b2b-message-error",
        }
    }

    /// Errors interrupt a screen reader, others wait for their turn.
    pub(super) const fn role(self) -> &'static str {
        match self {
            Self::Error => "alert",
            Self::Success | Self::Info | Self::Warning => "status",
        }
    }

    pub(super) const fn sign(self) -> &'static str {
        match self {
            Self::Success => "✓",
            Self::Info => "i",
            Self::Warning | Self::Error => "!",
        }
    }

    pub(super) const fn word(self) -> Key {
        match self {
            Self::Success => keys::TONE_SUCCESS,
            Self::Info => keys::TONE_INFO,
            Self::Warning => keys::TONE_WARNING,
            Self::Error => keys::TONE_ERROR,
        }
    }
}
