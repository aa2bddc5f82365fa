//! Turns every reply to a create into one outcome per user.

use super::envelope::{Envelope, identifier};
use super::graphql::{self, Answer};
use super::refusal::{Blame, Verdict, blame, is_taken, refusal, shortened};
use super::{ApiReply, Fault};
use crate::dialect::Dialect;
use crate::order::distinct;
use crate::outcome::{Doubt, Evidence, Outcome, Refusal};
use crate::user::{NewUser, canonical_email};
use serde_json::Value;

/// The code in the body of the V2 interface's only refusal (V2 API, 400).
const PARAMETER_VALUE_ERROR: i64 = 10012;

/// What a reply means for the import as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Signal {
    /// Go on.
    Continue,
    /// Too many requests; the milliseconds to wait, if the reply said.
    SlowDown(Option<u64>),
    /// The credentials were refused, in the server's words.
    SignIn(String),
    /// The store could not be reached, and nothing was sent to it.
    Unreachable(String),
}

/// What [`decode_create`] gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// Exactly one outcome per user that was sent, in the order of sending.
    pub outcomes: Vec<Outcome>,
    /// What it means for the import.
    pub signal: Signal,
}

/// Decodes what came back after a create. Whatever it is, every user gets an outcome;
/// what is not understood is [`Outcome::Ambiguous`] and carries the text.
#[must_use]
pub fn decode_create(
    dialect: Dialect,
    reply: Result<&ApiReply, Fault>,
    sent: &[&NewUser],
) -> Decoded {
    let all = |outcome: Outcome, signal: Signal| Decoded {
        outcomes: vec![outcome; sent.len()],
        signal,
    };
    let reply = match reply {
        Ok(reply) => reply,
        Err(fault) => {
            let doubt = if fault == Fault::Timeout {
                Doubt::Timeout
            } else {
                Doubt::Connection
            };
            return all(
                Outcome::Ambiguous {
                    doubt,
                    text: String::new(),
                },
                Signal::Continue,
            );
        }
    };
    let in_doubt = |doubt: Doubt| {
        all(
            Outcome::Ambiguous {
                doubt,
                text: said(reply),
            },
            Signal::Continue,
        )
    };
    if reply.status == 429 {
        return all(Outcome::Deferred, Signal::SlowDown(reply.retry_after));
    }
    let Some(envelope) = Envelope::of(reply) else {
        return in_doubt(if reply.status >= 500 {
            Doubt::ServerError
        } else {
            Doubt::UnknownReply
        });
    };
    // Look-ups of any storefront login speak GraphQL. A status that says more than the body
    // outranks it.
    if dialect.uses_login()
        && reply.status != 408
        && let Some(decoded) = graphql_reply(reply.status, &envelope, sent)
    {
        return decoded;
    }
    match reply.status {
        // The body of another interface proves nothing.
        200..=299 if dialect == Dialect::StorefrontGraphql => in_doubt(Doubt::UnknownReply),
        200..=299 => created(&envelope, sent).map_or_else(
            || in_doubt(Doubt::UnknownReply),
            |outcomes| Decoded {
                outcomes,
                signal: Signal::Continue,
            },
        ),
        // Our own proxy refused before it sent anything, for a reason that is not the user's.
        403 | 405 | 408 | 500.. if envelope.surely_not_applied() => all(
            Outcome::Deferred,
            Signal::Unreachable(words(&envelope).text),
        ),
        401 | 403 => all(Outcome::Deferred, Signal::SignIn(words(&envelope).text)),
        408 => in_doubt(Doubt::Timeout),
        400..=499 => Decoded {
            outcomes: refused(dialect, reply.status, &envelope, sent),
            signal: Signal::Continue,
        },
        500.. => in_doubt(Doubt::ServerError),
        _ => in_doubt(Doubt::UnknownReply),
    }
}

