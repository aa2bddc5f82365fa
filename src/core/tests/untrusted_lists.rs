//! Lists that contradict themselves, end early or break off prove nothing.

use crate::support::asking::Asking;
use crate::support::play::Play;
use crate::support::replies::reply;
use crate::support::users;
use b2b_users_core::config::StoreList;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::{Event, Step};
use b2b_users_core::import::{End, ImportOptions, RowState};
use b2b_users_core::lookup::{Candidate, CatalogLoader, ExistenceCheck, ExistenceCheckOptions};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

fn preflight(count: usize, dialect: Dialect) -> Asking<ExistenceCheck> {
    let subjects = users(count, 42).iter().map(Candidate::from).collect();
    let options = ExistenceCheckOptions {
        dialect,
        ..ExistenceCheckOptions::default()
    };
    Asking::new(ExistenceCheck::new(subjects, options))
}

#[wasm_bindgen_test(unsupported = test)]
fn an_empty_page_before_the_announced_end_makes_nobody_absent() {
    let mut asking = preflight(8, Dialect::Management);
    let pagination = json!({ "pagination": { "totalCount": 20_000 } });
    asking.answer(200, json!({ "code": 200, "data": [], "meta": pagination }));
    assert_eq!(asking.step(), Step::Done);
    assert!(asking.progress().failure.is_some());
    let findings = asking.engine.into_results();
    assert!(
        users(8, 42)
            .iter()
            .all(|user| findings.status(user).is_none())
    );
}

// Half a million records take a browser's test runner longer than it waits.
#[cfg(not(target_arch = "wasm32"))]
#[test]
fn a_list_that_does_not_end_is_given_up() {
    let crowd: Vec<Value> = (0..250)
        .map(|number| json!({ "id": number + 1, "email": format!("crowd{number}@example.com"), "companyId": 9 }))
        .collect();
    let page = json!({ "code": 200, "data": crowd }).to_string();
    let mut asking = preflight(8, Dialect::Management);
    let mut requests = 0;
    while let Step::Send(id, _) = asking.step() {
        requests += 1;
        assert!(requests < 3_000, "the look does not end");
        asking.on(Event::Reply(id, Ok(reply(200, &page))));
    }
    assert!(asking.progress().failure.is_some());
}

#[wasm_bindgen_test(unsupported = test)]
fn a_login_that_expires_in_the_middle_of_a_list_does_not_lose_its_beginning() {
    let mut asking = Asking::new(CatalogLoader::new(Dialect::Management));
    let mut refused = false;
    while let Step::Send(id, request) = asking.step() {
        let companies = request
            .path
            .starts_with(&format!("{}?", StoreList::Companies.path()));
        let second = request.path.contains("offset=250");
        let body = match (companies, second) {
            (true, true) if !refused => {
                refused = true;
                asking.on(Event::Reply(
                    id,
                    Ok(reply(401, json!({ "code": 401, "message": "x" }))),
                ));
                asking.on(Event::Resume);
                continue;
            }
            (true, _) => {
                let numbers = if second { 251..=300 } else { 1..=250 };
                let records = numbers.map(|id| json!({ "companyId": id, "companyName": "A" }));
                let records: Vec<Value> = records.collect();
                json!({ "code": 200, "data": records, "meta": { "pagination": { "totalCount": 300 } } })
            }
            _ => json!({ "code": 200, "data": [] }),
        };
        asking.on(Event::Reply(id, Ok(reply(200, body))));
    }
    assert!(refused);
    let companies = asking.engine.rules().companies.clone().unwrap();
    assert_eq!((companies.known.len(), companies.complete), (300, true));
}

#[wasm_bindgen_test(unsupported = test)]
fn one_address_that_cannot_be_checked_does_not_hide_the_others() {
    let mut asking = preflight(3, Dialect::StorefrontGraphql);
    let data = json!({ "e0": { "userType": 5 }, "e1": null, "e2": { "userType": 1 } });
    asking.answer(
        200,
        json!({ "data": data, "errors": [{ "message": "Bad address." }] }),
    );
    assert!(asking.progress().failure.is_some());
    let findings = asking.engine.into_results();
    let known: Vec<bool> = users(3, 42)
        .iter()
        .map(|user| findings.status(user).is_some())
        .collect();
    assert_eq!(known, [true, false, true]);
}

#[wasm_bindgen_test(unsupported = test)]
fn whatever_a_login_is_refused_with_no_row_is_left_without_an_end() {
    let refusals = [
        (
            400,
            json!({ "code": 10012, "data": {}, "message": "PARAMETER VALUE ERROR" }),
        ),
        (409, json!({ "code": 409, "message": "Conflict" })),
        (
            422,
            json!({ "data": { "userCreate": null }, "errors": [{ "message": "No." }] }),
        ),
    ];
    for dialect in [Dialect::Storefront, Dialect::StorefrontGraphql] {
        for (status, body) in &refusals {
            let users = (1..=2).map(crate::support::storefront_user).collect();
            let options = ImportOptions {
                dialect,
                ..ImportOptions::default()
            };
            let mut play = Play::new(users, options);
            for _ in 0..6 {
                if let Step::Send(id, request) = play.step() {
                    let list = json!({ "data": { "users": { "totalCount": 0, "edges": [] } } });
                    let looks = request.body.as_deref().unwrap().contains("query Users");
                    let answer = if looks {
                        reply(200, list)
                    } else {
                        reply(*status, body)
                    };
                    play.on(Event::Reply(id, Ok(answer)));
                }
            }
            let ends: Vec<bool> = play.rows().iter().map(RowState::is_final).collect();
            assert_eq!(
                (play.step(), ends),
                (Step::Done, vec![true; 2]),
                "{dialect:?} {body}"
            );
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_user_who_is_put_on_a_storefront_is_not_called_created() {
    let user = crate::support::storefront_user(1).joining_channel();
    let email = user.email().as_str().to_owned();
    let options = ImportOptions {
        dialect: Dialect::StorefrontGraphql,
        ..ImportOptions::default()
    };
    let mut play = Play::new(vec![user], options);
    let made =
        json!({ "data": { "userCreate": { "user": { "id": "7", "bcId": 1, "email": email } } } });
    play.answer(200, made.to_string());
    assert_eq!(play.rows(), [End::Joined { user_id: Some(7) }]);
    assert_eq!(play.view().counts.created, 0);
}

#[wasm_bindgen_test(unsupported = test)]
fn debug_output_of_a_look_names_nobody() {
    let mut asking = preflight(8, Dialect::Management);
    let body = json!({ "code": 200, "data": [{ "id": 1, "email": "user1@example.com", "companyId": 42 }] });
    asking.answer(200, body);
    let shown = format!("{:?} {:?}", asking.engine, asking.engine.results());
    assert!(!shown.contains("user1"), "{shown}");
}
