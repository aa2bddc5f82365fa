//! What every ledger has to keep, as a suite that each of them runs.

#![allow(clippy::panic, reason = "a promise that is broken ends the suite")]

use super::{
    Answer, BatchKey, Begun, Digest, End, Entry, Fence, KEPT, Ledger, NewBatch, State, UNSETTLED,
};
use b2b_users_core::engine::Millis;
use http::StatusCode;

const NOW: Millis = 1_800_000_000_000;

/// Runs the suite, each part over a new ledger.
///
/// # Panics
/// If a promise is broken.
pub async fn assert_ledger(new: impl Fn() -> Box<dyn Ledger>) {
    a_key_begins_once(&*new()).await;
    an_answer_is_kept_and_given_again(&*new()).await;
    claims_last_until_something_is_known(&*new()).await;
    what_was_not_sent_may_be_sent_again(&*new()).await;
    an_old_fence_finishes_nothing(&*new()).await;
    only_what_is_unknown_is_settled(&*new()).await;
    what_is_old_is_forgotten(&*new()).await;
}

fn key(name: &str) -> BatchKey {
    let key = BatchKey::parse(&format!("\"{name}\""));
    assert!(key.is_some(), "{name} is no key");
    key.unwrap_or_else(|| unreachable!())
}

/// A batch with a key, with what is sent, and with addresses.
fn batch(name: &str, sent: &str, emails: &[&str]) -> NewBatch {
    let claim = |email: &&str| Digest::of(&[email.as_bytes()]);
    NewBatch {
        key: key(name),
        digest: Digest::of(&[sent.as_bytes()]),
        claims: emails.iter().map(claim).collect(),
    }
}

fn answer(body: &str) -> Answer {
    Answer {
        status: StatusCode::OK,
        body: body.to_owned(),
    }
}

async fn begin(ledger: &dyn Ledger, batch: NewBatch, now: Millis) -> Begun {
    let begun = ledger.begin(batch, now).await;
    begun.unwrap_or_else(|error| panic!("{error}"))
}

async fn begin_fresh(ledger: &dyn Ledger, batch: NewBatch, now: Millis) -> Fence {
    match begin(ledger, batch, now).await {
        Begun::Fresh(fence) => fence,
        other => panic!("not fresh: {other:?}"),
    }
}

async fn finish(ledger: &dyn Ledger, fence: Fence, end: End, now: Millis) -> bool {
    let finished = ledger.finish(fence, end, now).await;
    finished.unwrap_or_else(|error| panic!("{error}"))
}

async fn find(ledger: &dyn Ledger, name: &str, now: Millis) -> Option<Entry> {
    let found = ledger.find(key(name), now).await;
    found.unwrap_or_else(|error| panic!("{error}"))
}

async fn a_key_begins_once(ledger: &dyn Ledger) {
    begin_fresh(ledger, batch("a", "x", &["1"]), NOW).await;
    for (sent, emails) in [("x", ["1"]), ("y", ["2"])] {
        match begin(ledger, batch("a", sent, &emails), NOW + 1).await {
            Begun::Known(entry) => {
                assert_eq!((entry.since, entry.state), (NOW, State::InFlight));
                assert_eq!(entry.digest == batch("a", sent, &[]).digest, sent == "x");
            }
            other => panic!("begun twice: {other:?}"),
        }
    }
    // What the second wish would have claimed is free.
    begin_fresh(ledger, batch("b", "z", &["2"]), NOW + 2).await;
    assert_eq!(find(ledger, "c", NOW).await, None);
}

async fn an_answer_is_kept_and_given_again(ledger: &dyn Ledger) {
    let fence = begin_fresh(ledger, batch("a", "x", &["1"]), NOW).await;
    assert!(finish(ledger, fence, End::Answered(answer("{}")), NOW + 5).await);
    for later in [NOW + 5, NOW + KEPT - 1] {
        let state = find(ledger, "a", later).await.map(|entry| entry.state);
        assert_eq!(state, Some(State::Answered(answer("{}"))));
    }
    // The claims are free.
    begin_fresh(ledger, batch("b", "y", &["1"]), NOW + 6).await;
}