/// The outcome of a reply in GraphQL's form, whatever its status; `None` if it is not.
fn graphql_reply(status: u16, envelope: &Envelope, sent: &[&NewUser]) -> Option<Decoded> {
    let all = |outcome: Outcome, signal: Signal| Decoded {
        outcomes: vec![outcome; sent.len()],
        signal,
    };
    let in_doubt = |text: &str| {
        let doubt = if status >= 500 {
            Doubt::ServerError
        } else {
            Doubt::UnknownReply
        };
        let text = shortened(text);
        all(Outcome::Ambiguous { doubt, text }, Signal::Continue)
    };
    Some(match graphql::answer(envelope.body())? {
        Answer::SignIn(text) => all(Outcome::Deferred, Signal::SignIn(shortened(text))),
        Answer::Refused { text, .. } if matches!(status, 401 | 403) => {
            all(Outcome::Deferred, Signal::SignIn(shortened(text)))
        }
        // An error beside a user may be about the mail only, or about everything.
        Answer::Refused { text, with_data } if with_data || status >= 500 => in_doubt(text),
        Answer::Refused { text, .. } => {
            let refusal = refusal(&Value::String(text.to_owned()));
            // Without a place for data the request was never carried out. With one, it failed
            // on the way, perhaps after its effect.
            let began = envelope
                .data()
                .is_some_and(|data| data.get("userCreate").is_some());
            let outcome = match settled(refusal) {
                Outcome::Rejected(refusal) if began => Outcome::Unsettled(refusal),
                outcome => outcome,
            };
            all(outcome, Signal::Continue)
        }
        Answer::Data(_) if !(200..300).contains(&status) => in_doubt(""),
        Answer::Data(data) => {
            let create = data.get("userCreate")?;
            let user = create.get("user");
            let id = user
                .and_then(|user| identifier(user.get("id")?))
                .filter(|id| *id > 0);
            let echoed = user.and_then(|user| user.get("email")?.as_str());
            match (id, sent) {
                (Some(id), [user])
                    if echoed
                        .is_none_or(|email| canonical_email(email) == user.email().canonical()) =>
                {
                    let created = Outcome::Created {
                        user_id: Some(id),
                        evidence: Evidence::Response,
                    };
                    all(created, Signal::Continue)
                }
                _ => in_doubt(""),
            }
        }
    })
}

/// A refusal of one user as an outcome.
fn settled(refusal: Refusal) -> Outcome {
    if is_taken(&refusal) {
        Outcome::Taken(refusal)
    } else {
        Outcome::Rejected(refusal)
    }
}

/// The outcomes of a success, if the body is one of the known shapes and fits.
fn created(envelope: &Envelope, sent: &[&NewUser]) -> Option<Vec<Outcome>> {
    // The code in the body outranks the status: a gateway may have made the latter.
    if envelope
        .code()
        .is_some_and(|code| !(200..300).contains(&code))
    {
        return None;
    }
    let data = envelope.data()?;
    if let Some(made) = data.get("successfulItems").and_then(Value::as_array) {
        let failed = data.get("failedItems").and_then(Value::as_array);
        let failed = failed.map(Vec::as_slice).unwrap_or_default();
        let outcomes = sent.iter().map(|user| from_lists(made, failed, user));
        return Some(outcomes.collect());
    }
    let items: Vec<&Value> = match data {
        Value::Array(items) => items.iter().collect(),
        _ => vec![data],
    };
    let ids: Vec<u64> = items
        .iter()
        .filter(|item| !speaks_of_a_failure(item))
        .filter_map(|item| item.get("userId").and_then(identifier))
        // No user has this number.
        .filter(|id| *id > 0)
        .collect();
    let distinct = distinct(ids.iter().copied()).len();
    if ids.len() != sent.len() || distinct != ids.len() || items.len() != sent.len() {
        return None;
    }
    let echoes = items.iter().zip(sent).all(|(item, user)| {
        item.get("email")
            .and_then(Value::as_str)
            .is_none_or(|email| canonical_email(email) == user.email().canonical())
    });
    let outcome = |id: u64| match sent {
        [_] => Outcome::Created {
            user_id: Some(id),
            evidence: Evidence::Response,
        },
        _ => Outcome::Created {
            user_id: None,
            evidence: Evidence::CompleteBatch,
        },
    };
    echoes.then(|| ids.into_iter().map(outcome).collect())
}

/// A user with an identifier and a complaint is no proof of anything.
fn speaks_of_a_failure(item: &Value) -> bool {
    let is_empty = |value: &Value| match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    };
    let told = |name: &str| item.get(name).is_some_and(|value| !is_empty(value));
    ["errMsg", "errorMsg", "errors", "error"]
        .into_iter()
        .any(told)
}

