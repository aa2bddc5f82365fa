//! The engine from the first request to the last: order, pace and waiting.

use crate::support::play::{Play, START};
use crate::support::replies::reply;
use crate::support::request::{sent_emails, sent_users};
use crate::support::store::{Store, list_of};
use crate::support::{email, user, users};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::{Event, Millis, Pace, Step};
use b2b_users_core::import::{End, ImportOptions, Phase};
use b2b_users_core::outcome::Evidence;
use b2b_users_core::wire::{ApiReply, Fault};
use wasm_bindgen_test::wasm_bindgen_test;

fn at_pace(requests: u32) -> ImportOptions {
    ImportOptions {
        dialect: Dialect::Management,
        pace: Pace::per_minute(requests),
        ..ImportOptions::default()
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn n_users_take_one_probe_and_a_tenth_of_n_creates() {
    for count in [2, 9, 10, 11, 20, 25, 95, 101] {
        let mut store = Store {
            unique: true,
            ..Store::default()
        };
        let mut play = Play::management(users(count, 42));
        assert_eq!(play.serve_all(&mut store), Step::Done);
        assert_eq!(play.sent.len(), count.div_ceil(10) + 1, "{count}");
        assert_eq!(play.sent[0].1.path, "/api/v3/io/users?companyId=42&limit=1");
        let emails: Vec<String> = play.creates().into_iter().flat_map(sent_emails).collect();
        assert_eq!(
            emails,
            (1..=count).map(email).collect::<Vec<_>>(),
            "each once, in the order of the file"
        );
        assert!(
            play.creates()
                .iter()
                .all(|request| sent_users(request).len() <= 10)
        );
        assert_eq!(play.view().counts.created, count);
        assert_eq!(
            (play.view().phase, play.view().remaining),
            (Phase::Finished, None)
        );
        assert_eq!(play.view().requests as usize, play.sent.len());
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn nobody_takes_no_request_at_all() {
    for dialect in [Dialect::Management, Dialect::Storefront] {
        let mut play = Play::new(
            vec![],
            ImportOptions {
                dialect,
                pace: Pace::default(),
                ..ImportOptions::default()
            },
        );
        assert_eq!(play.step(), Step::Done);
        assert_eq!(play.view().phase, Phase::Finished);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_batch_joins_one_company_and_rows_keep_their_places() {
    let mixed: Vec<_> = (1..=31)
        .map(|number| user(number, [42, 43, 44][number % 3]))
        .collect();
    let mut store = Store::default();
    let mut play = Play::management(mixed);
    assert_eq!(play.serve_all(&mut store), Step::Done);
    assert_eq!(play.creates().len(), 4, "11 + 10 + 10 users");
    for request in play.creates() {
        let users = sent_users(request);
        assert!(users.len() <= 10);
        assert!(
            users
                .iter()
                .all(|user| user["companyId"] == users[0]["companyId"])
        );
    }
    let single = play
        .creates()
        .into_iter()
        .find(|request| sent_users(request).len() == 1)
        .unwrap();
    assert_eq!(
        single.path, "/api/v3/io/users",
        "one user goes to the single call"
    );
    assert!(play.rows().iter().all(|row| row.status() == "created"));
}

#[wasm_bindgen_test(unsupported = test)]
fn identifiers_are_claimed_only_where_they_are_certain() {
    let mut play = Play::management(users(11, 42));
    play.serve_all(&mut Store::default());
    assert_eq!(
        play.rows()[0],
        End::Created {
            user_id: None,
            evidence: Evidence::CompleteBatch
        }
    );
    assert_eq!(
        play.rows()[10],
        End::Created {
            user_id: Some(11),
            evidence: Evidence::Response
        }
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn requests_keep_to_the_pace_in_every_minute() {
    for (pace, count) in [(1, 40), (5, 200), (75, 2000), (150, 4000)] {
        let mut play = Play::new(users(count, 42), at_pace(pace));
        assert_eq!(play.serve_all(&mut Store::default()), Step::Done);
        let starts: Vec<Millis> = play.sent.iter().map(|(start, _)| *start).collect();
        let within = |start: Millis| {
            starts
                .iter()
                .filter(|other| (start..start + 60_000).contains(other))
                .count()
        };
        let most = starts.iter().map(|start| within(*start)).max().unwrap();
        assert_eq!(most, starts.len().min(pace as usize), "{pace} a minute");
        assert!(
            starts.windows(2).all(|pair| pair[1] - pair[0] >= 250),
            "{pace} a minute"
        );
        assert_eq!(play.view().requests_per_minute, pace);
    }
    assert_eq!(Pace::per_minute(0).requests_per_minute(), 1);
    assert_eq!(Pace::per_minute(9_999).requests_per_minute(), 150);
}

#[wasm_bindgen_test(unsupported = test)]
fn requests_that_return_at_once_still_keep_their_distance() {
    let mut play = Play::management(users(30, 42));
    let (id, _) = play.send();
    play.on(Event::Reply(id, Ok(reply(200, list_of(&[])))));
    play.send();
    assert_eq!(play.now, START + 250);
    assert_eq!(play.step(), Step::AwaitReply, "one request at a time");
}

#[wasm_bindgen_test(unsupported = test)]
fn too_many_requests_wait_and_are_sent_again() {
    for (wait, expected) in [(Some(5_000), 5_000), (Some(0), 1_000), (None, 60_000)] {
        let mut play = Play::management(users(3, 42));
        play.answer(200, list_of(&[]));
        let (id, first) = play.send();
        play.receive(
            id,
            Ok(ApiReply {
                retry_after: wait,
                request_id: None,
                ..reply(429, "slow down")
            }),
        );
        assert_eq!(play.statuses(), ["queued"; 3]);
        let refused_at = play.now;
        assert!(matches!(play.next(), Step::WaitUntil(until) if until == refused_at + expected));
        if expected > 1_000 {
            assert_eq!(
                play.view().phase,
                Phase::Waiting {
                    until: refused_at + expected
                }
            );
        }
        let (id, again) = play.send();
        assert_eq!((play.now, &again), (refused_at + expected, &first));
        play.receive(id, Ok(Store::default().answer(&again, START)));
        assert_eq!((play.step(), play.view().counts.created), (Step::Done, 3));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn patience_doubles_while_the_store_keeps_refusing_and_starts_afresh_after() {
    let mut play = Play::management(users(20, 42));
    play.answer(200, list_of(&[]));
    let mut waits = Vec::new();
    for _ in 0..7 {
        play.answer(429, "");
        let since = play.now;
        let Step::WaitUntil(until) = play.next() else {
            panic!("no wait")
        };
        waits.push((until - since) / 1000);
    }
    assert_eq!(waits, [60, 120, 240, 480, 960, 960, 960]);
    play.serve(&mut Store::default());
    play.answer(429, "");
    assert!(matches!(play.next(), Step::WaitUntil(until) if until == play.now + 60_000));
    play.answer(429, "");
    assert_eq!(play.view().counts.queued, 10);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_probe_that_is_slowed_down_waits_as_well() {
    let mut play = Play::management(users(3, 42));
    play.answer(429, "");
    let probe = play.answer(200, list_of(&[]));
    assert_eq!((play.now - START) / 1000, 60, "{probe:?}");
    play.serve(&mut Store::default());
    assert_eq!(play.step(), Step::Done);
}

#[wasm_bindgen_test(unsupported = test)]
fn replies_that_nobody_waits_for_are_ignored() {
    let mut store = Store::default();
    let mut play = Play::management(users(20, 42));
    let (probe, _) = play.send();
    play.receive(probe, Ok(reply(200, list_of(&[]))));
    let (first, request) = play.send();
    for status in [200, 401, 429, 500] {
        play.receive(probe, Ok(reply(status, "late")));
        assert_eq!(play.next(), Step::AwaitReply, "{status}");
        assert_eq!(play.view().counts.open, 10);
    }
    let answer = store.answer(&request, play.now);
    play.receive(first, Ok(answer));
    let before = play.rows().to_vec();
    play.receive(first, Err(Fault::Timeout));
    play.receive(first, Ok(reply(500, "again")));
    assert_eq!(play.rows(), before, "a reply counts once");
    assert_eq!(
        (play.serve_all(&mut store), store.users.len()),
        (Step::Done, 20)
    );
    play.receive(first, Ok(reply(401, "very late")));
    assert_eq!((play.step(), play.view().counts.created), (Step::Done, 20));
}

#[wasm_bindgen_test(unsupported = test)]
fn the_time_left_shrinks_and_pauses_speak_in_sentences() {
    let mut store = Store::default();
    let mut play = Play::management(users(1000, 42));
    let first = play.view().remaining.unwrap();
    assert!(
        (60_000..600_000).contains(&first),
        "101 requests at 75 a minute: {first}"
    );
    let mut last = first;
    for _ in 0..100 {
        play.serve(&mut store);
        let left = play.view().remaining.unwrap();
        assert!(left <= last + 1_000, "{left} after {last}");
        last = left;
    }
    play.serve(&mut store);
    assert_eq!(play.view().remaining, None);
}
