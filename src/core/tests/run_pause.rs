//! What makes a run pause, and that nothing is lost by it.

use crate::support::play::Play;
use crate::support::replies::{created, reply};
use crate::support::request::{is_create, sent_users};
use crate::support::store::{Store, list_of};
use crate::support::{storefront_user, users};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::{Event, Pace, Pause, Step};
use b2b_users_core::import::{ImportOptions, Phase};
use b2b_users_core::wire::{Fault, Method, TransportError};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn a_refused_token_pauses_and_nothing_is_lost() {
    const BODY: &str =
        r#"{"code":401,"data":{"errMsg":"Invalid token"},"meta":{"message":"Invalid token"}}"#;
    // At once, and in the middle.
    for good in [0, 2] {
        let mut store = Store {
            unique: true,
            ..Store::default()
        };
        let mut play = Play::management(users(35, 42));
        for _ in 0..good {
            play.serve(&mut store);
        }
        play.answer(401, BODY);
        assert_eq!(play.step(), Step::AwaitUser);
        assert_eq!(
            play.view().phase,
            Phase::Paused(Pause::SignIn("Invalid token".into()))
        );
        assert!(
            play.run
                .rows()
                .all(|row| matches!(row.status(), "queued" | "created"))
        );
        play.on(Event::Resume);
        play.answer(401, BODY);
        assert_eq!(
            play.step(),
            Step::AwaitUser,
            "a token that is still wrong pauses again"
        );
        play.on(Event::Resume);
        assert_eq!(play.serve_all(&mut store), Step::Done);
        assert_eq!((play.view().counts.created, store.users.len()), (35, 35));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn before_the_first_create_nothing_is_risked() {
    let html = "<html>no</html>";
    let applied = r#"{"code":502,"data":{"errMsg":"refused"},"meta":{"message":"Bad Gateway","applied":false}}"#;
    let refused: [(Option<u16>, &str); 14] = [
        (None, ""),
        (Some(502), applied),
        (Some(500), html),
        (Some(503), ""),
        (Some(404), html),
        (Some(405), ""),
        (Some(200), html),
        (Some(200), "{}"),
        (Some(302), ""),
        (Some(401), html),
        (Some(403), html),
        (Some(407), html),
        (Some(408), ""),
        (Some(403), r#"{"code":403,"message":"no"}"#),
    ];
    for (status, body) in refused {
        for count in [1, 25] {
            let mut play = Play::management(users(count, 42));
            for _ in 0..3 {
                match status {
                    Some(status) => play.answer(status, body),
                    None => play.fail(Fault::Connection),
                };
                let step = play.step_without_sending();
                assert!(!matches!(step, Step::Send(..)), "{status:?} {body}");
                let Phase::Paused(pause) = play.view().phase else {
                    panic!("not paused")
                };
                assert!(
                    matches!(pause.code(), "pause.unreachable" | "pause.sign_in"),
                    "{pause:?}"
                );
                play.on(Event::Resume);
            }
            assert_eq!(play.creates().len(), 0, "{status:?} {body}");
            assert_eq!(play.statuses(), vec!["queued"; count]);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_proxy_without_a_way_to_the_store_pauses_and_loses_nothing() {
    let body = r#"{"code":502,"data":{"errMsg":"No route."},"meta":{"message":"Bad Gateway","applied":false}}"#;
    let mut store = Store {
        unique: true,
        ..Store::default()
    };
    let mut play = Play::management(users(15, 42));
    play.serve(&mut store);
    play.answer(502, body);
    assert_eq!(
        play.view().phase,
        Phase::Paused(Pause::Unreachable("No route.".into()))
    );
    assert_eq!(play.statuses(), ["queued"; 15]);
    play.on(Event::Resume);
    let probe = play.serve(&mut store);
    assert_eq!(
        probe.method,
        Method::Get,
        "first a request that risks nothing"
    );
    assert_eq!(play.serve_all(&mut store), Step::Done);
    assert_eq!(store.users.len(), 15);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_store_that_cannot_be_reached_is_tried_again_by_itself() {
    let mut store = Store::default();
    let mut play = Play::management(users(30, 42));
    play.serve(&mut store);
    play.serve(&mut store);
    // The connection breaks with ten rows on the way; from then on only look-ups try it.
    play.fail(Fault::Connection);
    let mut tries = vec![play.now];
    for _ in 0..7 {
        assert_eq!(play.fail(Fault::Connection).method, Method::Get);
        assert!(play.view().tries_again);
        tries.push(play.now);
    }
    let waits: Vec<u64> = tries.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let seconds: Vec<u64> = waits.iter().map(|wait| wait / 1_000).skip(1).collect();
    assert_eq!(seconds, [2, 4, 8, 16, 30, 30], "{waits:?}");

    play.on(Event::Online);
    let before = play.now;
    assert_eq!(play.serve(&mut store).method, Method::Get);
    assert!(play.now < before + 2_000, "at once");
    assert_eq!(play.serve_all(&mut store), Step::Done);
    let counts = play.view().counts;
    // What is not there was not sent, and is sent again.
    assert_eq!((counts.ambiguous, counts.created), (0, 30));
}

#[wasm_bindgen_test(unsupported = test)]
fn what_the_host_says_of_a_lost_connection_is_kept() {
    let mut play = Play::management(users(3, 42));
    let (id, _) = play.send();
    let error = TransportError {
        kind: Fault::Connection,
        detail: "ECONNREFUSED".to_owned(),
    };
    play.on(Event::Reply(id, Err(error)));
    let pause = Pause::Unreachable("ECONNREFUSED".to_owned());
    assert_eq!(play.view().phase, Phase::Paused(pause));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_pause_that_was_asked_for_is_not_ended_by_a_connection() {
    let mut play = Play::management(users(3, 42));
    play.fail(Fault::Connection);
    let (id, _) = play.send();
    play.on(Event::Pause);
    play.receive(id, Err(Fault::Connection));
    play.on(Event::Online);
    assert_eq!(play.step(), Step::AwaitUser);
    assert_eq!(play.view().phase, Phase::Paused(Pause::Asked));
}

#[wasm_bindgen_test(unsupported = test)]
fn no_create_is_sent_on_the_chance_of_a_connection() {
    // With a login there is no look-up that could show whether the way of a create is open.
    let options = ImportOptions {
        dialect: Dialect::Storefront,
        ..ImportOptions::default()
    };
    let mut play = Play::new(users(3, 42), options);
    // No one stands between a login and the store who could know that nothing was applied.
    play.answer(
        502,
        r#"{"code":502,"data":{"errMsg":"No route."},"meta":{"applied":false}}"#,
    );
    play.on(Event::Online);
    assert!(!play.view().tries_again);
    assert_eq!(play.next(), Step::WaitUntil(play.now + 2_000));
    assert_eq!(play.statuses(), ["settling", "queued", "queued"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_run_stands_still_when_asked_and_goes_on() {
    let mut store = Store::default();
    let mut play = Play::management(users(20, 42));
    play.on(Event::Pause);
    assert_eq!(play.step(), Step::AwaitUser, "before anything is sent");
    play.on(Event::Resume);
    play.serve(&mut store);
    let (id, request) = play.send();
    play.on(Event::Pause);
    assert_eq!(
        play.step(),
        Step::AwaitReply,
        "what is under way is waited for"
    );
    let answer = store.answer(&request, play.now);
    play.receive(id, Ok(answer));
    assert_eq!(
        (play.step(), play.view().phase),
        (Step::AwaitUser, Phase::Paused(Pause::Asked))
    );
    assert_eq!(play.view().counts.created, 10);
    play.on(Event::Resume);
    assert_eq!(
        (play.serve_all(&mut store), store.users.len()),
        (Step::Done, 20)
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_pause_during_the_last_request_does_not_keep_a_finished_run_open() {
    for dialect in [Dialect::Management, Dialect::Storefront] {
        let (users, looks) = match dialect {
            Dialect::Storefront => (vec![storefront_user(1)], 0),
            _ => (users(2, 42), 1),
        };
        let mut play = Play::new(
            users,
            ImportOptions {
                dialect,
                pace: Pace::default(),
                ..ImportOptions::default()
            },
        );
        for _ in 0..looks {
            play.answer(200, list_of(&[]));
        }
        let (id, request) = play.send();
        play.on(Event::Pause);
        let ids = (1..=sent_users(&request).len()).map(|id| serde_json::json!({ "userId": id }));
        play.receive(id, Ok(created(&request, ids.collect::<Vec<Value>>())));
        assert_eq!(play.view().phase, Phase::Finished);
        assert_eq!(play.step(), Step::Done, "{dialect:?}");
        play.on(Event::Pause);
        assert_eq!(
            (play.step(), play.view().phase),
            (Step::Done, Phase::Finished)
        );
    }
}

/// A refusal that names ten users from this one on.
fn all_refused(first: usize, detail: &str) -> Value {
    let each = users(first + 9, 42).split_off(first - 1);
    let each = each
        .iter()
        .map(|user| json!({ "email": user.email().as_str(), "detail": detail }));
    json!({ "code": 422, "data": { "errors": each.collect::<Vec<_>>() }, "meta": { "message": "x" } })
}

#[wasm_bindgen_test(unsupported = test)]
fn many_refusals_in_a_row_pause() {
    let mut play = Play::management(users(50, 42));
    play.answer(200, list_of(&[]));
    for round in 0..2 {
        play.answer(422, all_refused(20 * round + 1, "Company is closed."));
        assert_ne!(
            play.step_without_sending(),
            Step::AwaitUser,
            "ten are not many"
        );
        play.answer(422, all_refused(20 * round + 11, "Company is closed."));
        assert_eq!(play.step(), Step::AwaitUser);
        let Phase::Paused(Pause::ManyRefusals(last)) = play.view().phase else {
            panic!("{:?}", play.view().phase)
        };
        assert_eq!(last.text, "Company is closed.");
        assert_eq!(play.view().counts.rejected, 20 * (round + 1));
        play.on(Event::Resume);
    }
    let mut store = Store::default();
    assert_eq!(play.serve_all(&mut store), Step::Done);
    assert_eq!(
        (play.view().counts.rejected, play.view().counts.created),
        (40, 10)
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_success_between_refusals_starts_the_count_afresh() {
    let mut store = Store::default();
    let mut play = Play::management(users(60, 42));
    play.answer(200, list_of(&[]));
    for round in 0..3 {
        play.answer(422, all_refused(20 * round + 1, "No."));
        play.serve(&mut store);
    }
    assert_eq!((play.step(), play.view().counts.rejected), (Step::Done, 30));
}

/// A run whose creates a gateway answers, be it after the store or in its place, so many of them.
fn behind_a_gateway(answers: usize, reaches_the_store: bool) -> (Play, Step) {
    let mut play = Play::management(users(40, 42));
    let mut store = Store::default();
    for _ in 0..1_000 {
        let (id, request) = match play.step() {
            Step::Send(id, request) => (id, request),
            step => return (play, step),
        };
        let is_lost = is_create(&request) && play.creates().len() <= answers;
        let there = !is_lost || reaches_the_store;
        let answer = there.then(|| store.answer(&request, play.now));
        let gateway = reply(502, "<html>bad gateway</html>");
        play.receive(id, Ok(answer.filter(|_| !is_lost).unwrap_or(gateway)));
    }
    panic!("the run does not end");
}

#[wasm_bindgen_test(unsupported = test)]
fn creates_in_doubt_hold_back_others_until_it_is_known_what_became_of_them() {
    let (play, end) = behind_a_gateway(3, true);
    assert_eq!(end, Step::Done);
    let counts = play.view().counts;
    assert_eq!((counts.found, counts.created), (30, 10));
    // The second one in doubt is looked for before the third leaves.
    let sent = play.sent.iter().map(|(_, request)| request);
    let second = sent.clone().rposition(is_create).unwrap();
    let creates: Vec<usize> = (0..=second)
        .filter(|place| is_create(&play.sent[*place].1))
        .collect();
    let between = &play.sent[creates[1]..creates[2]];
    assert!(
        between
            .iter()
            .any(|(_, request)| request.path.contains("minCreated")),
        "{between:?}"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn creates_that_come_to_nothing_again_and_again_pause() {
    let (play, end) = behind_a_gateway(usize::MAX, false);
    assert_eq!(end, Step::AwaitUser);
    assert_eq!(play.view().phase, Phase::Paused(Pause::InDoubt));
    let counts = play.view().counts;
    assert_eq!((counts.ambiguous, counts.queued), (0, 40));
}