async fn claims_last_until_something_is_known(ledger: &dyn Ledger) {
    let fence = begin_fresh(ledger, batch("a", "x", &["1", "2"]), NOW).await;
    let second = || batch("b", "y", &["3", "2"]);
    assert_eq!(
        begin(ledger, second(), NOW).await,
        Begun::Claimed(UNSETTLED)
    );
    assert!(finish(ledger, fence, End::Unknown, NOW + 30_000).await);
    assert_eq!(
        begin(ledger, second(), NOW + UNSETTLED - 1).await,
        Begun::Claimed(1)
    );
    // Nothing of a batch that was turned away is claimed.
    let third = begin_fresh(ledger, batch("c", "z", &["3"]), NOW + UNSETTLED - 1).await;
    assert!(finish(ledger, third, End::Answered(answer("{}")), NOW + UNSETTLED).await);
    let fence = begin_fresh(ledger, second(), NOW + UNSETTLED).await;
    // Settling the first late does not free what is claimed by the second by now.
    let settled = ledger
        .settle(key("a"), answer("[]"), NOW + UNSETTLED + 1)
        .await;
    assert_eq!(settled, Ok(true));
    let fourth = || batch("d", "w", &["2"]);
    assert_eq!(
        begin(ledger, fourth(), NOW + UNSETTLED + 2).await,
        Begun::Claimed(UNSETTLED - 2)
    );
    assert!(
        finish(
            ledger,
            fence,
            End::Answered(answer("{}")),
            NOW + UNSETTLED + 3
        )
        .await
    );
    begin_fresh(ledger, fourth(), NOW + UNSETTLED + 4).await;
}

async fn what_was_not_sent_may_be_sent_again(ledger: &dyn Ledger) {
    let fence = begin_fresh(ledger, batch("a", "x", &["1"]), NOW).await;
    assert!(finish(ledger, fence, End::NotSent, NOW).await);
    assert_eq!(find(ledger, "a", NOW).await, None);
    begin_fresh(ledger, batch("b", "y", &["1"]), NOW).await;
    begin_fresh(ledger, batch("a", "x", &["2"]), NOW).await;
}

async fn an_old_fence_finishes_nothing(ledger: &dyn Ledger) {
    let old = begin_fresh(ledger, batch("a", "x", &["1"]), NOW).await;
    assert!(finish(ledger, old.clone(), End::NotSent, NOW).await);
    let new = begin_fresh(ledger, batch("a", "x", &["1"]), NOW).await;
    assert_ne!(old, new);
    assert!(!finish(ledger, old, End::Answered(answer("old")), NOW).await);
    assert!(finish(ledger, new.clone(), End::Answered(answer("new")), NOW).await);
    assert!(!finish(ledger, new, End::Unknown, NOW).await);
    let state = find(ledger, "a", NOW).await.map(|entry| entry.state);
    assert_eq!(state, Some(State::Answered(answer("new"))));
}

async fn only_what_is_unknown_is_settled(ledger: &dyn Ledger) {
    let settle = |name, now| ledger.settle(key(name), answer("settled"), now);
    assert_eq!(settle("a", NOW).await, Ok(false));
    let fence = begin_fresh(ledger, batch("a", "x", &["1"]), NOW).await;
    assert_eq!(settle("a", NOW + UNSETTLED - 1).await, Ok(false));
    assert!(finish(ledger, fence, End::Unknown, NOW + 1).await);
    assert_eq!(settle("a", NOW + 2).await, Ok(true));
    assert_eq!(settle("a", NOW + 3).await, Ok(false));
    let state = find(ledger, "a", NOW + 3).await.map(|entry| entry.state);
    assert_eq!(state, Some(State::Answered(answer("settled"))));
    begin_fresh(ledger, batch("b", "y", &["1"]), NOW + 4).await;
    // The owner of a batch that is in flight for so long is gone.
    assert_eq!(settle("b", NOW + 4 + UNSETTLED).await, Ok(true));
}

async fn what_is_old_is_forgotten(ledger: &dyn Ledger) {
    let fence = begin_fresh(ledger, batch("a", "x", &["1"]), NOW).await;
    assert!(finish(ledger, fence, End::Answered(answer("{}")), NOW).await);
    assert_eq!(find(ledger, "a", NOW + KEPT).await, None);
    begin_fresh(ledger, batch("a", "y", &["1"]), NOW + KEPT).await;
}
