//! Keys by which an import tells the users that it made from those of others.

use crate::support::play::{Play, START};
use crate::support::request::{is_create, sent_users};
use crate::support::store::{Store, listing};
use crate::support::{user, user_of, user_with_uuid, users};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::Step;
use b2b_users_core::import::{End, ImportOptions, RowKeys};
use b2b_users_core::outcome::{Evidence, RefusalCode};
use b2b_users_core::user::NewUser;
use b2b_users_core::wire::Fault;
use wasm_bindgen_test::wasm_bindgen_test;

const NOW: u64 = START / 1000;

fn options(dialect: Dialect, seed: u64) -> ImportOptions {
    ImportOptions {
        dialect,
        row_keys: Some(RowKeys::new(START, [seed, 0])),
        skip_probe: true,
        ..ImportOptions::default()
    }
}

/// The keys that a create carries.
fn keys(play: &Play) -> Vec<String> {
    let users = play.creates().into_iter().flat_map(sent_users);
    users
        .map(|user| user["uuid"].as_str().unwrap_or_default().to_owned())
        .collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn each_row_is_sent_with_its_key_where_the_store_keeps_it() {
    for (dialect, keeps) in [
        (Dialect::Management, true),
        (Dialect::StorefrontGraphql, true),
        (Dialect::Storefront, false),
        (Dialect::ArchiveV2, false),
    ] {
        let users = (1..=3).map(|number| user_of(dialect, number, 42, true));
        let mut play = Play::new(users.collect(), options(dialect, 7));
        play.serve_all(&mut Store::default());
        let given = RowKeys::new(START, [7, 0]);
        let expected = (0..3).map(|row| match keeps {
            true => given.of(row),
            false => String::new(),
        });
        assert_eq!(keys(&play), expected.collect::<Vec<_>>(), "{dialect:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_user_that_is_found_was_made_by_the_import_whose_key_it_has() {
    let given = RowKeys::new(START, [7, 0]).of(0);
    let other = RowKeys::new(START, [8, 0]).of(0);
    let dialect = Dialect::StorefrontGraphql;
    let ours = user_of(dialect, 1, 42, true);
    // The key that is shown, under which name, how long before the create it was made, and the end.
    for (key, name, seconds, code) in [
        (&*given, "Another", 0, "created"),
        // A store whose clock is wrong.
        (&*given, "First1", 86_400, "created"),
        (&*other, "First1", 0, "exists"),
        // A store that does not show it leaves names and time.
        ("", "First1", 0, "found"),
        ("", "First1", 86_400, "exists"),
        ("", "Another", 0, "ambiguous.taken"),
    ] {
        let mut play = Play::new(vec![ours.clone()], options(dialect, 7));
        play.fail(Fault::Timeout);
        let list = listing(dialect, &[(&ours, NOW - seconds)]);
        let list = list.replace("First1", name);
        let list = list.replace("\"email\"", &format!("\"uuid\":\"{key}\",\"email\""));
        play.settle(200, list);
        assert_eq!(play.rows()[0].code(), code, "{key} {name} {seconds}");
        if code == "created" {
            let user_id = Some(1);
            let evidence = Evidence::RowKey;
            assert_eq!(play.rows()[0], End::Created { user_id, evidence });
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_identifier_of_the_merchants_own_is_sent_and_proves_nothing() {
    let dialect = Dialect::StorefrontGraphql;
    let ours = user_with_uuid(dialect, "ERP-1");
    let mut play = Play::new(vec![ours.clone()], options(dialect, 7));
    play.fail(Fault::Timeout);
    assert_eq!(keys(&play), ["ERP-1"]);
    // It may be from another import of the same file.
    play.settle(200, listing(dialect, &[(&ours, NOW - 86_400)]));
    assert_eq!(play.statuses(), ["exists"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn of_two_imports_of_one_file_each_claims_what_it_has_made() {
    let file: Vec<NewUser> = users(40, 42);
    let mut store = Store {
        unique: true,
        ..Store::default()
    };
    let of = |seed| Play::new(file.clone(), options(Dialect::Management, seed));
    let mut plays = [of(1), of(2)];
    let mut running = 2;
    while running > 0 {
        running = 0;
        for play in &mut plays {
            if let Step::Send(id, request) = play.step() {
                running += 1;
                let answer = store.answer(&request, play.now);
                // Every other answer to a create is lost.
                let is_lost = is_create(&request) && play.creates().len() % 2 == 1;
                play.receive(
                    id,
                    if is_lost {
                        Err(Fault::Timeout)
                    } else {
                        Ok(answer)
                    },
                );
            }
        }
    }
    assert_eq!(store.users.len(), 40);
    for row in 0..40 {
        let ends = plays.each_ref().map(|play| play.statuses()[row]);
        assert!(
            matches!(ends, ["created", "exists"] | ["exists", "created"]),
            "row {row}: {ends:?}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_row_that_was_sent_three_times_in_vain_is_not_there_and_says_so() {
    let mut play = Play::new(vec![user(1, 42)], options(Dialect::Management, 7));
    let mut store = Store::default();
    let mut creates = 0;
    while let Step::Send(id, request) = play.step() {
        creates += usize::from(is_create(&request));
        let answer = match is_create(&request) {
            true => Err(Fault::Timeout),
            false => Ok(store.answer(&request, play.now)),
        };
        play.receive(id, answer);
    }
    let Some(End::Rejected(refusal)) = play.rows()[0].end().cloned() else {
        panic!("{:?}", play.rows())
    };
    assert_eq!((refusal.code, creates), (RefusalCode::Absent, 3));
}
