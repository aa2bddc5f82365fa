//! What an answer that holds no data means.
//!
//! A look-up that fails stops no one: users can be created without it. So a failure is kept and
//! shown, and only a refused login asks the user to act. How far a failure reaches is told as
//! well: a store that is away answers no other query either, a query that is forbidden says
//! nothing about the next.

use crate::dialect::Dialect;
use crate::json::Json;
use crate::wire::graphql::{Answer, answer};
use crate::wire::{ApiReply, Fault, Signal, TransportError, decode_create};

/// Why the store could not be asked, or not about everything.
///
/// Texts in it are the server's, shortened for showing where they came from a create's decoder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LookupFailure {
    /// It did not answer in time.
    ///
    /// The driver decides how long that is.
    Timeout,
    /// It cannot be reached, or does not let the page look, which is the same to a browser.
    Unreachable,
    /// Something on the way says why it cannot be reached.
    ///
    /// Our own proxy, for instance, which knows more than a browser.
    UnreachableBecause(String),
    /// It does not allow the query, for this reason.
    ///
    /// Another credential may be allowed to.
    Refused(String),
    /// It answered with this HTTP status, and with nothing that says more.
    Status(u16),
    /// It left some of the addresses out of its answer.
    ///
    /// What it did answer counts.
    Incomplete,
}

impl LookupFailure {
    /// A stable name for programs.
    ///
    /// Both ways of not being reachable have the same one.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Timeout => "look_up.timeout",
            Self::Unreachable | Self::UnreachableBecause(_) => "look_up.unreachable",
            Self::Refused(_) => "look_up.refused",
            Self::Status(_) => "look_up.status",
            Self::Incomplete => "look_up.incomplete",
        }
    }
}

/// Why there is no data.
pub(super) enum NoData {
    /// The login was refused, in the server's words.
    ///
    /// Empty where nothing readable was said.
    SignIn(String),
    /// Anything else, and whether any other query would fail the same way.
    Failed { why: LookupFailure, for_all: bool },
}

/// Reads an answer that is not what was asked for.
///
/// A 403 is a query that this credential may not make and no reason to ask for another login:
/// the other queries may be open.
pub(super) fn no_data(dialect: Dialect, reply: &Result<ApiReply, TransportError>) -> NoData {
    let away = |why| NoData::Failed { why, for_all: true };
    let reply = match reply {
        Ok(reply) => reply,
        Err(error) if error.kind == Fault::Timeout => return away(LookupFailure::Timeout),
        // A page that is not let in, a broken connection and a server that is away look
        // the same to a browser.
        Err(_) => return away(LookupFailure::Unreachable),
    };
    let refused = |text: &str| NoData::Failed {
        why: LookupFailure::Refused(text.to_owned()),
        for_all: false,
    };
    let body: Json = Json::read(&reply.body).unwrap_or_default();
    if !matches!(reply.status, 401 | 403)
        && let Some(Answer::Refused { text, .. }) = answer(&body)
    {
        return refused(text);
    }
    // Something before the store may ask for credentials in a way of its own.
    if matches!(reply.status, 401 | 407) && !body.is_object() {
        return NoData::SignIn(String::new());
    }
    // The decoder of creates already knows every way of saying no.
    match decode_create(dialect, Ok(reply), &[]).signal {
        Signal::SignIn(text) if reply.status != 403 => NoData::SignIn(text),
        Signal::SignIn(text) if !text.is_empty() => refused(&text),
        Signal::Unreachable(text) if !text.is_empty() => {
            away(LookupFailure::UnreachableBecause(text))
        }
        // What is not an answer of the store stands before all of it.
        _ => NoData::Failed {
            why: LookupFailure::Status(reply.status),
            for_all: reply.status >= 500 || !body.is_object(),
        },
    }
}
