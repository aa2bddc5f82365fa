//! What is uncertain after a create: looked up where that can settle it, and never
//! sent again blindly.

use crate::support::play::{Play, START};
use crate::support::replies::{refused, reply};
use crate::support::request::{is_create, sent_emails};
use crate::support::store::{Store, list_of};
use crate::support::{email, user, user_of, users};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::{Event, Pause, Step};
use b2b_users_core::import::{End, ImportOptions, Phase, RowState};
use b2b_users_core::outcome::{Doubt, Evidence};
use b2b_users_core::wire::{ApiRequest, Fault, Method};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

const NOW: u64 = START / 1000;

/// `POST user1@example.com …` or `GET companyId=42&limit=1`.
fn told(request: &ApiRequest) -> String {
    match request.method {
        Method::Post => format!("POST {}", sent_emails(request).join(" ")),
        Method::Get => {
            let query = request.path.split_once('?').unwrap().1;
            format!(
                "GET {}",
                query.split('&').take(2).collect::<Vec<_>>().join("&")
            )
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_uncertain_is_sent_again_only_when_it_cannot_arrive_any_more() {
    type Reply = Result<(u16, &'static str), Fault>;
    let cases: [(Reply, Doubt); 11] = [
        (Err(Fault::Timeout), Doubt::Timeout),
        (Err(Fault::Connection), Doubt::Connection),
        (Ok((500, "oops")), Doubt::ServerError),
        (Ok((502, "<html>")), Doubt::ServerError),
        (
            Ok((503, r#"{"code":503,"meta":{"message":"x","applied":null}}"#)),
            Doubt::ServerError,
        ),
        (
            Ok((408, r#"{"code":408,"message":"slow"}"#)),
            Doubt::Timeout,
        ),
        (
            Ok((200, r#"{"code":200,"data":[{"userId":1}"#)),
            Doubt::UnknownReply,
        ),
        (
            Ok((200, r#"{"code":200,"data":[{"userId":1}]}"#)),
            Doubt::UnknownReply,
        ),
        (Ok((200, r#"{"code":500,"data":{}}"#)), Doubt::UnknownReply),
        (Ok((302, "")), Doubt::UnknownReply),
        (Ok((401, "<html>")), Doubt::UnknownReply),
    ];
    for (answer, expected) in cases {
        let mut store = Store {
            unique: true,
            ..Store::default()
        };
        let mut play = Play::management(users(25, 42));
        play.serve(&mut store);
        let uncertain = match answer {
            Ok((status, body)) => play.answer(status, body),
            Err(fault) => play.fail(fault),
        };
        assert_eq!(
            sent_emails(&uncertain),
            (1..=10).map(email).collect::<Vec<_>>()
        );
        assert_eq!(play.statuses()[..10], ["settling"; 10], "{answer:?}");
        // Where the store cannot be asked the row says what went wrong.
        let mut blind = Play {
            run: play.run.clone(),
            now: play.now,
            ..Play::management(Vec::new())
        };
        while blind.statuses()[..10].contains(&"settling") {
            blind.answer(422, refused(&json!("No.")).body);
        }
        let codes: Vec<_> = blind.rows()[..10].iter().map(RowState::code).collect();
        assert_eq!(codes, [expected.code(); 10], "{answer:?}");
        let next = play.serve(&mut store);
        assert_eq!(
            told(&next),
            "GET companyId=42&limit=1",
            "first a look whether it makes sense to go on"
        );
        let lost = play.now;
        assert_eq!(play.serve_all(&mut store), Step::Done);
        let again = play.sent.iter().rev().find(|(_, sent)| is_create(sent));
        let (at, again) = again.unwrap();
        assert_eq!(sent_emails(again), sent_emails(&uncertain), "{answer:?}");
        assert!(*at >= lost + 119_000, "{answer:?}");
        assert_eq!(store.users.len(), 25);
        let counts = play.view().counts;
        assert_eq!((counts.ambiguous, counts.created), (0, 25));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_store_down_in_the_middle_costs_nothing_but_time() {
    let mut store = Store::default();
    let mut play = Play::management(users(30, 42));
    play.serve(&mut store);
    play.fail(Fault::Connection);
    for _ in 0..3 {
        play.fail(Fault::Connection);
        assert!(play.view().tries_again);
        assert!(matches!(
            play.view().phase,
            Phase::Paused(Pause::Unreachable(_))
        ));
        play.on(Event::Resume);
    }
    assert_eq!(play.serve_all(&mut store), Step::Done);
    let counts = play.view().counts;
    assert_eq!(
        (counts.ambiguous, counts.created, store.users.len()),
        (0, 30, 30)
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_refused_batch_is_looked_up_and_the_absent_are_sent_alone() {
    let mut store = Store {
        unique: true,
        ..Store::default()
    };
    store.commit(
        &crate::support::user_to_json(&user(3, 42)),
        START - 86_400_000,
    );
    let mut play = Play::management(users(4, 42));
    assert_eq!(play.serve_all(&mut store), Step::Done);
    let since = format!("GET companyId=42&minCreated={}", NOW - 300);
    assert_eq!(
        play.sent
            .iter()
            .map(|(_, request)| told(request))
            .collect::<Vec<_>>(),
        [
            "GET companyId=42&limit=1",
            "POST user1@example.com user2@example.com user3@example.com user4@example.com",
            &since,
            "GET email=user3%40example.com&limit=10",
            &since,
            "POST user1@example.com",
            "POST user2@example.com",
            "POST user4@example.com",
        ]
    );
    assert_eq!(play.statuses(), ["created", "created", "exists", "created"]);
    assert_eq!(play.rows()[2], End::Exists { user_id: Some(1) });
}

#[wasm_bindgen_test(unsupported = test)]
fn a_bad_row_does_not_sink_the_good_ones_whatever_the_store_says() {
    for detail in [
        json!({ "role": ["No."] }),
        json!("At least one B2B storefront needs to be enabled."),
        json!([{}, { "role": ["No."] }, {}]),
        json!([{}, {}, {}]),
        json!({ "1": { "role": ["No."] } }),
        json!({}),
        json!([]),
        json!(null),
        json!([[[1]]]),
    ] {
        let mut store = Store::default();
        let mut play = Play::management(users(3, 42));
        play.serve(&mut store);
        play.answer(422, refused(&detail).body);
        while play.step_without_sending() != Step::Done {
            let is_bad = |request: &ApiRequest| {
                request
                    .body
                    .as_ref()
                    .is_some_and(|body| body.contains("user2"))
            };
            match play.send() {
                (id, request) if is_bad(&request) => play.receive(id, Ok(refused(&json!([{}])))),
                (id, request) => {
                    let answer = store.answer(&request, play.now);
                    play.receive(id, Ok(answer));
                }
            }
            assert!(play.sent.len() < 11, "{detail}: the run does not end");
        }
        assert_eq!(
            play.statuses(),
            ["created", "rejected", "created"],
            "{detail}"
        );
        assert_eq!(store.users.len(), 2);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_batch_taken_in_part_is_found_and_not_sent_again() {
    let mut store = Store::default();
    let mut play = Play::management(users(5, 42));
    play.serve(&mut store);
    let (id, _) = play.send();
    for number in [2, 4] {
        store.commit(&crate::support::user_to_json(&user(number, 42)), play.now);
    }
    play.receive(id, Ok(refused(&json!({ "role": ["No."] }))));
    assert_eq!(play.view().counts.open, 5, "being looked up");
    assert_eq!(play.serve_all(&mut store), Step::Done);
    assert_eq!(store.users.len(), 5, "nobody twice");
    assert_eq!(
        play.rows()[1],
        End::Created {
            user_id: Some(1),
            evidence: Evidence::LookUp
        }
    );
    assert_eq!(
        play.rows()[0],
        End::Created {
            user_id: Some(3),
            evidence: Evidence::Response
        }
    );
}

/// Answers that servers also give after their work, or instead of the store's.
const LATE: [u16; 5] = [400, 404, 405, 413, 415];

#[wasm_bindgen_test(unsupported = test)]
fn a_batch_that_was_refused_after_its_work_is_found_and_not_sent_again() {
    for status in LATE {
        let mut store = Store::default();
        let mut play = Play::management(users(3, 42));
        play.serve(&mut store);
        let (id, request) = play.send();
        store.answer(&request, play.now);
        play.receive(id, Ok(reply(status, r#"{"code":400,"message":"no"}"#)));
        assert_eq!(play.serve_all(&mut store), Step::Done);
        assert_eq!(play.statuses(), ["found"; 3], "{status}");
        assert_eq!(
            (play.creates().len(), store.users.len()),
            (1, 3),
            "{status}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn one_bad_row_of_a_refused_batch_never_takes_the_good_ones_along() {
    for (dialect, code) in [
        (Dialect::Management, "400"),
        (Dialect::ArchiveV2, "40010"),
        (Dialect::ArchiveV2, "\"40010\""),
        (Dialect::ArchiveV2, "\"10012\""),
    ] {
        let users = (1..=10)
            .map(|number| user_of(dialect, number, 42, false))
            .collect();
        let mut play = Play::new(
            users,
            ImportOptions {
                dialect,
                ..ImportOptions::default()
            },
        );
        let mut store = Store::default();
        while let Step::Send(id, request) = play.step() {
            let holds_the_bad_one = is_create(&request)
                && sent_emails(&request).contains(&"user4@example.com".to_owned());
            let answer = if holds_the_bad_one {
                reply(
                    400,
                    format!(r#"{{"code":{code},"message":"Bad Requests Error"}}"#),
                )
            } else {
                store.answer(&request, play.now)
            };
            play.receive(id, Ok(answer));
        }
        let mut expected = ["created"; 10];
        expected[3] = "rejected";
        assert_eq!(play.statuses(), expected, "{dialect:?} {code}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn who_is_listed_as_failed_is_looked_up_and_sent_no_more() {
    let body = r#"{"code":200,"data":{"successfulItems":[{"email":"user1@example.com"}],"failedItems":[{"email":"user2@example.com"}]}}"#;
    let mut play = Play::management(users(2, 42));
    play.answer(200, list_of(&[]));
    play.answer(200, body);
    play.settle(200, list_of(&[]));
    assert_eq!(play.step(), Step::Done);
    assert_eq!(play.statuses(), ["created", "rejected"]);
    assert_eq!(play.creates().len(), 1);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_store_that_is_always_busy_stops_the_run_and_loses_nothing() {
    let mut play = Play::management(users(2, 42));
    play.answer(200, list_of(&[]));
    for _ in 0..12 {
        play.answer(429, "");
    }
    assert_eq!(play.step(), Step::AwaitUser);
    assert_eq!(play.view().phase, Phase::Paused(Pause::Busy));
    assert_eq!(play.view().counts.queued, 2);
    play.on(Event::Resume);
    assert_eq!(play.serve_all(&mut Store::default()), Step::Done);
    assert_eq!(play.statuses(), ["created"; 2]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_pause_of_the_user_outlasts_trouble_with_look_ups_and_these_are_not_hurried() {
    for answer in [
        Err(Fault::Connection),
        Ok(reply(401, r#"{"code":401,"message":"no"}"#)),
    ] {
        let mut store = Store::default();
        let mut play = Play::management(users(30, 42));
        play.serve(&mut store);
        play.fail(Fault::Timeout);
        play.on(Event::Pause);
        let mut looks = Vec::new();
        for _ in 0..6 {
            let (look, request) = play.send();
            assert!(!is_create(&request));
            looks.push(play.now);
            play.receive(look, answer.clone());
            assert_eq!(play.view().phase, Phase::Paused(Pause::Asked));
        }
        assert!(looks[5] - looks[1] >= 50_000, "{looks:?}");
        // The store is there again, and the pause as well.
        assert_eq!(play.serve_all(&mut store), Step::AwaitUser);
        assert_eq!(play.view().phase, Phase::Paused(Pause::Asked));
        play.on(Event::Resume);
        assert_eq!(play.serve_all(&mut store), Step::Done);
        assert_eq!(store.users.len(), 30);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_batch_of_several_companies_that_came_to_nothing_counts_once() {
    let file = (0..40).map(|number| user(number + 1, 42 + number as u64 % 20));
    let mut store = Store::default();
    let mut play = Play::management(file.collect());
    let mut creates = 0;
    while let Step::Send(id, request) = play.step() {
        creates += usize::from(is_create(&request));
        // The trial is the first.
        let is_lost = is_create(&request) && creates == 2;
        assert!(!is_lost || sent_emails(&request).len() == 10);
        let answer = (!is_lost).then(|| store.answer(&request, play.now));
        play.receive(id, answer.ok_or(Fault::Timeout));
    }
    assert_eq!(play.view().phase, Phase::Finished);
    assert_eq!(store.users.len(), 40);
}
