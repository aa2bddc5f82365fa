//! What a reply means for each user and for the whole import.

use super::faults::Faults;
use super::vectors::{checked, dialect, list, replies, text, texts};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::outcome::Outcome;
use b2b_users_core::user::{NewUser, UserDraft};
use b2b_users_core::wire::{ApiReply, Decoded, Signal, decode_create};
use b2b_users_text::Language;
use serde_json::Value;
use std::collections::BTreeSet;

/// A user of this address, who can be sent in every way.
fn user(email: &str, dialect: Dialect) -> NewUser {
    let draft = UserDraft {
        email: email.to_owned(),
        first_name: "Ada".to_owned(),
        last_name: "Lovelace".to_owned(),
        phone_number: "+1-555-0100".to_owned(),
        company_id: "42".to_owned(),
        role: "1".to_owned(),
        channel_ids: "1".to_owned(),
        ..UserDraft::default()
    };
    checked(&draft, dialect, true).user.unwrap()
}

fn decoded(vector: &Value) -> Decoded {
    let sent = texts(vector, "sent");
    let users: Vec<NewUser> = sent
        .iter()
        .map(|email| user(email, dialect(vector)))
        .collect();
    let reply = ApiReply {
        status: vector["status"].as_u64().unwrap().try_into().unwrap(),
        body: match vector.get("body") {
            Some(body) => body.to_string(),
            None => text(vector, "text").to_owned(),
        },
        retry_after: vector.get("retryAfterMs").and_then(Value::as_u64),
        request_id: None,
    };
    let users: Vec<&NewUser> = users.iter().collect();
    decode_create(dialect(vector), Ok(&reply), &users)
}

fn signal(signal: &Signal) -> (&'static str, Option<u64>) {
    match signal {
        Signal::Continue => ("continue", None),
        Signal::SlowDown(wait) => ("slow_down", *wait),
        Signal::SignIn(_) => ("sign_in", None),
        Signal::Unreachable(_) => ("unreachable", None),
        other => panic!("no vector knows {other:?}"),
    }
}

/// The words that reach the person.
fn words(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Rejected(refusal) | Outcome::Unsettled(refusal) | Outcome::Taken(refusal) => {
            Language::english().refusal(refusal)
        }
        Outcome::Ambiguous { text, .. } => text.clone(),
        _ => String::new(),
    }
}

#[test]
fn every_reply_gives_each_user_the_right_verdict() {
    let vectors = replies();
    let mut faults = Faults::default();
    for vector in list(&vectors, "replies") {
        let name = format!("{}: {}", text(vector, "dialect"), text(vector, "name"));
        let decoded = decoded(vector);
        let codes: Vec<&str> = decoded.outcomes.iter().map(Outcome::code).collect();
        faults.compare(&name, &codes, &texts(vector, "outcomes"));
        faults.compare(
            &name,
            &signal(&decoded.signal),
            &(
                text(vector, "signal"),
                vector.get("retryAfterMs").and_then(Value::as_u64),
            ),
        );
    }
    faults.assert_none(list(&vectors, "replies").len(), 90);
}

#[test]
fn the_words_of_a_refusal_reach_the_person() {
    let vectors = replies();
    let mut faults = Faults::default();
    let mut compared = 0;
    for vector in list(&vectors, "replies") {
        let Some(says) = vector.get("says").and_then(Value::as_str) else {
            continue;
        };
        let decoded = decoded(vector);
        let found: Vec<String> = decoded.outcomes.iter().map(words).collect();
        faults.compare(
            text(vector, "name"),
            &found,
            &vec![says.to_owned(); found.len()],
        );
        compared += 1;
    }
    faults.assert_none(compared, 4);
}

#[test]
fn the_vectors_cover_every_dialect_verdict_and_signal() {
    let vectors = replies();
    let replies = list(&vectors, "replies");
    let of =
        |key: &str| -> BTreeSet<&str> { replies.iter().map(|reply| text(reply, key)).collect() };
    assert_eq!(
        of("dialect"),
        [
            "archive-v2",
            "management",
            "storefront",
            "storefront-graphql"
        ]
        .into()
    );
    assert_eq!(of("signal"), ["continue", "sign_in", "slow_down"].into());
    let verdicts: BTreeSet<&str> = replies
        .iter()
        .flat_map(|reply| texts(reply, "outcomes"))
        .collect();
    let expected = [
        "ambiguous.server_error",
        "ambiguous.unknown_reply",
        "created",
        "deferred",
        "rejected",
        "taken",
        "unsettled",
    ];
    assert_eq!(verdicts, expected.into());
}
