//! Stores with more users and Companies.

use crate::store::{ARCHIVE, Store, USERS, user};
use b2b_users_sandbox::Options;
use serde_json::Value;
use std::time::{Duration, Instant};

const ADDITIONAL: usize = 20_000;

fn crowded() -> Store {
    Store::with(Options {
        additional_users: ADDITIONAL,
        ..Options::default()
    })
}

#[tokio::test]
async fn additional_users_are_spread_over_three_companies() {
    let store = crowded();
    let users = store.sandbox.users();
    assert_eq!(users.len(), ADDITIONAL + 13);
    let crowd: Vec<_> = users.iter().filter(|user| user.id >= 100_000).collect();
    assert_eq!(crowd.len(), ADDITIONAL);
    assert_eq!(crowd[0].email, "buyer00001@bulk.example.com");
    assert_eq!(crowd[ADDITIONAL - 1].email, "buyer20000@bulk.example.com");
    for (company, expected) in [(42, 6667), (43, 6667), (44, 6666)] {
        let count = crowd.iter().filter(|user| user.company_id == company);
        assert_eq!(count.count(), expected);
    }
    // The next user comes after all of them.
    let reply = store.post(USERS, &user("new@example.com")).await;
    assert_eq!(reply.body["data"]["userId"], 120_000);
    assert_eq!(reply.body["data"]["bcId"], 220_000);
    store.sandbox.reset();
    assert_eq!(store.sandbox.users(), users);
}

#[tokio::test]
async fn a_crowd_is_quick_to_make_and_to_list() {
    let started = Instant::now();
    let store = crowded();
    let made = started.elapsed();
    assert!(made < Duration::from_secs(1), "{made:?}");

    let started = Instant::now();
    let mut seen = std::collections::HashSet::new();
    for offset in (0..ADDITIONAL + 13).step_by(250) {
        let reply = store
            .get(&format!("{USERS}?limit=250&offset={offset}"))
            .await;
        for user in reply.body["data"].as_array().unwrap() {
            assert!(seen.insert(user["id"].as_u64().unwrap()));
        }
    }
    assert_eq!(seen.len(), ADDITIONAL + 13);
    let listed = started.elapsed();
    assert!(listed < Duration::from_secs(10), "81 pages in {listed:?}");

    let reply = store
        .get(&format!("{USERS}?email=Buyer12345@bulk.example.com"))
        .await;
    assert_eq!(reply.body["data"][0]["id"], 112_344);
    let reply = store.archive(&format!("{ARCHIVE}?offset=6600"), None).await;
    let list: &Vec<Value> = reply.body["data"]["list"].as_array().unwrap();
    assert_eq!(list.len(), 10);
    assert_eq!(reply.body["data"]["pagination"]["totalCount"], 6667 + 8);
}
