//! Look-ups before and after a create, and what they settle.

use crate::support::play::{Play, START, unhindered};
use crate::support::replies::{lists, refused, reply};
use crate::support::store::{Store, list_of, listing};
use crate::support::{created_by_look_up, doubt, email, user, user_of, users, words};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::{Event, Step};
use b2b_users_core::import::{End, ImportOptions, RowState, Stage};
use b2b_users_core::outcome::{Doubt, Evidence, Refusal, RefusalCode};
use b2b_users_core::user::{Field, NewUser};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

const NOW: u64 = START / 1000;

/// A page of users who are not asked for, in a list that says that it goes on.
fn crowded(dialect: Dialect) -> String {
    let crowd: Vec<NewUser> = (1000..1250)
        .map(|number| user_of(dialect, number, 42, true))
        .collect();
    let page: Vec<(&NewUser, u64)> = crowd.iter().map(|user| (user, NOW)).collect();
    listing(dialect, &page).replace("\"totalCount\":250", "\"totalCount\":100000")
}

#[wasm_bindgen_test(unsupported = test)]
fn a_look_up_turns_its_pages_and_ends_even_if_the_list_does_not() {
    let dialect = Dialect::ArchiveV2;
    let long = crowded(dialect);
    // With a count or without one, a full page is not the last.
    let full = [&long, &long.replace(",\"totalCount\":100000", "")];
    assert!(full[0].contains("totalCount") && !full[1].contains("totalCount"));
    let ours = [1, 2].map(|number| user_of(dialect, number, 42, true));
    let options = ImportOptions {
        dialect,
        skip_probe: true,
        ..ImportOptions::default()
    };
    let mut play = Play::new(ours.to_vec(), options);
    play.answer(422, refused(&json!("No.")).body);
    for (page, body) in full.into_iter().enumerate() {
        let path = play.answer(200, body).path;
        let end = format!("limit=250&offset={}", page * 250);
        assert!(path.ends_with(&end), "{path}");
    }
    let mut endless = play.run.clone();
    play.answer(200, listing(dialect, &[(&ours[1], NOW)]));
    assert_eq!(play.statuses(), ["settling", "found"]);
    play.settle(200, listing(dialect, &[]));
    assert_eq!(play.statuses(), ["queued", "found"]);

    // It is read again for a quarter of an hour, as far as a page that no one waits for.
    let (mut now, mut pages) = (play.now, 0);
    loop {
        match unhindered(&mut endless, now) {
            Step::Send(id, _) => endless.on(Event::Reply(id, Ok(reply(200, &long))), now),
            Step::WaitUntil(moment) => now = moment,
            step => {
                assert_eq!(step, Step::Done);
                break;
            }
        }
        pages += 1;
        assert!(pages < 4_000, "the run does not end");
    }
    let codes: Vec<&str> = endless.rows().map(RowState::code).collect();
    assert_eq!(codes, ["ambiguous.look_up_failed"; 2]);
}

