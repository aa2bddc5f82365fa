//! Runs with a storefront login: taken addresses, an expired login, a doubtful reply.

use crate::support::play::{Play, START};
use crate::support::replies::graphql_error;
use crate::support::request::{Wanted, dialect_of, is_create};
use crate::support::store::{Store, listing};
use crate::support::{created_by_look_up, doubt, user_of, words};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::{Event, Pause, Step};
use b2b_users_core::import::{End, Import, ImportOptions, Phase, Record};
use b2b_users_core::outcome::{Doubt, Evidence, Refusal};
use b2b_users_core::user::NewUser;
use b2b_users_core::wire::Fault;
use serde_json::json;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

const NOW: u64 = START / 1000;

const GRAPHQL: Dialect = Dialect::StorefrontGraphql;

fn login_user(number: usize) -> NewUser {
    user_of(Dialect::Storefront, number, 42, true)
}

fn login(dialect: Dialect, count: usize) -> Play {
    let users = (1..=count).map(login_user).collect();
    Play::new(
        users,
        ImportOptions {
            dialect,
            ..ImportOptions::default()
        },
    )
}

#[wasm_bindgen_test(unsupported = test)]
fn a_login_looks_a_taken_address_up_over_graphql() {
    let ours = login_user(1);
    let stranger = user_of(Dialect::Storefront, 2, 42, true);
    let other = |ours: &NewUser| listing(GRAPHQL, &[(ours, NOW)]).replace("First1", "Marie");
    let elsewhere = |ours: &NewUser| listing(GRAPHQL, &[(ours, NOW)]).replace("\"42\"", "\"43\"");
    let found = |user: &NewUser, second: u64| listing(GRAPHQL, &[(user, second)]);
    let exists = End::Exists { user_id: Some(1) };
    // The holder is no user of this company.
    let refused = End::Rejected(Refusal {
        text: words(1),
        ..Refusal::default()
    });
    let unknown = End::Ambiguous {
        doubt: Doubt::LookUpFailed,
        text: words(1),
    };
    type Answer = Result<(u16, String), Fault>;
    let cases: Vec<(Answer, End)> = vec![
        (Ok((200, found(&ours, NOW - 300))), created_by_look_up()),
        (Ok((200, found(&ours, NOW + 9))), created_by_look_up()),
        (Ok((200, found(&ours, NOW - 301))), exists.clone()),
        (Ok((200, found(&ours, 1))), exists),
        (Ok((200, other(&ours))), doubt("")),
        (Ok((200, elsewhere(&ours))), doubt("")),
        (Ok((200, listing(GRAPHQL, &[]))), refused.clone()),
        (Ok((200, found(&stranger, NOW))), refused),
        (
            Ok((200, graphql_error("No permission.", None).body)),
            unknown.clone(),
        ),
        (Ok((200, "<html>".into())), unknown.clone()),
        (Ok((404, "Not Found".into())), unknown.clone()),
        (Ok((500, "{}".into())), unknown.clone()),
        (Err(Fault::Connection), unknown.clone()),
        (Err(Fault::Timeout), unknown),
    ];
    for dialect in [Dialect::Storefront, GRAPHQL] {
        for (answer, expected) in &cases {
            let mut play = login(dialect, 1);
            let create = play.answer_create(&json!(words(1)));
            assert_eq!(
                (dialect_of(&create), play.statuses()),
                (dialect, vec!["settling"])
            );
            let look_up = match answer {
                Ok((status, body)) => play.settle(*status, body),
                Err(fault) => {
                    let first = play.fail(*fault);
                    while play.statuses() == ["settling"] {
                        play.fail(*fault);
                    }
                    first
                }
            };
            let wanted = Wanted::by(&look_up);
            assert_eq!(look_up.path, "/graphql");
            assert_eq!(
                (wanted.company, wanted.email.as_deref()),
                (Some(42), Some("user1@example.com"))
            );
            assert!(!is_create(&look_up));
            assert_eq!(
                (play.step(), play.rows(), play.view().phase),
                (Step::Done, vec![expected.clone().into()], Phase::Finished),
                "{dialect:?} {answer:?}"
            );
            assert_eq!(play.creates().len(), 1);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_look_up_with_an_expired_login_is_made_again_after_signing_in() {
    for dialect in [Dialect::Storefront, GRAPHQL] {
        let mut play = login(dialect, 1);
        play.answer_create(&json!(words(1)));
        let first = play.answer(200, graphql_error("Expired.", Some(40101)).body);
        assert_eq!(
            (play.step(), play.view().phase),
            (
                Step::AwaitUser,
                Phase::Paused(Pause::SignIn("Expired.".into()))
            )
        );
        let mut cancelled = play.run.clone();
        play.on(Event::Resume);
        let again = play.answer(200, listing(GRAPHQL, &[(&login_user(1), NOW)]));
        assert_eq!((play.step(), first), (Step::Done, again));
        assert_eq!(play.rows(), [created_by_look_up()]);

        // Without a login there is no answer: after a cancel the row is not waited for.
        cancelled.on(Event::Cancel, play.now);
        let mut cancelled = Play {
            run: cancelled,
            ..Play::new(Vec::new(), ImportOptions::default())
        };
        cancelled.now = play.now + 60_000;
        let Step::Send(id, _) = cancelled.step() else {
            panic!("what was sent is still looked up");
        };
        let expired = graphql_error("Expired.", Some(40101));
        cancelled.receive(id, Ok(expired));
        assert_eq!(cancelled.step(), Step::Done);
        assert_eq!(cancelled.rows()[0].code(), "ambiguous.look_up_failed");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_expired_login_is_asked_for_again_without_losing_a_row() {
    let mut play = login(GRAPHQL, 2);
    play.answer(200, graphql_error("Expired.", Some(40101)).body);
    assert_eq!(play.statuses(), ["queued", "queued"]);
    assert_eq!(
        (play.step(), play.view().phase),
        (
            Step::AwaitUser,
            Phase::Paused(Pause::SignIn("Expired.".into()))
        )
    );
    play.on(Event::Resume);
    let mut store = Store::default();
    assert_eq!(play.serve_all(&mut store), Step::Done);
    assert_eq!(
        (play.statuses(), store.users.len()),
        (vec!["created"; 2], 2)
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_login_that_is_in_doubt_looks_before_it_goes_on() {
    let mut play = login(Dialect::Storefront, 2);
    play.fail(Fault::Timeout);
    let until = play.now + 120_000;
    assert_eq!(play.next(), Step::WaitUntil(play.now + 2_000));
    assert_eq!(play.view().phase, Phase::Settling { until });
    play.answer(200, listing(GRAPHQL, &[(&login_user(1), NOW)]));
    play.answer(
        200,
        r#"{"message":"ok","code":200,"data":{"userId":"7","email":"user2@example.com"}}"#,
    );
    assert_eq!((play.step(), play.sent.len()), (Step::Done, 3));
    assert_eq!(
        play.rows()[1],
        End::Created {
            user_id: Some(7),
            evidence: Evidence::Response
        }
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn of_a_user_who_was_to_be_put_on_the_storefront_no_list_can_tell() {
    let records = [
        Record::Planned {
            import: 1,
            rows: 1,
            keys: None,
        },
        Record::Joining { rows: vec![0] },
        Record::Intent {
            attempt: 1,
            rows: vec![0],
            at: START,
            trial: false,
        },
    ];
    let options = ImportOptions {
        dialect: GRAPHQL,
        ..ImportOptions::default()
    };
    let users = Rc::new(vec![login_user(1)]);
    let import = Import::resume(users, records, options, START + 1_000);
    assert_eq!(import.row(0).code(), "ambiguous.connection");
}
