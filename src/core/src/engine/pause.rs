//! Why an engine is paused until the user acts.
//!
//! A pause is a question to the user, shown in a page or told by a command. Most pauses end
//! with [`Event::Resume`](super::Event::Resume); an unreachable store also ends one by
//! answering.

use crate::outcome::Refusal;

/// A reason to stop and ask. Nothing is lost: the rows that were not sent stay queued.
///
/// Requests that were under way are still answered and noted. The texts may be empty where
/// nothing was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pause {
    /// The user asked for it.
    ///
    /// It never ends by itself, not even when the store can be reached again.
    Asked,
    /// The credentials were refused, in the server's words.
    ///
    /// As long as they are refused, resuming leads to the same pause.
    SignIn(String),
    /// The store or the proxy cannot be reached; what is known about it in words.
    ///
    /// Look-ups go on being tried at intervals meanwhile; creates do not.
    Unreachable(String),
    /// What stands at the address answers, and not with the store's interface.
    WrongAddress {
        /// The HTTP status; 0 for a redirect, of which a browser does not show where it leads.
        status: u16,
    },
    /// The store's interface answers with errors of its own, in its words.
    ///
    /// It speaks: an error page of a gateway counts as unreachable instead.
    StoreError(String),
    /// The store answered with 429 as often in a row as an engine accepts.
    ///
    /// Resuming counts from the beginning.
    Busy,
    /// Several creates in a row were not answered, and look-ups have shown that none of them had an effect.
    ///
    /// Something on the way keeps requests from the store, so it is not worth to send more.
    InDoubt,
    /// The store refused many users in a row, the last one like this.
    ///
    /// A mistake that is common to all rows, such as a wrong column, looks like this.
    ManyRefusals(Refusal),
}

impl Pause {
    /// Whether it ends as soon as the store answers.
    #[must_use]
    pub(crate) const fn is_unreachable(&self) -> bool {
        matches!(self, Self::Unreachable(_) | Self::WrongAddress { .. })
    }

    /// Whether look-ups that settle what was sent go on.
    pub(crate) const fn lets_look(&self) -> bool {
        matches!(self, Self::Asked | Self::InDoubt | Self::ManyRefusals(_))
    }

    /// A stable name for programs.
    ///
    /// It does not change between versions and says nothing of the text in the variant.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Asked => "pause.asked",
            Self::SignIn(_) => "pause.sign_in",
            Self::Unreachable(_) | Self::WrongAddress { .. } => "pause.unreachable",
            Self::StoreError(_) => "pause.store_error",
            Self::Busy => "pause.busy",
            Self::InDoubt => "pause.in_doubt",
            Self::ManyRefusals(_) => "pause.many_refusals",
        }
    }
}
