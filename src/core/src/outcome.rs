//! What became of one user.

use crate::user::Field;

/// How sure it is that a user was created.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Evidence {
    /// The reply was about this user alone, or named it.
    Response,
    /// The reply listed as many identifiers as users were sent. That all were created is
    /// certain; which identifier belongs to whom rests on their order, which the API
    /// does not promise, so it is not claimed.
    CompleteBatch,
    /// A look-up after sending found the user, made in time and with the same names.
    LookUp,
}

/// Why nobody can say whether a user was created.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Doubt {
    /// The connection broke or could not be made. A browser cannot tell these apart.
    Connection,
    /// No reply in time.
    Timeout,
    /// The server failed, or something in between did.
    ServerError,
    /// A reply of a shape that is not known.
    UnknownReply,
    /// The store says that the email is taken, after it was sent.
    Taken,
    /// The look-up that should have settled it failed.
    LookUpFailed,
    /// The store put it into another company than the one it was sent for.
    WrongCompany,
}

impl Doubt {
    /// Every reason.
    pub const ALL: [Self; 7] = [
        Self::Connection,
        Self::Timeout,
        Self::ServerError,
        Self::UnknownReply,
        Self::Taken,
        Self::LookUpFailed,
        Self::WrongCompany,
    ];

    /// A stable name for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Connection => "ambiguous.connection",
            Self::Timeout => "ambiguous.timeout",
            Self::ServerError => "ambiguous.server_error",
            Self::UnknownReply => "ambiguous.unknown_reply",
            Self::Taken => "ambiguous.taken",
            Self::LookUpFailed => "ambiguous.look_up_failed",
            Self::WrongCompany => "ambiguous.wrong_company",
        }
    }
}

/// A refusal in the server's words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Refusal {
    /// The field that it is about, if the server said.
    pub field: Option<Field>,
    /// What the server said.
    pub text: String,
}

/// What is known about one user after a reply.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// The user is in the store.
    Created {
        /// The user's identifier in B2B Edition, where it is certain.
        user_id: Option<u64>,
        /// How sure it is.
        evidence: Evidence,
    },
    /// The user was there and was given access to the storefront.
    Joined {
        /// That user's identifier.
        user_id: Option<u64>,
    },
    /// The email had a user before anything was sent.
    Exists {
        /// That user's identifier.
        user_id: Option<u64>,
    },
    /// The store refused this user; nothing was created.
    Rejected(Refusal),
    /// Certainly not created, for a reason that passes: send it again later.
    Deferred,
    /// The batch was refused without a word about this user. Whether the store takes a
    /// batch in part is not documented, so it has to be looked up.
    Unsettled(Refusal),
    /// The store says that the email is taken. As a browser may have sent the request
    /// twice, the user may be the one just sent: it has to be looked up.
    Taken(Refusal),
    /// Nobody can say.
    Ambiguous {
        /// Why not.
        doubt: Doubt,
        /// What the server said, if anything; shortened.
        text: String,
    },
}

impl Outcome {
    /// A stable name for programs and reports.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Created { .. } => "created",
            Self::Joined { .. } => "joined",
            Self::Exists { .. } => "exists",
            Self::Rejected(_) => "rejected",
            Self::Deferred => "deferred",
            Self::Unsettled(_) => "unsettled",
            Self::Taken(_) => "taken",
            Self::Ambiguous { doubt, .. } => doubt.code(),
        }
    }
}