/// The deprecated bulk call answers with two lists; failed items carry no reason. As a
/// browser may have sent the request twice, a failed one may be there all the same, and so may
/// one that is in both lists or is listed as made without a customer: it has to be looked up.
fn from_lists(made: &[Value], failed: &[Value], user: &NewUser) -> Outcome {
    let wanted = user.email().canonical();
    let is_in = |items: &[Value]| {
        items.iter().any(|item| {
            let email = item.as_str().or_else(|| item.get("email")?.as_str());
            email.is_some_and(|email| canonical_email(email) == wanted)
        })
    };
    let lacks_a_customer = |item: &&Value| item.get("customerId").is_some_and(Value::is_null);
    let is_half_made = made
        .iter()
        .filter(lacks_a_customer)
        .any(|item| is_in(std::slice::from_ref(item)));
    match (is_in(made), is_in(failed)) {
        (true, false) if !is_half_made => Outcome::Created {
            user_id: None,
            evidence: Evidence::Response,
        },
        (false, false) => Outcome::Ambiguous {
            doubt: Doubt::UnknownReply,
            text: String::new(),
        },
        _ => Outcome::Unsettled(Refusal::default()),
    }
}

/// The outcomes of a refusal.
fn refused(dialect: Dialect, status: u16, envelope: &Envelope, sent: &[&NewUser]) -> Vec<Outcome> {
    let general = words(envelope);
    // The V2 interface says no more than this, whatever is wrong, a taken address included.
    if dialect == Dialect::ArchiveV2 && envelope.code() == Some(PARAMETER_VALUE_ERROR) {
        let text = format!(
            "{} (the store does not say which value, or whether the email is taken).",
            general.text
        );
        let refusal = Refusal { field: None, text };
        return vec![Outcome::Unsettled(refusal); sent.len()];
    }
    let blamed = envelope.detail().map_or_else(
        || Blame::Nobody(general.clone()),
        |detail| match blame(detail, sent) {
            // A list without a word about anybody blames the request as a whole.
            Blame::Each(verdicts) if verdicts.iter().all(Option::is_none) => {
                Blame::Nobody(general.clone())
            }
            blamed => blamed,
        },
    );
    // 422 and 409 may be about one user of many, and whether the others were created is not
    // documented. Of these others nobody promises that they come before anything was done: a store
    // that fails after its work, or a server before it, answers so, too.
    let may_come_late = matches!(status, 400 | 404 | 405 | 413 | 415);
    let others = || match status {
        _ if envelope.surely_not_applied() => Outcome::Deferred,
        409 | 422 => Outcome::Unsettled(general.clone()),
        _ if may_come_late => Outcome::Unsettled(general.clone()),
        _ => Outcome::Rejected(general.clone()),
    };
    match blamed {
        Blame::Each(verdicts) => verdicts
            .into_iter()
            .map(|verdict| match verdict {
                Some(Verdict::Made(user_id)) => Outcome::Created {
                    user_id: Some(user_id),
                    evidence: Evidence::Response,
                },
                Some(Verdict::Refused(refusal)) => settled(refusal),
                None => others(),
            })
            .collect(),
        Blame::Nobody(refusal) if sent.len() == 1 => {
            let outcome = match settled(refusal) {
                Outcome::Rejected(refusal) if may_come_late && !envelope.surely_not_applied() => {
                    Outcome::Unsettled(refusal)
                }
                outcome => outcome,
            };
            vec![outcome]
        }
        Blame::Nobody(_) if envelope.surely_not_applied() => {
            vec![Outcome::Rejected(general); sent.len()]
        }
        Blame::Nobody(_) => vec![others(); sent.len()],
    }
}

/// The words of an answer in the store's own form; `None` if it is anything else.
pub(crate) fn envelope_words(reply: &ApiReply) -> Option<String> {
    Envelope::of(reply).map(|envelope| words(&envelope).text)
}

/// What a reply says to people, whatever it means: the words of an answer, the title of a page, or
/// plain text. Nobody reads JSON or markup.
fn said(reply: &ApiReply) -> String {
    if let Some(envelope) = Envelope::of(reply) {
        // A success that is not understood is called "Success", which would be no help.
        let success = (200..300).contains(&reply.status);
        let words = words(&envelope);
        return if success && envelope.detail().is_none() {
            String::new()
        } else {
            words.text
        };
    }
    let text = reply.body.trim();
    if !text.starts_with(['<', '{', '[', '"']) {
        return shortened(text);
    }
    let title = text
        .split_once("<title>")
        .and_then(|(_, rest)| rest.split_once("</title>"));
    title.map_or_else(String::new, |(title, _)| shortened(title))
}

/// The detail in words, or the title where there is none.
fn words(envelope: &Envelope) -> Refusal {
    let detail = envelope
        .detail()
        .map(refusal)
        .filter(|refusal| !refusal.text.is_empty());
    detail.unwrap_or_else(|| Refusal {
        field: None,
        text: shortened(envelope.title()),
    })
}
