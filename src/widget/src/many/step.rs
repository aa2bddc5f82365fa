//! Where somebody is.

/// A screen of *Add many*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Choose,
    Review,
    Send,
    Done,
}

impl Step {
    pub(super) const ALL: [Self; 4] = [Self::Choose, Self::Review, Self::Send, Self::Done];

    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Choose => "File",
            Self::Review => "Review",
            Self::Send => "Create",
            Self::Done => "Result",
        }
    }

    pub(super) const fn heading(self) -> &'static str {
        match self {
            Self::Choose => "Choose a file",
            Self::Review => "Review before anything is sent",
            Self::Send => "Creating users",
            Self::Done => "Result",
        }
    }
}
