//! Look-ups before and after a create, and what they settle.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod support;

use b2b_users_core::dialect::Dialect;
use b2b_users_core::outcome::{Doubt, Evidence};
use b2b_users_core::run::{Event, Pace, Pause, Phase, RowState, RunOptions, Step};
use b2b_users_core::user::NewUser;
use b2b_users_core::wire::Fault;
use serde_json::json;
use support::play::{Play, START};
use support::store::{Store, list_of, refused, reply};
use support::{assert_sentence, email, storefront_user, user, users};
use wasm_bindgen_test::wasm_bindgen_test;

const NOW: u64 = START / 1000;

fn taken(number: usize) -> String {
    refused(&json!(format!(
        "Email already exists. ['{}']",
        email(number)
    )))
    .body
}

fn storefront(count: usize) -> Play {
    let users = (1..=count).map(storefront_user).collect();
    Play::new(
        users,
        RunOptions {
            dialect: Dialect::Storefront,
            pace: Pace::default(),
        },
    )
}

#[wasm_bindgen_test(unsupported = test)]
fn a_look_up_turns_its_pages_and_ends_even_if_the_list_does_not() {
    let crowd: Vec<NewUser> = (1000..1250).map(|number| user(number, 42)).collect();
    let page: Vec<(&NewUser, u64)> = crowd.iter().map(|user| (user, NOW)).collect();
    let full = list_of(&page);
    let mut play = Play::management(users(2, 42));
    play.answer(200, list_of(&[]));
    play.answer(422, refused(&json!("No.")).body);
    for page in 0..2 {
        let request = play.answer(200, &full);
        assert!(
            request
                .path
                .ends_with(&format!("limit=250&offset={}", page * 250)),
            "{}",
            request.path
        );
    }
    let mut endless = play.run.clone();
    play.answer(200, list_of(&[(&user(2, 42), NOW)]));
    assert_eq!(play.statuses(), ["queued", "created"]);

    let mut now = play.now;
    for _ in 0..200 {
        match endless.next(now) {
            Step::Send(id, _) => endless.on(Event::Reply(id, Ok(reply(200, &full))), now),
            Step::WaitUntil(moment) => now = moment,
            step => {
                assert_eq!(step, Step::Done);
                break;
            }
        }
    }
    let given_up = RowState::Ambiguous {
        doubt: Doubt::LookUpFailed,
        text: String::new(),
    };
    assert_eq!(endless.rows(), [given_up.clone(), given_up]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_taken_address_is_settled_by_what_the_look_up_finds() {
    let ours = user(1, 42);
    let (namesake, elsewhere) = (user(1, 43), user(2, 42));
    let exists = RowState::Exists { user_id: Some(1) };
    let created = RowState::Created {
        user_id: Some(1),
        evidence: Evidence::LookUp,
    };
    let doubt = |doubt| RowState::Ambiguous {
        doubt,
        text: String::new(),
    };
    let cases: Vec<(u16, String, RowState)> = vec![
        (200, list_of(&[(&ours, NOW - 301)]), exists.clone()),
        (200, list_of(&[(&namesake, NOW - 86_400)]), exists),
        (200, list_of(&[(&ours, NOW - 300)]), created.clone()),
        (200, list_of(&[(&ours, NOW + 1)]), created),
        (200, list_of(&[(&namesake, NOW)]), doubt(Doubt::Taken)),
        (200, list_of(&[]), doubt(Doubt::Taken)),
        (200, list_of(&[(&elsewhere, NOW)]), doubt(Doubt::Taken)),
        (
            200,
            r#"{"code":200,"data":[{"email":"user1@example.com","id":1}]}"#.into(),
            doubt(Doubt::Taken),
        ),
        (422, refused(&json!("No.")).body, doubt(Doubt::LookUpFailed)),
        (400, "no".into(), doubt(Doubt::LookUpFailed)),
    ];
    for (status, body, expected) in cases {
        let mut play = Play::management(vec![ours.clone()]);
        play.answer(200, list_of(&[]));
        play.answer(422, taken(1));
        assert_eq!(play.statuses(), ["settling"]);
        play.answer(status, &body);
        assert_eq!(
            (play.step(), play.run.rows()),
            (Step::Done, [expected].as_slice()),
            "{body}"
        );
        assert_eq!(play.creates().len(), 1);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_form_creates_nobody_who_is_there() {
    let found = [
        list_of(&[(&user(1, 42), NOW - 5)]),
        list_of(&[(&user(1, 43), NOW - 86_400)]),
        r#"{"code":200,"data":[{"id":"1","email":"USER1@example.com"}]}"#.to_owned(),
    ];
    for body in found {
        let mut play = Play::management(vec![user(1, 42)]);
        let look_up = play.answer(200, &body);
        assert_eq!(
            look_up.path,
            "/api/v3/io/users?email=user1%40example.com&limit=10"
        );
        assert_eq!((play.step(), play.creates().len()), (Step::Done, 0));
        assert_eq!(play.run.rows(), [RowState::Exists { user_id: Some(1) }]);
    }
    let mut store = Store {
        unique: true,
        ..Store::default()
    };
    let mut play = Play::management(vec![user(1, 42)]);
    assert_eq!(play.serve_all(&mut store), Step::Done);
    assert_eq!((play.sent.len(), play.statuses()), (2, vec!["created"]));
}

#[wasm_bindgen_test(unsupported = test)]
fn the_storefront_cannot_look_up_and_says_so() {
    let mut play = storefront(3);
    play.answer(422, taken(1));
    assert!(
        matches!(&play.run.rows()[0], RowState::Ambiguous { doubt: Doubt::Taken, text } if text.contains("already"))
    );
    play.fail(Fault::Timeout);
    assert_eq!(
        (play.step(), play.view().phase),
        (Step::AwaitUser, Phase::Paused(Pause::InDoubt))
    );
    play.on(Event::Resume);
    play.answer(
        200,
        r#"{"message":"ok","code":200,"data":{"userId":"7","email":"user3@example.com"}}"#,
    );
    assert_eq!((play.step(), play.sent.len()), (Step::Done, 3));
    assert_eq!(
        play.run.rows()[2],
        RowState::Created {
            user_id: Some(7),
            evidence: Evidence::Response
        }
    );
    assert!(
        play.sent
            .iter()
            .all(|(_, request)| request.path == "/api/v2/users")
    );

    let mut play = storefront(1);
    play.fail(Fault::Connection);
    assert_eq!(
        (play.step(), play.view().phase),
        (Step::Done, Phase::Finished),
        "nobody is asked for nothing"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn every_state_has_its_words() {
    let refusal = |text: &str| b2b_users_core::outcome::Refusal {
        field: None,
        text: text.into(),
    };
    for state in [
        RowState::Queued,
        RowState::Sending,
        RowState::Settling,
        RowState::Exists { user_id: None },
        RowState::Cancelled,
        RowState::Created {
            user_id: None,
            evidence: Evidence::Response,
        },
        RowState::Rejected(refusal("")),
        RowState::Rejected(refusal("No.")),
    ] {
        assert_sentence(&state.message());
        assert_eq!(state.code(), state.status());
    }
    for doubt in [
        Doubt::Connection,
        Doubt::Timeout,
        Doubt::ServerError,
        Doubt::UnknownReply,
        Doubt::Taken,
        Doubt::LookUpFailed,
    ] {
        let state = RowState::Ambiguous {
            doubt,
            text: String::new(),
        };
        assert_sentence(&state.message());
        assert!(state.code().starts_with("ambiguous.") && state.is_final());
        let said = RowState::Ambiguous {
            doubt,
            text: "Gateway.".into(),
        }
        .message();
        assert!(said.ends_with(" The answer was: Gateway."), "{said}");
    }
}
