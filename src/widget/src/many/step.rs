//! How far a person has come.

use b2b_users_text::{Key, keys};

/// A screen of *Add many*.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Step {
    #[default]
    Choose,
    Review,
    Send,
    Done,
}

impl Step {
    pub(super) const ALL: [Self; 4] = [Self::Choose, Self::Review, Self::Send, Self::Done];

    pub(super) const fn label(self) -> Key {
        match self {
            Self::Choose => keys::STEP_CHOOSE,
            Self::Review => keys::STEP_REVIEW,
            Self::Send => keys::STEP_SEND,
            Self::Done => keys::STEP_DONE,
        }
    }

    pub(super) const fn heading(self) -> Key {
        match self {
            Self::Choose => keys::STEP_CHOOSE_HEADING,
            Self::Review => keys::STEP_REVIEW_HEADING,
            Self::Send => keys::STEP_SEND_HEADING,
            Self::Done => keys::STEP_DONE_HEADING,
        }
    }
}
