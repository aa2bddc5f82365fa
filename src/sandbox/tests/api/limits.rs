//! The budget of requests, and the sizes of bodies and batches.

use crate::store::{BULK, Store, USERS, management, user};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::json;
use std::time::Duration;

#[tokio::test]
async fn the_budget_is_shared_and_opens_again_after_a_minute() {
    let store = Store::new();
    for index in 0..150 {
        // Whatever a request is good for, it counts.
        let reply = match index % 3 {
            0 => store.get(USERS).await,
            1 => store.post(BULK, &json!([])).await,
            _ => store.get("/api/v3/io/nothing").await,
        };
        assert_ne!(reply.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(
            reply.headers["x-requests-remaining"],
            format!("{} times", 149 - index).as_str()
        );
    }
    store.turn_clock(Duration::from_millis(59_500));
    let reply = store.post(USERS, &user("late@example.com")).await;
    assert_eq!(reply.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(reply.body["code"], 429);
    assert_eq!(reply.body["meta"]["message"], "Too Many Requests");
    assert!(reply.body["data"]["errMsg"].is_string());
    for (name, value) in [
        ("x-requests-allocated", "150 times/60 s"),
        ("x-requests-remaining", "0 times"),
        ("x-request-window-resets-after", "0.5 s"),
    ] {
        assert_eq!(reply.headers[name], value);
    }
    assert!(store.created().is_empty());

    store.turn_clock(Duration::from_millis(500));
    let reply = store.post(USERS, &user("late@example.com")).await;
    assert_eq!(reply.status, StatusCode::OK);
}

#[tokio::test]
async fn preflights_and_control_paths_are_free() {
    let store = Store::new();
    for _ in 0..200 {
        let preflight = Request::options(USERS).body(Body::empty());
        store.send(preflight.unwrap()).await;
        let look = Request::get("/_sandbox/users").body(Body::empty());
        let reply = store.send(look.unwrap()).await;
        assert!(!reply.headers.contains_key("x-requests-remaining"));
    }
    let reply = store.get(USERS).await;
    assert_eq!(reply.headers["x-requests-remaining"], "149 times");
}

#[tokio::test]
async fn answers_carry_request_ids_of_their_own() {
    let store = Store::new();
    let first = store.get(USERS).await;
    let second = store.get("/api/v3/io/nothing").await;
    assert_ne!(
        first.headers["x-request-id"],
        second.headers["x-request-id"]
    );
}

#[tokio::test]
async fn unknown_paths_and_wrong_methods_answer_in_the_envelope() {
    let store = Store::new();
    for (method, path, status, message) in [
        ("GET", "/api/v3/io/nothing", 404, "Not Found Error"),
        ("POST", "/api/v3/io/users/", 404, "Not Found Error"),
        ("GET", "/", 404, "Not Found Error"),
        ("PUT", USERS, 405, "Method Not Allowed"),
        ("GET", BULK, 405, "Method Not Allowed"),
        ("DELETE", "/api/v2/users", 405, "Method Not Allowed"),
    ] {
        let reply = store.send(management(method, path, String::new())).await;
        assert_eq!(reply.status.as_u16(), status, "{method} {path}");
        assert_eq!(reply.body["code"], status);
        assert_eq!(reply.body["meta"]["message"], message);
        assert!(reply.body["data"]["errMsg"].is_string());
    }
}

#[tokio::test]
async fn a_body_beyond_one_mebibyte_is_refused() {
    let store = Store::new();
    let body = format!("[\"{}\"]", "x".repeat(1024 * 1024));
    let reply = store.send(management("POST", BULK, body)).await;
    assert_eq!(reply.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(reply.body["code"], 413);
    assert_eq!(reply.body["meta"]["message"], "Request Entity Too Large");
}
