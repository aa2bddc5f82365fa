use std::time::Duration;

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::store::{ADMIN, JUNIOR, START, Store};

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
