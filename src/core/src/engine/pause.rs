//! Why an engine is paused until the user acts.

/// A reason to stop and ask. Nothing is lost: the rows that were not sent stay queued.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Pause {
    /// The user asked for it.
    Asked,
    /// The credentials were refused, in the server's words.
    SignIn(String),
    /// The store or the proxy cannot be reached; what is known about it in words.
    Unreachable(String),
    /// The store's interface answers with errors of its own, in its words.
    StoreError(String),
    /// The store answered with 429 as often in a row as an engine accepts.
    Busy,
    /// The last requests may or may not have had an effect.
    InDoubt,
    /// The store refused many users in a row, the last one in these words.
    ManyRefusals(String),
}

impl Pause {
    /// A stable name for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Asked => "pause.asked",
            Self::SignIn(_) => "pause.sign_in",
            Self::Unreachable(_) => "pause.unreachable",
            Self::StoreError(_) => "pause.store_error",
            Self::Busy => "pause.busy",
            Self::InDoubt => "pause.in_doubt",
            Self::ManyRefusals(_) => "pause.many_refusals",
        }
    }
}
