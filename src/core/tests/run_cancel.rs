//! Cancelling: no other user is created, and what was sent is still settled.

use crate::support::play::Play;
use crate::support::replies::{refused, reply};
use crate::support::store::{Store, list_of};
use crate::support::{user, users};
use b2b_users_core::engine::{Event, Step};
use b2b_users_core::import::Phase;
use b2b_users_core::wire::Fault;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

/// 30 users of which 10 are under way.
fn under_way(
    store: &mut Store,
) -> (
    Play,
    b2b_users_core::engine::RequestKey,
    b2b_users_core::wire::ApiRequest,
) {
    let mut play = Play::management(users(30, 42));
    play.serve(store);
    let (id, request) = play.send();
    (play, id, request)
}

#[wasm_bindgen_test(unsupported = test)]
fn before_anything_is_sent_all_rows_are_cancelled() {
    for count in [1, 25] {
        let mut play = Play::management(users(count, 42));
        play.on(Event::Cancel);
        assert_eq!(
            (play.step(), play.statuses()),
            (Step::Done, vec!["cancelled"; count])
        );
        assert_eq!(play.view().phase, Phase::Finished);
        play.on(Event::Resume);
        play.on(Event::Cancel);
        assert_eq!(
            (play.step(), play.sent.len()),
            (Step::Done, 0),
            "and stay so"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_under_way_comes_to_its_end() {
    let mut store = Store::default();
    for (answer, status) in [
        ("good", "created"),
        ("400", "cancelled"),
        ("500", "cancelled"),
        ("429", "cancelled"),
        ("401", "cancelled"),
    ] {
        let (mut play, id, request) = under_way(&mut store);
        play.on(Event::Cancel);
        assert_eq!(
            (play.step(), play.view().phase),
            (Step::AwaitReply, Phase::Stopping)
        );
        assert_eq!(
            (play.view().counts.open, play.view().counts.cancelled),
            (10, 20)
        );
        let good = store.answer(&request, play.now);
        let body = json!({ "code": 1, "data": { "errMsg": "No." }, "meta": { "message": "x" } });
        play.receive(
            id,
            Ok(answer.parse().map_or(good, |code: u16| reply(code, body))),
        );
        if matches!(answer, "400" | "500") {
            // It may have come after the work, so the list is asked.
            play.settle(200, list_of(&[]));
        }
        assert_eq!(play.step(), Step::Done, "{answer}");
        assert_eq!(play.statuses()[..10], [status; 10]);
        assert_eq!(play.statuses()[10..], ["cancelled"; 20]);
        assert_eq!(
            (play.view().phase, play.creates().len()),
            (Phase::Finished, 1)
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_refused_batch_is_still_looked_up_but_not_sent_again() {
    let mut store = Store::default();
    let (mut play, id, _) = under_way(&mut store);
    play.on(Event::Cancel);
    store.commit(&crate::support::user_to_json(&user(2, 42)), play.now);
    play.receive(id, Ok(refused(&json!("No."))));
    assert_eq!(play.serve_all(&mut store), Step::Done);
    assert_eq!(play.creates().len(), 1);
    let counts = play.view().counts;
    assert_eq!(
        (counts.found, counts.cancelled, play.statuses()[1]),
        (1, 29, "found")
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_paused_run_can_be_cancelled() {
    let mut store = Store::default();
    let mut play = Play::management(users(30, 42));
    play.serve(&mut store);
    play.serve(&mut store);
    play.on(Event::Pause);
    assert_eq!(play.step(), Step::AwaitUser);
    play.on(Event::Cancel);
    assert_eq!(
        (play.step(), play.view().phase),
        (Step::Done, Phase::Finished)
    );
    assert_eq!(
        (play.view().counts.created, play.view().counts.cancelled),
        (10, 20)
    );

    let mut play = Play::management(users(30, 42));
    play.answer(401, r#"{"code":401,"message":"no"}"#);
    play.on(Event::Cancel);
    assert_eq!(
        (play.step(), play.view().counts.cancelled),
        (Step::Done, 30)
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_cancelled_run_whose_look_up_fails_ends_with_those_rows_uncertain() {
    for answer in [Err(Fault::Connection), Ok(reply(429, String::new()))] {
        let mut store = Store::default();
        let (mut play, id, _) = under_way(&mut store);
        play.on(Event::Cancel);
        play.receive(id, Ok(refused(&json!("No."))));
        let (look_up, _) = play.send();
        play.receive(look_up, answer);
        assert_eq!(play.step(), Step::Done);
        let counts = play.view().counts;
        assert_eq!((counts.ambiguous, counts.cancelled), (10, 20));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn cancelling_twice_does_not_even_wait_for_look_ups() {
    let mut store = Store::default();
    let (mut play, id, _) = under_way(&mut store);
    play.on(Event::Cancel);
    play.receive(id, Ok(refused(&json!("No."))));
    assert_eq!(play.view().counts.open, 10);
    play.on(Event::Cancel);
    assert_eq!(play.step(), Step::Done);
    assert_eq!(play.view().counts.ambiguous, 10);
}

#[wasm_bindgen_test(unsupported = test)]
fn cancelling_twice_ends_the_wait_for_a_look_that_is_under_way() {
    let mut store = Store::default();
    let (mut play, id, _) = under_way(&mut store);
    play.on(Event::Cancel);
    play.receive(id, Err(Fault::Timeout));
    let (look, _) = play.send();
    play.on(Event::Cancel);
    play.receive(look, Ok(reply(200, list_of(&[]))));
    assert_eq!(play.step(), Step::Done);
    let counts = play.view().counts;
    assert_eq!((counts.ambiguous, counts.cancelled), (10, 20));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_run_that_waits_for_the_budget_can_be_cancelled_at_once() {
    let mut play = Play::management(users(30, 42));
    play.answer(200, list_of(&[]));
    play.answer(429, "");
    play.on(Event::Cancel);
    assert_eq!(play.next(), Step::Done);
    assert_eq!(play.view().counts.cancelled, 30);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_row_that_was_cancelled_stays_so_whatever_a_look_up_finds_later() {
    let mut play = Play::management(vec![user(1, 42)]);
    let (id, _) = play.send();
    play.on(Event::Cancel);
    assert_eq!(play.statuses(), ["cancelled"]);
    play.receive(id, Ok(reply(200, list_of(&[(&user(1, 42), 1)]))));
    assert_eq!(
        (play.step(), play.statuses()),
        (Step::Done, vec!["cancelled"])
    );
    assert_eq!(play.creates().len(), 0);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_cancel_while_others_use_up_the_budget_creates_nobody() {
    let mut play = Play::management(users(30, 42));
    play.answer(200, list_of(&[]));
    assert_eq!(play.next(), Step::Grant);
    assert_eq!(play.view().counts.queued, 30, "nothing is marked as sent");
    play.on(Event::Cancel);
    assert_eq!(play.step(), Step::Done);
    assert_eq!(play.statuses(), ["cancelled"; 30]);
    assert_eq!(play.creates().len(), 0);
}
