//! What became of one user.
//!
//! An outcome is what *one reply* says about one user. It is not yet the end of a row: some
//! outcomes call for a look-up or for sending again. Decoders give outcomes, and the import
//! turns them into ends.
//!
//! The kinds are chosen by what may be done next, not by what the server called it. The
//! question behind each is whether sending again could make a second user.

use crate::user::Field;

/// How sure it is that a user was created.
///
/// It is kept with the row, since they are not equally strong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Evidence {
    /// The reply was about this user alone, or named it.
    ///
    /// An identifier that comes with it is certain as well.
    Response,
    /// The reply listed as many identifiers as users were sent. That all were created is
    /// certain; which identifier belongs to whom rests on their order, which the API
    /// does not promise, so it is not claimed.
    ///
    /// The bulk reply of the Users API holds nothing but identifiers.
    CompleteBatch,
    /// A look-up after sending found the user with the key that this import gave it.
    ///
    /// The identifier that comes with it is certain, too.
    RowKey,
    /// A look-up after sending found the user, made in time and with the same names.
    ///
    /// Another program may have made the same user at that moment; reports therefore say "found".
    LookUp,
}

/// Why no one can say whether a user was created.
///
/// A row that ends in doubt is not sent again by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// The connection broke or could not be made. A browser cannot tell these apart.
    ///
    /// It may have arrived in full.
    Connection,
    /// No reply in time.
    ///
    /// The store may still be at work.
    Timeout,
    /// The server failed, or something in between did.
    ///
    /// A 500 may come after the work as well as before it.
    ServerError,
    /// A reply of a shape that is not known.
    ///
    /// The text is kept, so that a person can read what the program could not.
    UnknownReply,
    /// The store says that the email is taken, after it was sent.
    ///
    /// Another user may have it, or the user is the one just sent.
    Taken,
    /// The look-up that should have settled it failed.
    LookUpFailed,
    /// The store put it into another company than the one it was sent for: into this one, if it said.
    ///
    /// Only a request with users of several companies can lead to it.
    WrongCompany(Option<u64>),
}

impl Doubt {
    /// Every reason, without particulars.
    pub const ALL: [Self; 7] = [
        Self::Connection,
        Self::Timeout,
        Self::ServerError,
        Self::UnknownReply,
        Self::Taken,
        Self::LookUpFailed,
        Self::WrongCompany(None),
    ];

    /// A stable name for programs.
    ///
    /// All begin with `ambiguous.`; journals keep them, so they do not change.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Connection => "ambiguous.connection",
            Self::Timeout => "ambiguous.timeout",
            Self::ServerError => "ambiguous.server_error",
            Self::UnknownReply => "ambiguous.unknown_reply",
            Self::Taken => "ambiguous.taken",
            Self::LookUpFailed => "ambiguous.look_up_failed",
            Self::WrongCompany(_) => "ambiguous.wrong_company",
        }
    }
}

/// What a refusal says beside the server's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RefusalCode {
    /// Nothing.
    #[default]
    Said,
    /// The server says neither which value is wrong nor whether the email is taken.
    Undisclosed,
    /// A look-up found the email in the company of this number.
    OtherCompany(u64),
    /// It was sent three times without an answer that proves anything, and look-ups show that it is not there.
    Absent,
}

/// A refusal in the server's words.
///
/// The words are in whatever language the store answers in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Refusal {
    /// The field that it is about, if the server said.
    ///
    /// `None` also if it is about several.
    pub field: Option<Field>,
    /// What the server said.
    ///
    /// Shortened, and without markup. Empty if nothing of it was readable.
    pub text: String,
    /// What is known beside it.
    pub code: RefusalCode,
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
    ///
    /// No user was made. Only storefront GraphQL can do it (`addChannel`).
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
    ///
    /// Such as a 429, refused credentials, or a proxy that knows that nothing left it.
    Deferred,
    /// The batch was refused without a word about this user. Whether the store takes a
    /// batch in part is not documented, so it has to be looked up.
    ///
    /// If the look-up does not find the user, they are sent again alone or count as refused.
    Unsettled(Refusal),
    /// The store says that the email is taken. As a browser may have sent the request
    /// twice, the user may be the one just sent: it has to be looked up.
    Taken(Refusal),
    /// No one can say.
    ///
    /// By itself this closes the row.
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
