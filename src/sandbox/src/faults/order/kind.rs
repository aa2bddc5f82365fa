//! The faults by the names that an order has for them.

use serde::Deserialize;

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Kind {
    Status,
    #[serde(rename = "html-502")]
    Html502,
    Reset,
    Redirect,
    Stall,
    Truncate,
    WrongCount,
    ShuffleIds,
    RepeatIds,
    Drip,
    LateCommit,
    FalseLimit,
    Partial,
    NoCors,
}

impl Kind {
    /// The keys that mean something to this fault, beside those that say which requests it is for.
    pub(super) fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Status => &["status", "when", "commitMs"],
            Self::Html502 | Self::Reset | Self::Redirect => &["when", "commitMs"],
            Self::Stall => &["ms", "when", "commitMs"],
            Self::Drip => &["ms", "commitMs"],
            Self::LateCommit => &["ms"],
            Self::FalseLimit => &["retryAfter"],
            Self::Partial => &["count", "commitMs"],
            Self::Truncate
            | Self::WrongCount
            | Self::ShuffleIds
            | Self::RepeatIds
            | Self::NoCors => &["commitMs"],
        }
    }

    /// Whether it does nothing to a request that creates nobody.
    pub(super) fn is_about_new_users(self) -> bool {
        matches!(self, Self::LateCommit | Self::Partial)
    }
}
