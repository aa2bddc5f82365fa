//! Stores that write late, list late, or check too early.

use crate::store::{
    ADMIN, ARCHIVE, ARCHIVE_BULK, BULK, STOREFRONT, Store, USERS, batch, logical_error, management,
    user, user_with,
};
use axum::http::StatusCode;
use b2b_users_sandbox::{Options, Sandbox};
use serde_json::{Value, json};
use std::time::Duration;
use tower::ServiceExt;

async fn store(changes: Value) -> Store {
    let store = Store::new();
    store.control("/_sandbox/variant", &changes).await;
    store
}

const LIST: &str = "/api/v3/io/users?email=marie.curie@example.com";

#[tokio::test]
async fn users_may_be_written_after_the_answer() {
    let store = store(json!({ "lateCommitMs": 30_000 })).await;
    let body = user_with(json!({ "acceptWelcomeEmail": true }));
    let reply = store.post(USERS, &body).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.body["data"]["userId"], 7101);
    store.turn_clock(Duration::from_millis(29_999));
    assert!(store.created().is_empty() && store.sandbox.mails().is_empty());
    assert!(store.sandbox.history()[0].created.is_empty());
    store.turn_clock(Duration::from_millis(1));
    let [late] = store.created().try_into().unwrap();
    assert_eq!((late.id, late.created_at), (7101, crate::store::START + 30));
    assert_eq!(
        store.sandbox.mails()[0].at,
        (crate::store::START + 30) * 1_000
    );
    assert_eq!(store.sandbox.history()[0].created, [7101]);
}

#[tokio::test]
async fn a_late_user_is_dated_by_the_write_and_not_by_who_looks() {
    let store = store(json!({ "lateCommitMs": 5_000 })).await;
    store.post(BULK, &batch(2)).await;
    store.turn_clock(Duration::from_secs(500));
    let dates: Vec<u64> = store.created().iter().map(|user| user.created_at).collect();
    assert_eq!(dates, [crate::store::START + 5; 2]);
}

#[tokio::test]
async fn every_interface_answers_before_a_late_write() {
    let store = store(json!({ "lateCommitMs": 1_000 })).await;
    let token = store.token(ADMIN).await;
    let buyer = json!({ "firstName": "A", "lastName": "B", "email": "b@example.com",
        "companyId": "42", "phoneNumber": "1", "role": "1" });
    let reply = store.buyer(&token, &buyer).await;
    assert_eq!(reply.body["data"]["email"], "b@example.com", "{STOREFRONT}");
    let archived =
        |email: &str| json!({ "firstName": "A", "lastName": "B", "email": email, "phone": "1" });
    let reply = store
        .archive(ARCHIVE, Some(&archived("c@example.com")))
        .await;
    assert_eq!(reply.body["data"]["userId"], "7102");
    let users = json!({ "users": [archived("d@example.com"), archived("D@example.com")] });
    let reply = store.archive(ARCHIVE_BULK, Some(&users)).await;
    assert_eq!(
        reply.body["data"]["successfulItems"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert!(store.created().is_empty());
    store.turn_clock(Duration::from_secs(1));
    assert_eq!(store.created().len(), 3);
}

#[tokio::test]
async fn a_second_check_at_a_late_write_leaves_one_of_two_out() {
    for (racy, written) in [(false, 1), (true, 2)] {
        let store = store(json!({ "lateCommitMs": 1_000, "racy": racy })).await;
        for _ in 0..2 {
            let reply = store.post(USERS, &user_with(json!({}))).await;
            assert_eq!(reply.status, StatusCode::OK);
        }
        store.turn_clock(Duration::from_secs(1));
        assert_eq!(store.created().len(), written);
        let list = store.get(LIST).await;
        assert_eq!(list.body["meta"]["pagination"]["totalCount"], written);
        let reply = store.post(USERS, &user_with(json!({}))).await;
        let sentence = "Email already exists. ['marie.curie@example.com']";
        assert_eq!(reply.body, logical_error(sentence));
    }
}

#[tokio::test(start_paused = true)]
async fn a_racy_store_checks_on_arrival_and_not_at_the_write() {
    for (racy, statuses) in [(false, [200, 422]), (true, [200, 200])] {
        let sandbox = Sandbox::new(Options {
            latency: Duration::from_millis(100),
            ..Options::default()
        });
        let mut variants = sandbox.variants();
        variants.racy = racy;
        sandbox.set_variants(variants);
        let send = async |wait: u64| {
            tokio::time::sleep(Duration::from_millis(wait)).await;
            let request = management("POST", USERS, user("twin@example.com").to_string());
            let response = sandbox.router().oneshot(request).await.unwrap();
            response.status().as_u16()
        };
        let (first, second) = tokio::join!(send(0), send(50));
        assert_eq!([first, second], statuses, "racy: {racy}");
        assert_eq!(send(0).await, 422, "one that arrives later is refused");
    }
}

#[tokio::test]
async fn lists_may_show_a_user_late() {
    let store = store(json!({ "listLagMs": 5_000 })).await;
    store.post(USERS, &user_with(json!({}))).await;
    let token = store.token(ADMIN).await;
    for (wait, listed) in [(0, 0), (4_999, 0), (1, 1)] {
        store.turn_clock(Duration::from_millis(wait));
        let list = store.get(LIST).await;
        assert_eq!(list.body["meta"]["pagination"]["totalCount"], listed);
        let archived = format!("{ARCHIVE}?limit=250");
        let list = store.archive(&archived, None).await;
        let total = 8 + listed;
        assert_eq!(list.body["data"]["pagination"]["totalCount"], total);
        let query = json!({ "query": "{ users(companyId: 42) { totalCount } }" });
        let request = axum::http::Request::post("/graphql")
            .header("authorization", format!("Bearer {token}"))
            .header("content-type", "application/json")
            .body(axum::body::Body::from(query.to_string()));
        let list = store.send(request.unwrap()).await;
        assert_eq!(list.body["data"]["users"]["totalCount"], total);
    }
    let reply = store.post(USERS, &user_with(json!({}))).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
}