#[wasm_bindgen_test(unsupported = test)]
fn rows_are_looked_for_by_address_where_a_list_has_more_pages_than_there_are_rows() {
    let mut play = Play::management(users(2, 42));
    play.answer(200, list_of(&[]));
    play.answer(422, refused(&json!("No.")).body);
    play.answer(200, crowded(Dialect::Management));
    let second = play.answer(200, list_of(&[(&user(2, 42), NOW)]));
    assert!(second.path.contains("?email=user2"), "{}", second.path);
    assert_eq!(play.statuses(), ["settling", "found"]);
    let first = play.settle(200, list_of(&[]));
    assert!(first.path.contains("?email=user1"), "{}", first.path);
    assert_eq!(play.statuses(), ["queued", "found"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_look_up_goes_on_where_a_store_gives_fewer_at_a_time() {
    let listed = |numbers: [usize; 2]| {
        let users = numbers.map(|number| user(number, 42));
        let page: Vec<(&NewUser, u64)> = users.iter().map(|user| (user, NOW)).collect();
        list_of(&page).replace("\"totalCount\":2", "\"totalCount\":4")
    };
    let mut play = Play::management(users(3, 42));
    play.answer(200, list_of(&[]));
    play.answer(422, refused(&json!("No.")).body);
    play.answer(200, listed([1, 900]));
    let second = play.answer(200, listed([2, 901]));
    assert!(second.path.ends_with("offset=2"), "{}", second.path);
    assert_eq!(play.statuses(), ["found", "found", "settling"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_taken_address_is_settled_by_what_the_look_up_finds() {
    let ours = user(1, 42);
    let (namesake, elsewhere) = (user(1, 43), user(2, 42));
    let exists = End::Exists { user_id: Some(1) };
    let in_another_company = End::Rejected(Refusal {
        field: Some(Field::Email),
        text: String::new(),
        code: RefusalCode::OtherCompany(43),
    });
    // The holder is no user, but a Super Admin.
    let refused_by_store = End::Rejected(Refusal {
        text: words(1),
        ..Refusal::default()
    });
    let unknown = End::Ambiguous {
        doubt: Doubt::LookUpFailed,
        text: words(1),
    };
    let cases: Vec<(u16, String, End)> = vec![
        (200, list_of(&[(&ours, NOW - 301)]), exists),
        (
            200,
            list_of(&[(&namesake, NOW - 86_400)]),
            in_another_company,
        ),
        (200, list_of(&[(&ours, NOW - 300)]), created_by_look_up()),
        (200, list_of(&[(&ours, NOW + 1)]), created_by_look_up()),
        (200, list_of(&[(&namesake, NOW)]), doubt("")),
        (200, list_of(&[]), refused_by_store.clone()),
        (200, list_of(&[(&elsewhere, NOW)]), refused_by_store),
        (
            200,
            r#"{"code":200,"data":[{"email":"user1@example.com","id":1}]}"#.into(),
            doubt(""),
        ),
        (422, refused(&json!("No.")).body, unknown.clone()),
        (400, "no".into(), unknown),
    ];
    for (status, body, expected) in cases {
        let mut play = Play::management(vec![ours.clone()]);
        play.answer(200, list_of(&[]));
        play.answer(422, refused(&json!(words(1))).body);
        assert_eq!(play.statuses(), ["settling"]);
        play.settle(status, &body);
        assert_eq!(
            (play.step(), play.rows()),
            (Step::Done, vec![expected.into()]),
            "{body}"
        );
        assert_eq!(play.creates().len(), 1);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_archived_interface_looks_a_failed_user_up_before_it_believes_it() {
    let ours: Vec<NewUser> = (1..=4)
        .map(|number| user_of(Dialect::ArchiveV2, number, 42, true))
        .collect();
    let options = ImportOptions {
        dialect: Dialect::ArchiveV2,
        skip_probe: true,
        ..ImportOptions::default()
    };
    let mut play = Play::new(ours.clone(), options);
    let emails: Vec<String> = (1..=4).map(email).collect();
    play.answer(200, lists(&emails[..1], &emails[1..]).body);
    assert_eq!(
        play.statuses(),
        ["created", "settling", "settling", "settling"]
    );
    let there = [(&ours[0], NOW), (&ours[1], NOW), (&ours[2], NOW - 86_400)];
    let look_up = play.settle(200, listing(Dialect::ArchiveV2, &there));
    assert_eq!(
        look_up.path,
        "/api/v2/io/companies/42/users?limit=250&offset=0"
    );
    assert_eq!(play.step(), Step::Done);
    let rows = play.rows();
    assert_eq!(play.statuses(), ["created", "found", "exists", "rejected"]);
    assert!(matches!(
        rows[1],
        RowState::Closed(End::Created {
            evidence: Evidence::LookUp,
            ..
        })
    ));
    assert_eq!(rows[3], End::Rejected(Refusal::default()));
    assert_eq!(play.creates().len(), 1, "nobody is sent again");
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
        assert_eq!(play.rows(), [End::Exists { user_id: Some(1) }]);
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
fn the_archived_interface_sends_a_batch_that_it_refused_one_by_one() {
    let wrong = json!({ "code": 10012, "data": {}, "message": "PARAMETER VALUE ERROR" });
    let ours: Vec<NewUser> = (1..=3)
        .map(|number| user_of(Dialect::ArchiveV2, number, 42, true))
        .collect();
    let options = ImportOptions {
        dialect: Dialect::ArchiveV2,
        skip_probe: true,
        ..ImportOptions::default()
    };
    let mut play = Play::new(ours.clone(), options);
    let nobody = listing(Dialect::ArchiveV2, &[]);
    play.answer(400, &wrong);
    // Part of a refused batch may be there.
    play.settle(200, listing(Dialect::ArchiveV2, &[(&ours[0], NOW)]));
    assert_eq!(play.statuses(), ["found", "queued", "queued"]);
    play.answer(400, &wrong);
    play.answer(200, &nobody);
    let alone = play.answer(
        200,
        json!({ "code": 200, "message": "x", "data": { "userId": "7", "customerId": "8" } }),
    );
    assert_eq!(alone.path, "/api/v2/io/companies/42/users");
    play.settle(200, &nobody);
    assert_eq!(play.step(), Step::Done);
    assert_eq!(play.statuses(), ["found", "rejected", "created"]);
    let Some(End::Rejected(refusal)) = play.rows()[1].end().cloned() else {
        panic!("{:?}", play.rows()[1])
    };
    assert_eq!(refusal.text, "PARAMETER VALUE ERROR");
}

#[wasm_bindgen_test(unsupported = test)]
fn every_state_has_its_code() {
    let refusal = |text: &str| b2b_users_core::outcome::Refusal {
        text: text.into(),
        ..Default::default()
    };
    let states: [RowState; 8] = [
        Stage::Queued.into(),
        Stage::Sending.into(),
        Stage::Settling.into(),
        End::Exists { user_id: None }.into(),
        End::Cancelled.into(),
        End::Created {
            user_id: None,
            evidence: Evidence::Response,
        }
        .into(),
        End::Rejected(refusal("")).into(),
        End::Rejected(refusal("No.")).into(),
    ];
    for state in states {
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
        let state = RowState::Closed(End::Ambiguous {
            doubt,
            text: String::new(),
        });
        assert!(state.code().starts_with("ambiguous.") && state.is_final());
    }
}
