//! Users of several companies in one request: tried once with two of them, and kept to if both are
//! where they belong.

use crate::support::play::Play;
use crate::support::replies::refused;
use crate::support::request::{is_create, sent_users};
use crate::support::store::{Store, list_of};
use crate::support::{user, users};
use b2b_users_core::engine::Step;
use b2b_users_core::import::End;
use b2b_users_core::journal::Record;
use b2b_users_core::outcome::Doubt;
use b2b_users_core::user::NewUser;
use b2b_users_core::wire::{ApiReply, ApiRequest};
use serde_json::{Value, json};
use std::collections::HashSet;
use wasm_bindgen_test::wasm_bindgen_test;

/// So many users, two of each company.
fn pairs(count: usize) -> Vec<NewUser> {
    (1..=count)
        .map(|number| user(number, 42 + (number as u64 - 1) / 2))
        .collect()
}

/// How many companies a create is about.
fn companies(request: &ApiRequest) -> usize {
    let companies = sent_users(request);
    let companies = companies.iter().map(|user| user["companyId"].to_string());
    companies.collect::<HashSet<_>>().len()
}

/// Plays to the end against a store that answers like this.
fn play(play: &mut Play, mut answer: impl FnMut(&ApiRequest, u64) -> ApiReply) {
    loop {
        match play.step() {
            Step::Send(key, request) => {
                let answer = answer(&request, play.now);
                play.receive(key, Ok(answer));
            }
            step => return assert_eq!(step, Step::Done),
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn ten_thousand_users_of_five_thousand_companies_take_a_thousand_creates() {
    let mut store = Store::default();
    let mut playing = Play::management(pairs(10_000));
    play(&mut playing, |request, now| store.answer(request, now));
    assert_eq!(playing.view().counts.created, 10_000);
    assert_eq!(playing.creates().len(), 1_001, "a trial and 9,998 others");
    assert_eq!(playing.sent.len(), 1_001 + 3, "a probe and two look-ups");
    assert_eq!(sent_users(playing.creates()[0]).len(), 2, "little at stake");
    let others: Vec<bool> = playing.sent[2..4]
        .iter()
        .map(|(_, request)| is_create(request))
        .collect();
    assert_eq!(others, [false, false], "both are looked up at once");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_store_that_refuses_mixed_companies_gets_each_company_by_itself() {
    for detail in [
        json!("All of the user should be in same company"),
        // In the name of the one, which is not wrong by itself.
        json!([{}, { "companyId": ["All must be of the same company."] }]),
    ] {
        let mut store = Store::default();
        let mut playing = Play::management(pairs(40));
        play(&mut playing, |request, now| {
            if is_create(request) && companies(request) > 1 {
                return refused(&detail);
            }
            store.answer(request, now)
        });
        assert_eq!(playing.statuses(), ["created"; 40]);
        let mixed = playing.creates();
        let mixed = mixed.iter().filter(|request| companies(request) > 1);
        assert_eq!(mixed.count(), 1, "it is not tried again");
        // The two of the trial go alone; what is left of their companies, and 18 companies of two.
        assert_eq!(playing.creates().len(), 1 + 2 + 2 + 18);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_user_in_the_wrong_company_is_told_and_never_sent_again() {
    let mut store = Store::default();
    let mut playing = Play::management(pairs(40));
    play(&mut playing, |request, now| {
        if is_create(request) && companies(request) > 1 {
            let mut users: Vec<Value> = sent_users(request);
            for user in &mut users {
                user["companyId"] = json!(42);
            }
            let ids = users.iter().map(|user| store.commit(user, now));
            let ids = ids.map(|id| json!({ "userId": id })).collect::<Vec<_>>();
            return crate::support::replies::created(request, ids);
        }
        store.answer(request, now)
    });
    let row = &playing.rows()[2];
    assert_eq!(row.code(), "ambiguous.wrong_company");
    let end = row.end().unwrap().clone();
    let doubt = Doubt::WrongCompany(Some(42));
    assert!(
        matches!(&end, End::Ambiguous { doubt: found, .. } if *found == doubt),
        "{end:?}"
    );
    let record = Record::Settled { row: 2, end };
    assert_eq!(Record::from_text(&record.to_text()), Some(record));
    let counts = playing.view().counts;
    assert_eq!((counts.created, counts.ambiguous), (39, 1));
    assert_eq!(store.users.len(), 40, "nobody twice");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_list_that_lags_behind_is_asked_again_before_anything_else_is_created() {
    let mut store = Store::default();
    let mut playing = Play::management(pairs(40));
    let mut late = 3;
    play(&mut playing, |request, now| {
        let first = request.path.contains("email=user1%40");
        if first && late > 0 {
            late -= 1;
            return crate::support::replies::reply(200, list_of(&[]));
        }
        store.answer(request, now)
    });
    assert_eq!(playing.statuses(), ["created"; 40]);
    assert_eq!(playing.creates().len(), 1 + 4, "38 users in four requests");
}

#[wasm_bindgen_test(unsupported = test)]
fn nothing_is_tried_where_it_would_save_no_request() {
    for people in [users(100, 42), pairs(4)] {
        let mut store = Store::default();
        let mut playing = Play::management(people);
        play(&mut playing, |request, now| store.answer(request, now));
        let creates = playing.creates();
        assert!(creates.iter().all(|request| companies(request) == 1));
    }
}
