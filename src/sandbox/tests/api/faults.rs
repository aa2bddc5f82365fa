//! Faults on order.

use crate::store::{BULK, Store, USERS, batch, logical_error, management, user};
use axum::body::to_bytes;
use axum::http::StatusCode;
use serde_json::{Value, json};
use std::time::Duration;
use tower::ServiceExt;

#[tokio::test]
async fn a_status_comes_before_the_work_or_after_it() {
    for (when, created) in [("before", 0), ("after", 1)] {
        let store = Store::new();
        store
            .order(json!({ "fault": "status", "status": 503, "when": when }))
            .await;
        let reply = store.post(USERS, &user("a@example.com")).await;
        assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(reply.body["code"], 503);
        assert_eq!(reply.body["meta"]["message"], "Service Unavailable");
        assert_eq!(store.created().len(), created, "{when}");
        let [entry] = store.sandbox.history().try_into().unwrap();
        assert_eq!((entry.status, entry.created.len()), (Some(503), created));
    }
}

#[tokio::test]
async fn an_edge_page_is_html_without_the_headers_of_the_api() {
    let store = Store::new();
    store
        .order(json!({ "fault": "html-502", "when": "after" }))
        .await;
    let reply = store.post(USERS, &user("a@example.com")).await;
    assert_eq!(reply.status, StatusCode::BAD_GATEWAY);
    assert!(
        reply.headers["content-type"]
            .to_str()
            .unwrap()
            .starts_with("text/html")
    );
    for name in ["access-control-allow-origin", "x-requests-remaining"] {
        assert!(!reply.headers.contains_key(name));
    }
    assert_eq!(store.created().len(), 1);
}

#[tokio::test]
async fn a_redirect_points_back_at_the_request() {
    let store = Store::new();
    store.order(json!({ "fault": "redirect" })).await;
    let reply = store.post(USERS, &user("a@example.com")).await;
    assert_eq!(reply.status, StatusCode::TEMPORARY_REDIRECT);
    assert_eq!(reply.headers["location"], USERS);
    assert!(store.created().is_empty());
}

#[tokio::test]
async fn a_reset_answers_nothing_and_the_record_says_so() {
    for (when, created) in [("before", 0), ("after", 1)] {
        let store = Store::new();
        store.order(json!({ "fault": "reset", "when": when })).await;
        let request = management("POST", USERS, user("a@example.com").to_string());
        let response = store.sandbox.router().oneshot(request).await.unwrap();
        assert!(to_bytes(response.into_body(), usize::MAX).await.is_err());
        let [entry] = store.sandbox.history().try_into().unwrap();
        assert_eq!((entry.status, entry.created.len()), (None, created));
    }
}

#[tokio::test]
async fn a_truncated_answer_breaks_off() {
    let store = Store::new();
    store.order(json!({ "fault": "truncate" })).await;
    let request = management("POST", BULK, batch(3).to_string());
    let response = store.sandbox.router().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert!(to_bytes(response.into_body(), usize::MAX).await.is_err());
    assert_eq!(store.created().len(), 3);
}

#[tokio::test]
async fn the_ids_of_an_answer_can_be_short_or_shuffled() {
    let ids = |numbers: &[u64]| -> Value {
        numbers
            .iter()
            .map(|number| json!({ "userId": 7100 + number, "bcId": 20_100 + number }))
            .collect()
    };
    for (fault, path, body, data) in [
        ("wrong-count", BULK, batch(3), ids(&[1, 2])),
        ("wrong-count", USERS, user("a@example.com"), json!([])),
        ("shuffle-ids", BULK, batch(3), ids(&[2, 3, 1])),
    ] {
        let store = Store::new();
        store.order(json!({ "fault": fault })).await;
        let reply = store.post(path, &body).await;
        assert_eq!(reply.status, StatusCode::OK);
        assert_eq!(reply.body["data"], data, "{fault} {path}");
        assert_eq!(reply.body["code"], 200);
    }
}

#[tokio::test]
async fn a_refusal_has_no_ids_to_spoil() {
    let store = Store::new();
    store.order(json!({ "fault": "wrong-count" })).await;
    let reply = store.post(USERS, &user("existing.buyer@example.com")).await;
    assert_eq!(
        reply.body,
        logical_error("Email already exists. ['existing.buyer@example.com']")
    );
}

#[tokio::test]
async fn a_partial_create_stores_the_first_users_and_refuses() {
    let store = Store::new();
    store.order(json!({ "fault": "partial", "count": 2 })).await;
    let reply = store.post(BULK, &batch(5)).await;
    assert_eq!(reply.body, logical_error("Some user creations failed."));
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(store.created().len(), 2);
    assert_eq!(store.sandbox.history()[0].created, [7101, 7102]);
}

