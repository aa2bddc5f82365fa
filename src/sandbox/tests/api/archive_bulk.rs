//! The archived API: several users at once.

use crate::archive::{buyer, value_error};
use crate::store::{ARCHIVE, ARCHIVE_BULK, Store, with};
use axum::body::{Body, to_bytes};
use axum::http::StatusCode;
use serde_json::{Value, json};
use std::time::Duration;
use tower::ServiceExt;

fn buyers(count: usize) -> Vec<Value> {
    (0..count)
        .map(|index| {
            with(
                buyer(),
                json!({ "email": format!("buyer{index}@example.com") }),
            )
        })
        .collect()
}

fn successful(index: u64) -> Value {
    json!({
        "customerId": 20_101 + index,
        "email": format!("buyer{index}@example.com"),
        "firstName": "Jane",
        "lastName": "Smith",
        "phone": "5551234567",
        "userRole": 2,
    })
}

#[tokio::test]
async fn ten_users_are_created_with_one_switch_for_all_mails() {
    for (switch, mails) in [(json!("1"), 10), (json!("0"), 0), (json!(null), 0)] {
        let store = Store::new();
        let body = with(
            json!({ "users": buyers(10) }),
            json!({ "acceptWelcomeEmail": switch }),
        );
        let reply = store.archive(ARCHIVE_BULK, Some(&body)).await;
        assert_eq!(reply.status, StatusCode::OK);
        let items: Vec<Value> = (0..10).map(successful).collect();
        assert_eq!(
            reply.body,
            json!({
                "code": 200,
                "data": { "failedItems": [], "successfulItems": items },
                "message": "Success",
            })
        );
        assert_eq!(store.sandbox.mails().len(), mails);
        let ids: Vec<u64> = (7101..7111).collect();
        assert_eq!(store.sandbox.history()[0].created, ids);
    }
}

#[tokio::test]
async fn what_only_the_single_create_has_is_passed_over() {
    let store = Store::new();
    let item = with(buyer(), json!({ "uuid": "u-1", "acceptWelcomeEmail": "1" }));
    let body = json!({ "users": [item], "companyId": 43 });
    store.archive(ARCHIVE_BULK, Some(&body)).await;
    let [created] = store.created().try_into().unwrap();
    assert_eq!((created.uuid.as_str(), created.company_id), ("", 42));
    assert!(store.sandbox.mails().is_empty());
}

#[tokio::test]
async fn good_users_are_created_and_the_others_fail_without_a_reason() {
    let store = Store::new();
    let bad = [
        with(
            buyer(),
            json!({ "email": "existing.buyer@example.com", "userRole": "1" }),
        ),
        with(buyer(), json!({ "email": "other.company@example.com" })),
        with(buyer(), json!({ "email": "BUYER0@example.com" })),
        with(buyer(), json!({ "phone": null })),
        with(buyer(), json!({ "userRole": "9" })),
        with(buyer(), json!({ "channelIds": [3] })),
        json!({}),
    ];
    let mut users = buyers(1);
    users.extend(bad);
    users.extend(buyers(2).split_off(1));
    let reply = store
        .archive(ARCHIVE_BULK, Some(&json!({ "users": users })))
        .await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(
        reply.body["data"],
        json!({
            "successfulItems": [successful(0), successful(1)],
            "failedItems": [
                with(buyer(), json!({ "email": "existing.buyer@example.com", "userRole": 1 })),
                with(buyer(), json!({ "email": "other.company@example.com" })),
                with(buyer(), json!({ "email": "BUYER0@example.com" })),
                with(buyer(), json!({ "phone": null })),
                with(buyer(), json!({ "userRole": "9" })),
                buyer(),
                {},
            ],
        })
    );
    assert_eq!(store.sandbox.history()[0].created, [7101, 7102]);
}

#[tokio::test]
async fn a_body_that_is_no_list_of_users_is_refused_as_a_whole() {
    let store = Store::new();
    for body in [
        json!([buyer()]),
        json!({}),
        json!({ "users": [] }),
        json!({ "users": buyer() }),
        json!({ "users": [buyer(), 7] }),
        json!({ "users": [buyer()], "acceptWelcomeEmail": true }),
        json!({ "users": [buyer()], "acceptWelcomeEmail": 0 }),
        json!({ "users": [buyer()], "acceptWelcomeEmail": "true" }),
    ] {
        let reply = store.archive(ARCHIVE_BULK, Some(&body)).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{body}");
        assert_eq!(reply.body, value_error(), "{body}");
    }
    let too_many = json!({ "users": buyers(11) });
    let reply = store.archive(ARCHIVE_BULK, Some(&too_many)).await;
    assert_eq!(reply.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(store.created().is_empty());
}

#[tokio::test]
async fn ordered_faults_hit_the_archive_too() {
    for (fault, status, shown, created) in [
        (json!({ "fault": "status", "status": 503 }), 503, 0, 0),
        (
            json!({ "fault": "status", "status": 503, "when": "after" }),
            503,
            0,
            3,
        ),
        (json!({ "fault": "html-502", "when": "after" }), 502, 0, 3),
        (json!({ "fault": "redirect" }), 307, 0, 0),
        (json!({ "fault": "wrong-count" }), 200, 2, 3),
        (json!({ "fault": "partial", "count": 2 }), 400, 0, 2),
    ] {
        let store = Store::new();
        store
            .order(with(fault.clone(), json!({ "path": ARCHIVE_BULK })))
            .await;
        let body = json!({ "users": buyers(3) });
        let reply = store.archive(ARCHIVE_BULK, Some(&body)).await;
        assert_eq!(reply.status, status, "{fault}");
        let items = reply.body["data"]["successfulItems"].as_array();
        assert_eq!(items.map_or(0, Vec::len), shown, "{fault}");
        let [entry] = store.sandbox.history().try_into().unwrap();
        assert_eq!(entry.created.len(), created, "{fault}");
        assert_eq!(store.created().len(), created, "{fault}");
    }
}

#[tokio::test]
async fn the_records_of_an_archived_list_can_be_shuffled() {
    let store = Store::new();
    let emails = |body: &Value| -> Vec<Value> {
        let list = body["data"]["list"].as_array().unwrap();
        list.iter().map(|user| user["email"].clone()).collect()
    };
    let mut usual = emails(&store.archive(ARCHIVE, None).await.body);
    store
        .order(json!({ "fault": "shuffle-ids", "method": "GET", "path": ARCHIVE }))
        .await;
    let shuffled = emails(&store.archive(ARCHIVE, None).await.body);
    usual.rotate_left(1);
    assert_eq!(shuffled, usual);
}

#[tokio::test(start_paused = true)]
async fn a_lost_answer_leaves_its_users_in_the_record() {
    let store = Store::new();
    store
        .order(json!({ "fault": "reset", "when": "after" }))
        .await;
    let request = axum::http::Request::post(ARCHIVE_BULK)
        .header("authToken", b2b_users_sandbox::ARCHIVE_TOKEN)
        .header("content-type", "application/json")
        .body(Body::from(json!({ "users": buyers(2) }).to_string()));
    let answer = store.sandbox.router().oneshot(request.unwrap());
    let response = tokio::time::timeout(Duration::from_secs(1), answer)
        .await
        .unwrap()
        .unwrap();
    assert!(to_bytes(response.into_body(), usize::MAX).await.is_err());
    let [entry] = store.sandbox.history().try_into().unwrap();
    assert_eq!((entry.status, entry.created), (None, vec![7101, 7102]));
}
