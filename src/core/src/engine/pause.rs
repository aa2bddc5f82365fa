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
    /// The store kept asking for patience, up to the limit of a run.
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

    /// What happened and what to do next, in a sentence or two.
    #[must_use]
    pub fn message(&self) -> String {
        let said = |text: &str| {
            if text.is_empty() {
                String::new()
            } else {
                format!(" The answer was: {text}")
            }
        };
        match self {
            Self::Asked => "Paused. Continue when you are ready.".to_owned(),
            Self::SignIn(text) => format!(
                "The store does not accept the access token. Nobody is created until it does. Correct the token, then continue.{}",
                said(text)
            ),
            Self::Unreachable(text) => format!(
                "The store cannot be reached. Rows that were sent and never answered are marked as uncertain; the others wait. Check the connection and the proxy, then continue.{}",
                said(text)
            ),
            Self::StoreError(text) => format!(
                "The store answers with an error and nothing more is sent. It does so for a wrong store hash, too: check the credentials of the proxy, or wait a few minutes, then continue.{}",
                said(text)
            ),
            Self::Busy => "The store has been too busy for a long time. The rows that are left wait. Continue later, or when other integrations of the store are quiet.".to_owned(),
            Self::InDoubt => "The store gave no clear answer. The rows that were sent last are marked as uncertain. Look into the store before you continue with the others.".to_owned(),
            Self::ManyRefusals(text) => format!(
                "The store refused many users in a row. Look at the reason before you continue.{}",
                said(text)
            ),
        }
    }
}
