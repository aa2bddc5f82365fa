//! Faults on order.

use crate::graphql::{CREATE_USER, GRAPHQL, ask, first_error, new_user, request};
use crate::store::{ADMIN, STOREFRONT, Store, with};
use axum::body::to_bytes;
use axum::http::StatusCode;
use serde_json::json;
use tower::ServiceExt;

#[tokio::test]
async fn a_status_is_answered_before_the_create_or_after_it() {
    for (when, created) in [("before", 0), ("after", 1)] {
        let store = Store::new();
        let fault = json!({ "fault": "status", "status": 503, "when": when, "path": GRAPHQL });
        store.order(fault).await;
        let token = store.token(ADMIN).await;
        let variables = json!({ "userData": new_user() });
        let reply = store
            .send(request(Some(&token), CREATE_USER, &variables))
            .await;
        assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
        let [entry] = store.sandbox.history().try_into().unwrap();
        assert_eq!((entry.status, entry.created.len()), (Some(503), created));
    }
}

#[tokio::test]
async fn a_connection_breaks_after_the_create() {
    for fault in [
        json!({ "fault": "reset", "when": "after" }),
        json!({ "fault": "truncate" }),
    ] {
        let store = Store::new();
        let order = with(fault.clone(), json!({ "path": GRAPHQL }));
        store.order(order).await;
        let token = store.token(ADMIN).await;
        let create = request(
            Some(&token),
            CREATE_USER,
            &json!({ "userData": new_user() }),
        );
        let response = store.sandbox.router().oneshot(create).await.unwrap();
        assert!(to_bytes(response.into_body(), usize::MAX).await.is_err());
        assert_eq!(store.created().len(), 1, "{fault}");
    }
}

#[tokio::test]
async fn a_create_is_cut_short() {
    for (count, created) in [(0, 0), (1, 1)] {
        let store = Store::new();
        let fault = json!({ "fault": "partial", "count": count, "path": GRAPHQL });
        store.order(fault).await;
        let variables = json!({ "userData": new_user() });
        let answer = ask(&store, ADMIN, CREATE_USER, variables).await;
        assert_eq!(answer["data"], json!({ "userCreate": null }));
        let sentence = "Some user creations failed.";
        assert_eq!(first_error(&answer), (sentence, &json!(42201)));
        let [entry] = store.sandbox.history().try_into().unwrap();
        assert_eq!(entry.created.len(), created);
    }
}

#[tokio::test]
async fn a_fault_for_another_path_waits() {
    let store = Store::new();
    store
        .order(json!({ "fault": "status", "status": 500, "path": STOREFRONT }))
        .await;
    let variables = json!({ "userData": new_user() });
    let answer = ask(&store, ADMIN, CREATE_USER, variables).await;
    assert!(answer.get("errors").is_none(), "{answer}");
}
