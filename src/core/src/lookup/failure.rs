//! What an answer that holds no data means.

use crate::dialect::Dialect;
use crate::wire::graphql::{Answer, answer};
use crate::wire::{ApiReply, Fault, Signal, decode_create};
use serde_json::Value;

/// Why there is no data.
pub(super) enum NoData {
    /// The login was refused, in the server's words.
    SignIn(String),
    /// Anything else, in words for the merchant, and whether any other query would fail
    /// the same way.
    Failed { text: String, for_all: bool },
}

/// Reads an answer that is not what was asked for.
pub(super) fn no_data(dialect: Dialect, reply: &Result<ApiReply, Fault>) -> NoData {
    let away = |text: &str| NoData::Failed {
        text: text.to_owned(),
        for_all: true,
    };
    let reply = match reply {
        Ok(reply) => reply,
        Err(Fault::Timeout) => return away("The store did not answer in time."),
        // A page that is not let in, a broken connection and a server that is away look
        // the same to a browser.
        Err(Fault::Connection) => {
            return away(
                "The store cannot be reached from this page, or it does not let this page look.",
            );
        }
    };
    let refused = |text: &str| NoData::Failed {
        text: format!("The store does not allow it: {text}"),
        for_all: false,
    };
    let body: Value = serde_json::from_str(&reply.body).unwrap_or_default();
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
        Signal::Unreachable(text) if !text.is_empty() => away(&text),
        // What is not an answer of the store stands before all of it.
        _ => NoData::Failed {
            text: format!("The store answered with HTTP {}.", reply.status),
            for_all: reply.status >= 500 || !body.is_object(),
        },
    }
}
