//! Storefront tokens: how long they live and what they allow.

use crate::store::{ADMIN, JUNIOR, START, Store};
use axum::http::StatusCode;
use serde_json::{Value, json};
use std::time::Duration;

fn buyer(email: &str) -> Value {
    json!({
        "firstName": "Marie",
        "lastName": "Curie",
        "email": email,
        "companyId": "42",
        "phoneNumber": "8001234567",
        "role": "1",
    })
}

async fn token(store: &Store, order: Value) -> String {
    let answer = store.control("/_sandbox/token", &order).await;
    answer["token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_permission_decides_and_not_the_role() {
    let store = Store::new();
    for (user_id, permissions, status) in [
        (
            ADMIN,
            json!(["get_users", "get_roles"]),
            StatusCode::FORBIDDEN,
        ),
        (ADMIN, json!([]), StatusCode::FORBIDDEN),
        (JUNIOR, json!(["create_user"]), StatusCode::OK),
    ] {
        let order = json!({ "userId": user_id, "permissions": permissions });
        let token = token(&store, order).await;
        let email = format!("new{user_id}@example.com");
        let reply = store.buyer(&token, &buyer(&email)).await;
        assert_eq!(reply.status, status, "{user_id} {permissions}");
    }
}

#[tokio::test]
async fn a_token_can_be_short_lived() {
    let store = Store::new();
    let order = json!({ "userId": ADMIN, "expiresInSeconds": 60 });
    let answer = store.control("/_sandbox/token", &order).await;
    assert_eq!(answer["expiresAt"], START + 60);
    let token = answer["token"].as_str().unwrap();
    store.turn_clock(Duration::from_secs(59));
    assert_eq!(
        store.buyer(token, &buyer("a@example.com")).await.status,
        200
    );
    store.turn_clock(Duration::from_secs(1));
    assert_eq!(
        store.buyer(token, &buyer("b@example.com")).await.status,
        401
    );
}

#[tokio::test]
async fn all_tokens_given_out_so_far_can_be_ended() {
    let store = Store::new();
    let before = [store.token(ADMIN).await, store.token(7002).await];
    store.control("/_sandbox/expire-tokens", &Value::Null).await;
    for token in before {
        let reply = store.buyer(&token, &buyer("a@example.com")).await;
        assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
        assert_eq!(reply.body["data"]["errMsg"], "Invalid token.");
    }
    let after = store.token(ADMIN).await;
    assert_eq!(
        store.buyer(&after, &buyer("a@example.com")).await.status,
        200
    );
}

#[tokio::test]
async fn a_token_can_die_after_a_number_of_requests() {
    let store = Store::new();
    let ordered = token(&store, json!({ "userId": ADMIN, "diesAfterRequests": 2 })).await;
    store
        .control("/_sandbox/variant", &json!({ "tokenRequests": 2 }))
        .await;
    let usual = store.token(ADMIN).await;
    let endless = token(&store, json!({ "userId": ADMIN, "diesAfterRequests": 0 })).await;
    for (number, lives) in [(1, true), (2, true), (3, false)] {
        for token in [&ordered, &usual] {
            let status = store.buyer(token, &json!({})).await.status;
            assert_eq!(
                status != StatusCode::UNAUTHORIZED,
                lives,
                "request {number}"
            );
        }
        let status = store.buyer(&endless, &json!({})).await.status;
        assert_ne!(status, StatusCode::UNAUTHORIZED);
    }
}