#[tokio::test(start_paused = true)]
async fn a_stall_waits_before_the_work_or_after_it() {
    for (when, created_meanwhile) in [("before", 0), ("after", 1)] {
        let store = Store::new();
        store
            .order(json!({ "fault": "stall", "ms": 5_000, "when": when }))
            .await;
        let request = management("POST", USERS, user("a@example.com").to_string());
        let answer = store.sandbox.router().oneshot(request);
        // The client gives up, the store does not.
        let given_up = tokio::time::timeout(Duration::from_secs(1), answer).await;
        assert!(given_up.is_err());
        assert_eq!(store.created().len(), created_meanwhile, "{when}");
        tokio::time::sleep(Duration::from_secs(5)).await;
        assert_eq!(store.created().len(), 1, "{when}");
        assert_eq!(store.sandbox.history()[0].status, Some(200));
    }
}

#[tokio::test]
async fn an_order_hits_only_the_requests_it_names() {
    let store = Store::new();
    store
        .order(json!({ "fault": "status", "status": 500, "path": BULK, "times": 2 }))
        .await;
    store
        .order(json!({ "fault": "status", "status": 504, "method": "GET" }))
        .await;
    assert_eq!(store.post(USERS, &user("a@example.com")).await.status, 200);
    assert_eq!(store.get(USERS).await.status, 504);
    assert_eq!(store.get(USERS).await.status, 200);
    for status in [500, 500, 200] {
        assert_eq!(store.post(BULK, &batch(1)).await.status, status);
    }
}

#[tokio::test]
async fn a_request_over_the_budget_uses_up_no_order() {
    let store = Store::new();
    for _ in 0..150 {
        store.get(USERS).await;
    }
    store
        .order(json!({ "fault": "status", "status": 500 }))
        .await;
    assert_eq!(store.post(BULK, &batch(1)).await.status, 429);
    store.turn_clock(Duration::from_secs(60));
    assert_eq!(store.post(BULK, &batch(1)).await.status, 500);
}

#[tokio::test]
async fn a_request_may_be_cut_and_its_users_written_later() {
    let cut = json!({ "fault": "reset", "when": "after", "commitMs": 20_000 });
    let answered = json!({ "fault": "late-commit", "ms": 20_000 });
    for (order, status) in [(cut, None), (answered, Some(200))] {
        let store = Store::new();
        store.order(order).await;
        let request = management("POST", BULK, batch(2).to_string());
        let response = store.sandbox.router().oneshot(request).await.unwrap();
        let ended = to_bytes(response.into_body(), usize::MAX).await;
        assert_eq!(ended.is_ok(), status.is_some());
        assert!(store.created().is_empty());
        store.turn_clock(Duration::from_secs(20));
        assert_eq!(store.created().len(), 2);
        let [entry] = store.sandbox.history().try_into().unwrap();
        assert_eq!((entry.status, entry.created), (status, vec![7101, 7102]));
    }
}

#[tokio::test]
async fn ids_of_a_batch_may_be_repeated() {
    let store = Store::new();
    store.order(json!({ "fault": "repeat-ids" })).await;
    let reply = store.post(BULK, &batch(3)).await;
    let record = json!({ "userId": 7101, "bcId": 20_101 });
    assert_eq!(reply.body["data"], json!([record, record, record]));
    assert_eq!(store.created().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn an_answer_may_come_byte_by_byte() {
    let store = Store::new();
    store.order(json!({ "fault": "drip", "ms": 50 })).await;
    let start = tokio::time::Instant::now();
    let reply = store.post(USERS, &user("a@example.com")).await;
    assert_eq!(reply.body["data"]["userId"], 7101);
    let length = u32::try_from(reply.body.to_string().len()).unwrap();
    assert_eq!(start.elapsed(), Duration::from_millis(50) * length);
}

#[tokio::test]
async fn a_refusal_for_lack_of_budget_may_have_headers_that_deny_it() {
    for retry_after in [None, Some("0"), Some("-1"), Some("soon")] {
        let store = Store::new();
        store
            .order(json!({ "fault": "false-limit", "retryAfter": retry_after }))
            .await;
        let reply = store.post(USERS, &user("a@example.com")).await;
        assert_eq!(reply.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(reply.headers["x-requests-remaining"], "150 times");
        assert_eq!(reply.headers["x-request-window-resets-after"], "0 s");
        let said = reply.headers.get("retry-after");
        assert_eq!(said.map(|value| value.to_str().unwrap()), retry_after);
        assert!(store.created().is_empty());
    }
}
