//! Requests that bear a key: one answer, and one request to the store, however often they come.

use crate::support::{
    ARCHIVE, ARCHIVE_BULK, Answered, BULK, USERS, Upstream, app, archive_user, archive_users, ask,
    configuration, created, post, user, users,
};
use axum::Router;
use axum::http::{HeaderValue, StatusCode};
use serde_json::{Value, json};

async fn send(app: &Router, path: &str, body: &Value, key: &str) -> Answered {
    let mut request = post(path, body);
    let key = HeaderValue::from_str(key).unwrap();
    request.headers_mut().insert("idempotency-key", key);
    ask(app, request).await
}

#[tokio::test]
async fn a_create_that_comes_again_with_its_key_is_answered_from_the_ledger() {
    let upstream = Upstream::content().await;
    let app = app(&upstream.url);
    for (count, (path, body)) in (1..).zip([
        (USERS, user("marie@example.com")),
        (BULK, users(2)),
        (ARCHIVE, archive_user("marie@example.com")),
        (ARCHIVE_BULK, archive_users(2)),
    ]) {
        let key = format!("\"{count}\"");
        for _ in 0..3 {
            let answer = send(&app, path, &body, &key).await;
            assert_eq!((answer.status, answer.json()), (StatusCode::OK, created()));
            assert_eq!(answer.headers["content-type"], "application/json");
        }
        assert_eq!(upstream.seen().len(), count, "{path}");
        // What is sent to the store bears no key: it would not know what to do with it.
        assert!(
            upstream.seen()[count - 1]
                .headers
                .get("idempotency-key")
                .is_none()
        );
    }
    let other = send(&app, USERS, &user("pierre@example.com"), "\"1\"").await;
    other.refusal(422, &json!(false));
    assert_eq!(other.json()["meta"]["code"], "idempotency.mismatch");
    assert_eq!(upstream.seen().len(), 4);
}

#[tokio::test]
async fn what_is_no_key_is_refused_before_anything_is_sent() {
    let upstream = Upstream::content().await;
    let app = app(&upstream.url);
    for key in ["", "k", "\"\"", "\"a b\"", "\"a\", \"b\"", "\"\u{e9}\""] {
        let answer = send(&app, USERS, &user("marie@example.com"), key).await;
        answer.refusal(400, &json!(false));
        assert_eq!(
            answer.json()["meta"]["code"],
            "idempotency.invalid",
            "{key}"
        );
    }
    let mut twice = post(USERS, &user("marie@example.com"));
    for _ in 0..2 {
        let key = HeaderValue::from_static("\"a\"");
        twice.headers_mut().append("idempotency-key", key);
    }
    ask(&app, twice).await.refusal(400, &json!(false));
    assert_eq!(upstream.seen().len(), 0);
}

#[tokio::test]
async fn a_create_in_doubt_is_not_sent_again_by_its_key_nor_its_users_by_another() {
    for status in [StatusCode::BAD_GATEWAY, StatusCode::TEMPORARY_REDIRECT] {
        let upstream = Upstream::answering(move || (status, [("location", "/")], "<html>")).await;
        in_doubt(&upstream).await;
    }
}

async fn in_doubt(upstream: &Upstream) {
    let app = app(&upstream.url);
    let body = user("marie@example.com");
    send(&app, USERS, &body, "\"a\"")
        .await
        .refusal(502, &Value::Null);
    let again = send(&app, USERS, &body, "\"a\"").await;
    again.refusal(409, &Value::Null);
    assert_eq!(again.json()["meta"]["code"], "idempotency.unknown");
    let other = send(&app, BULK, &json!([user("MARIE@example.com")]), "\"b\"").await;
    other.refusal(409, &json!(false));
    assert_eq!(other.json()["meta"]["code"], "claim.taken");
    assert_eq!(other.headers["retry-after"], "120");
    assert_eq!(upstream.seen().len(), 1);
}

#[tokio::test]
async fn beyond_the_budget_nothing_is_sent() {
    let upstream = Upstream::content().await;
    let requests = 5.try_into().unwrap();
    let configuration = configuration(&upstream.url).with_requests_per_minute(requests);
    let app = b2b_users_proxy::app(&configuration).unwrap();
    // A fifth of them may start at once, beside the first.
    for _ in 0..2 {
        let answer = ask(&app, post(USERS, &user("marie@example.com"))).await;
        assert_eq!(answer.status, 200);
    }
    for path in [USERS, "/api/v3/io/companies"] {
        let answer = ask(&app, crate::support::request("GET", path, "")).await;
        answer.refusal(429, &json!(false));
        assert_eq!(answer.json()["meta"]["code"], "budget.spent");
        let seconds: u64 = answer.headers["retry-after"]
            .to_str()
            .unwrap()
            .parse()
            .unwrap();
        assert!((1..=15).contains(&seconds), "{seconds}");
    }
    ask(&app, post(BULK, &users(2)))
        .await
        .refusal(429, &json!(false));
    assert_eq!(upstream.seen().len(), 2);
}
