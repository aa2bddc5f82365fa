//! The control paths.

use crate::store::{ADMIN, CHANNELS, START, Store, USERS, user_with};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

async fn show(store: &Store, path: &str) -> Value {
    let request = Request::get(path).body(Body::empty());
    store.send(request.unwrap()).await.body
}

#[tokio::test]
async fn the_records_are_shown_in_camel_case() {
    let store = Store::new();
    let body = user_with(json!({ "acceptWelcomeEmail": true }));
    store.post(USERS, &body).await;
    assert_eq!(
        show(&store, "/_sandbox/mails").await,
        json!([{ "to": "marie.curie@example.com", "userId": 7101, "at": START * 1_000 }])
    );
    assert_eq!(
        show(&store, "/_sandbox/history").await,
        json!([{
            "at": START * 1_000,
            "method": "POST",
            "path": USERS,
            "status": 200,
            "headers": { "content-type": "application/json" },
            "credentials": ["x-auth-token", "x-store-hash"],
            "body": body,
            "created": [7101],
        }])
    );
    let users = show(&store, "/_sandbox/users").await;
    assert_eq!(users.as_array().unwrap().len(), 14);
    assert_eq!(users[13]["linkedCustomer"], false);
}

#[tokio::test]
async fn a_reset_goes_back_to_the_seed() {
    let store = Store::new();
    let before = store.sandbox.users();
    store
        .post(USERS, &user_with(json!({ "acceptWelcomeEmail": true })))
        .await;
    store.order(json!({ "fault": "truncate" })).await;
    store
        .control("/_sandbox/variant", &json!({ "singleStorefront": true }))
        .await;
    let required = json!([{ "name": "Site", "required": true }]);
    store.control("/_sandbox/extra-fields", &required).await;
    store.control("/_sandbox/reset", &Value::Null).await;
    assert_eq!(store.sandbox.users(), before);
    assert!(store.sandbox.mails().is_empty());
    assert!(store.sandbox.history().is_empty());
    let reply = store.post(USERS, &user_with(json!({}))).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.body["data"]["userId"], 7101);
    assert_eq!(reply.headers["x-requests-remaining"], "149 times");
    assert_eq!(store.get(CHANNELS).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_token_is_issued_for_a_user_of_the_store() {
    let store = Store::new();
    let answer = store
        .control("/_sandbox/token", &json!({ "userId": ADMIN }))
        .await;
    assert_eq!(answer["companyId"], 42);
    assert_eq!(answer["expiresAt"], START + 24 * 60 * 60);
    let token = answer["token"].as_str().unwrap();
    let base64url = |part: &str| {
        part.chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
    };
    assert_eq!(token.split('.').count(), 3);
    assert!(token.split('.').all(base64url), "{token}");
    assert_ne!(store.token(ADMIN).await, token);
}

#[tokio::test]
async fn orders_that_make_no_sense_are_refused() {
    let store = Store::new();
    for (path, body, status) in [
        ("/_sandbox/token", "{\"userId\":1}", StatusCode::NOT_FOUND),
        ("/_sandbox/token", "{}", StatusCode::BAD_REQUEST),
        (
            "/_sandbox/token",
            "{\"userId\":7001,\"permissions\":[\"creat_user\"]}",
            StatusCode::BAD_REQUEST,
        ),
        (
            "/_sandbox/token",
            "{\"userId\":7001,\"expires\":1}",
            StatusCode::BAD_REQUEST,
        ),
        ("/_sandbox/variant", "{}", StatusCode::BAD_REQUEST),
        (
            "/_sandbox/extra-fields",
            "[{\"name\":\"A\",\"kind\":\"date\"}]",
            StatusCode::BAD_REQUEST,
        ),
        (
            "/_sandbox/extra-fields",
            "[{\"name\":\"A\",\"isRequired\":true}]",
            StatusCode::BAD_REQUEST,
        ),
        (
            "/_sandbox/extra-fields",
            "[{\"required\":true}]",
            StatusCode::BAD_REQUEST,
        ),
        ("/_sandbox/faults", "[]", StatusCode::BAD_REQUEST),
        (
            "/_sandbox/faults",
            "{\"orders\":[{\"fault\":\"status\"}]}",
            StatusCode::BAD_REQUEST,
        ),
    ] {
        let reply = store
            .send(Request::post(path).body(Body::from(body)).unwrap())
            .await;
        assert_eq!(reply.status, status, "{path} {body}");
        assert!(reply.body["error"].is_string());
    }
}
