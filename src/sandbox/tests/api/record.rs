//! What is written down about a request.

use crate::store::{ADMIN, BULK, START, STOREFRONT, Store, USERS, batch, management, user};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use b2b_users_sandbox::{HistoryEntry, Options, Sandbox};
use serde_json::{Value, json};
use std::time::Duration;
use tower::ServiceExt;

#[tokio::test]
async fn every_api_request_is_recorded() {
    let store = Store::new();
    store.post(BULK, &batch(2)).await;
    store.turn_clock(Duration::from_millis(1_500));
    store.get(&format!("{USERS}?companyId=42")).await;
    store
        .send(management("POST", USERS, "not json".to_owned()))
        .await;
    let entry = |at, method: &str, path: &str, status, body, created: &[u64]| HistoryEntry {
        at: START * 1_000 + at,
        method: method.to_owned(),
        path: path.to_owned(),
        status: Some(status),
        headers: [("content-type".to_owned(), "application/json".to_owned())].into(),
        credentials: vec!["x-auth-token".to_owned(), "x-store-hash".to_owned()],
        body,
        created: created.to_vec(),
    };
    assert_eq!(
        store.sandbox.history(),
        [
            entry(0, "POST", BULK, 200, batch(2), &[7101, 7102]),
            entry(
                1_500,
                "GET",
                "/api/v3/io/users?companyId=42",
                200,
                Value::Null,
                &[]
            ),
            entry(1_500, "POST", USERS, 400, Value::Null, &[]),
        ]
    );
}

#[tokio::test]
async fn a_record_names_credentials_and_shows_three_headers() {
    let store = Store::new();
    let request = Request::post(STOREFRONT)
        .header("Accept", "application/json")
        .header("Origin", "https://shop.example.com")
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer secret-1")
        .header("authToken", "secret-2")
        .header("Cookie", "session=secret-3")
        .header("X-Store-Hash", "secret-4")
        .header("X-Auth-Token", "secret-5")
        .header("User-Agent", "a browser")
        .body(Body::from("{}"));
    store.send(request.unwrap()).await;
    store
        .send(Request::get(USERS).body(Body::empty()).unwrap())
        .await;
    let [full, bare] = store.sandbox.history().try_into().unwrap();
    let headers = [
        ("accept", "application/json"),
        ("content-type", "application/json"),
        ("origin", "https://shop.example.com"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(full.headers, headers.into());
    assert_eq!(
        full.credentials,
        [
            "authorization",
            "authtoken",
            "cookie",
            "x-auth-token",
            "x-store-hash"
        ]
    );
    assert!(bare.headers.is_empty() && bare.credentials.is_empty());
    assert!(!format!("{full:?}").contains("secret"));
}

#[tokio::test]
async fn no_token_is_in_the_records() {
    let store = Store::new();
    let token = store.token(ADMIN).await;
    store.buyer(&token, &json!({})).await;
    store.post(USERS, &user("a@example.com")).await;
    for path in ["/_sandbox/history", "/_sandbox/users", "/_sandbox/mails"] {
        let request = Request::get(path).body(Body::empty());
        let text = store.send(request.unwrap()).await.body.to_string();
        assert!(!text.contains(&token) && !text.contains("sandbox-management"));
    }
    let shown = format!("{:?} {:?}", store.sandbox, store.sandbox.history());
    assert!(!shown.contains(&token) && !shown.contains("sandbox-management"));
}

#[tokio::test(start_paused = true)]
async fn latency_delays_the_api_and_not_the_control_paths() {
    let latency = Duration::from_millis(750);
    let sandbox = Sandbox::new(Options {
        latency,
        ..Options::default()
    });
    let start = tokio::time::Instant::now();
    let control = Request::get("/_sandbox/users").body(Body::empty());
    sandbox.router().oneshot(control.unwrap()).await.unwrap();
    assert_eq!(start.elapsed(), Duration::ZERO);
    let request = management("GET", USERS, String::new());
    let response = sandbox.router().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert!(start.elapsed() >= latency);
}
