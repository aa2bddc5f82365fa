//! Turns every reply to a create into one outcome per user.

use super::envelope::{Envelope, identifier};
use super::graphql::{self, Answer};
use super::refusal::{
    Blame, Verdict, blame, has_error, is_taken, readable, refusal, shortened, speaks_of_a_failure,
    title,
};
use super::{ApiReply, Fault};
use crate::dialect::Dialect;
use crate::json::Json;
use crate::order::distinct;
use crate::outcome::{Doubt, Evidence, Outcome, Refusal, RefusalCode};
use crate::user::{NewUser, canonical_email};

/// The code in the body of the V2 interface's only refusal (V2 API, 400).
const PARAMETER_VALUE_ERROR: u64 = 10012;

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
    let mut decoded = decode(dialect, reply, sent);
    for outcome in &mut decoded.outcomes {
        if let (Ok(reply), Outcome::Ambiguous { doubt, text }) = (reply, outcome)
            && matches!(doubt, Doubt::ServerError | Doubt::UnknownReply)
        {
            *text = reply.with_request_id(text);
        }
    }
    decoded
}

fn decode(dialect: Dialect, reply: Result<&ApiReply, Fault>, sent: &[&NewUser]) -> Decoded {
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
        403 | 405 | 408 | 500.. if envelope.surely_not_applied(dialect) => all(
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
    let shortened = |text: &str| readable(text).map_or_else(String::new, |text| shortened(&text));
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
            let refusal = refusal(&Json::String(text.to_owned()));
            // Without a place for data the request was never carried out. With one, even an empty
            // one, it failed on the way, perhaps after its effect.
            let began = envelope.data().is_some() || may_come_late(status);
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
        || speaks_of_a_failure(envelope.body())
    {
        return None;
    }
    let data = envelope.data()?;
    if let Some(made) = data.get("successfulItems").and_then(Json::as_array) {
        let failed = match data.get("failedItems") {
            None | Some(Json::Null) => &[],
            Some(Json::Array(failed)) => failed.as_slice(),
            Some(_) => return None,
        };
        // A failure that names no one may be about anyone.
        let complains = has_error(data) || failed.iter().any(|item| address_of(item).is_none());
        let outcomes = sent
            .iter()
            .map(|user| from_lists(made, failed, user, complains));
        return Some(outcomes.collect());
    }
    let items: Vec<&Json> = match data {
        Json::Array(items) => items.iter().collect(),
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
            .and_then(Json::as_str)
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

/// The deprecated bulk call answers with two lists; failed items carry no reason. As a
/// browser may have sent the request twice, a failed one may be there all the same, and so may
/// one that is in both lists or is listed as made without a customer: it has to be looked up.
fn from_lists(made: &[Json], failed: &[Json], user: &NewUser, complains: bool) -> Outcome {
    let wanted = user.email().canonical();
    let is_about =
        |item: &&Json| address_of(item).is_some_and(|email| canonical_email(email) == wanted);
    let is_doubtful = |item: &Json| {
        item.get("customerId").is_some_and(Json::is_null) || speaks_of_a_failure(item)
    };
    let is_half_made = complains || made.iter().filter(is_about).any(is_doubtful);
    match (
        made.iter().any(|item| is_about(&item)),
        failed.iter().any(|item| is_about(&item)),
    ) {
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

/// The address in an item of a list, which may be an object or the address itself.
fn address_of(item: &Json) -> Option<&str> {
    item.as_str().or_else(|| item.get("email")?.as_str())
}

/// The outcomes of a refusal.
fn refused(dialect: Dialect, status: u16, envelope: &Envelope, sent: &[&NewUser]) -> Vec<Outcome> {
    let general = words(envelope);
    // The V2 interface says no more than this, whatever is wrong, a taken address included.
    if dialect == Dialect::ArchiveV2 && envelope.code() == Some(PARAMETER_VALUE_ERROR) {
        let refusal = Refusal {
            field: None,
            text: general.text,
            code: RefusalCode::Undisclosed,
        };
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
    // documented. Of these others it is not promised that they come before anything was done: a store
    // that fails after its work, or a server before it, answers so, too.
    let may_come_late = may_come_late(status);
    let others = || match status {
        _ if envelope.surely_not_applied(dialect) => Outcome::Deferred,
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
                Outcome::Rejected(refusal)
                    if may_come_late && !envelope.surely_not_applied(dialect) =>
                {
                    Outcome::Unsettled(refusal)
                }
                outcome => outcome,
            };
            vec![outcome]
        }
        Blame::Nobody(_) if envelope.surely_not_applied(dialect) => {
            vec![Outcome::Rejected(general); sent.len()]
        }
        Blame::Nobody(_) => vec![others(); sent.len()],
    }
}

/// Whether a refusal with this status may have come after the work was done. Nothing but a check of
/// the values answers with 409 or 422.
const fn may_come_late(status: u16) -> bool {
    matches!(status, 400..=499) && !matches!(status, 401 | 403 | 408 | 409 | 422 | 429)
}

/// The words of an answer in the store's own form; `None` if it is anything else.
pub(crate) fn envelope_words(reply: &ApiReply) -> Option<String> {
    Envelope::of(reply).map(|envelope| reply.with_request_id(&words(&envelope).text))
}

/// What a reply says to people, whatever it means: the words of an answer, the title of a page, or
/// plain text. No one reads JSON or markup.
fn said(reply: &ApiReply) -> String {
    if let Some(envelope) = Envelope::of(reply) {
        // A success that is not understood is called "Success", which would be no help.
        let success = (200..300).contains(&reply.status);
        let complains = speaks_of_a_failure(envelope.body())
            || envelope.data().is_some_and(speaks_of_a_failure);
        return if success && !complains {
            String::new()
        } else {
            words(&envelope).text
        };
    }
    let text = reply.body.trim();
    let text = title(text).unwrap_or(text);
    let begins_as_code = matches!(text.bytes().next(), Some(b'<' | b'{' | b'[' | b'"'));
    let text = readable(text).filter(|_| !begins_as_code);
    text.map_or_else(String::new, |text| shortened(&text))
}

/// The detail in words, or the title where there is none.
fn words(envelope: &Envelope) -> Refusal {
    let detail = envelope
        .detail()
        .map(refusal)
        .filter(|refusal| !refusal.text.is_empty());
    detail.unwrap_or_else(|| Refusal {
        field: None,
        text: readable(envelope.title()).map_or_else(String::new, |text| shortened(&text)),
        code: RefusalCode::Said,
    })
}
