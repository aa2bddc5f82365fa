//! The storefront API.

use crate::store::{ADMIN, APPROVER, JUNIOR, Store, USERS, with};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use std::time::Duration;

fn buyer() -> Value {
    json!({
        "firstName": "Marie",
        "lastName": "Curie",
        "email": "m.curie@greatbuys.example.com",
        "companyId": "42",
        "phoneNumber": "8001234567",
        "role": "1",
    })
}

#[tokio::test]
async fn every_value_of_the_answer_is_text() {
    let store = Store::new();
    let token = store.token(ADMIN).await;
    let body = with(
        buyer(),
        json!({ "acceptWelcomeEmail": false, "companyRoleId": 9979 }),
    );
    let reply = store.buyer(&token, &body).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(
        reply.body,
        json!({
            "message": "SUCCESS",
            "code": 200,
            "data": {
                "userId": "7101",
                "bcId": "20101",
                "firstName": "Marie",
                "lastName": "Curie",
                "email": "m.curie@greatbuys.example.com",
                "role": "1",
            },
        })
    );
    let [user] = store.created().try_into().unwrap();
    assert_eq!((user.company_id, user.channel_ids), (42, vec![1]));
    // The flag and the role id are unknown to this endpoint: the mail is always sent.
    assert_eq!(user.company_role_id, 9980);
    assert_eq!(store.sandbox.mails().len(), 1);
}

#[tokio::test]
async fn every_field_is_required_and_is_text() {
    let missing = "This field may not be null.";
    let table = [
        (
            json!({}),
            json!({
                "firstName": [missing], "lastName": [missing], "email": [missing],
                "companyId": [missing], "phoneNumber": [missing], "role": [missing],
            }),
        ),
        (
            with(buyer(), json!({ "companyId": 42 })),
            json!({ "companyId": ["Not a valid string."] }),
        ),
        (
            with(buyer(), json!({ "role": 1 })),
            json!({ "role": ["\"1\" is not a valid choice"] }),
        ),
        (
            with(buyer(), json!({ "role": "3" })),
            json!({ "role": ["\"3\" is not a valid choice"] }),
        ),
        (
            with(buyer(), json!({ "phoneNumber": "", "email": "marie" })),
            json!({
                "phoneNumber": ["This field may not be blank."],
                "email": ["Email is not correct."],
            }),
        ),
    ];
    let store = Store::new();
    let token = store.token(ADMIN).await;
    for (body, detail) in table {
        let reply = store.buyer(&token, &body).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(
            reply.body,
            json!({ "code": 422, "data": { "errMsg": detail }, "message": "Parameter Error" }),
        );
    }
    assert!(store.sandbox.mails().is_empty());
}

#[tokio::test]
async fn a_taken_address_is_refused() {
    let store = Store::new();
    let token = store.token(ADMIN).await;
    let body = with(buyer(), json!({ "email": "other.company@example.com" }));
    let reply = store.buyer(&token, &body).await;
    assert_eq!(
        reply.body,
        json!({
            "code": 422,
            "data": { "errMsg": "Email already exists. ['other.company@example.com']" },
            "message": "Processing data contains logical errors",
        })
    );
}

#[tokio::test]
async fn another_company_is_out_of_reach() {
    let store = Store::new();
    let token = store.token(ADMIN).await;
    for company in ["43", "999", "acme"] {
        let body = with(buyer(), json!({ "companyId": company }));
        let reply = store.buyer(&token, &body).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN);
        assert_eq!(
            reply.body,
            json!({ "code": 403, "message": "You do not have access to this company." })
        );
    }
    assert!(store.created().is_empty());
}

#[tokio::test]
async fn a_buyer_without_the_permission_may_not_create() {
    let store = Store::new();
    for user_id in [JUNIOR, APPROVER] {
        let token = store.token(user_id).await;
        let reply = store.buyer(&token, &buyer()).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN);
        assert_eq!(
            reply.body,
            json!({ "code": 403, "message": "You do not have permission to create users." })
        );
    }
}

#[tokio::test]
async fn a_senior_buyer_may_create() {
    let store = Store::new();
    let token = store.token(7002).await;
    assert_eq!(store.buyer(&token, &buyer()).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_token_dies_after_a_day_and_with_a_reset() {
    let store = Store::new();
    let token = store.token(ADMIN).await;
    store.turn_clock(Duration::from_secs(24 * 60 * 60 - 1));
    assert_eq!(store.buyer(&token, &buyer()).await.status, StatusCode::OK);
    store.turn_clock(Duration::from_secs(1));
    let reply = store.buyer(&token, &buyer()).await;
    assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
    assert_eq!(reply.body["data"]["errMsg"], "Invalid token.");

    let fresh = store.token(ADMIN).await;
    store.sandbox.reset();
    let reply = store.buyer(&fresh, &buyer()).await;
    assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_storefront_token_opens_no_management_endpoint() {
    let store = Store::new();
    let token = store.token(ADMIN).await;
    let request = axum::http::Request::get(USERS)
        .header("authorization", format!("Bearer {token}"))
        .body(axum::body::Body::empty());
    let reply = store.send(request.unwrap()).await;
    assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_buyer_lists_the_users_of_their_own_company() {
    let store = Store::new();
    let token = store.token(ADMIN).await;
    let list = async |query: &str| {
        let request = Request::get(format!("/api/v2/users?offset=0&limit=250{query}"))
            .header("authorization", format!("Bearer {token}"))
            .body(Body::empty());
        store.send(request.unwrap()).await
    };
    let reply = list("&q=existing.buyer").await;
    let user = &reply.body["data"]["list"][0];
    assert_eq!(user["email"], "existing.buyer@example.com");
    assert_eq!((&user["id"], &user["role"]), (&json!("7002"), &json!("1")));
    for (query, total) in [("", 8), ("&q=&role=", 8), ("&role=0", 1), ("&role=4", 0)] {
        let reply = list(query).await;
        let found = &reply.body["data"]["pagination"]["totalCount"];
        assert_eq!(found, total, "{query}");
    }
    let reply = list("&role=5").await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(reply.body["message"], "Parameter Error");
}

#[tokio::test]
async fn a_list_needs_the_permission_to_see_users() {
    let store = Store::new();
    let order = json!({ "userId": ADMIN, "permissions": ["create_user"] });
    let answer = store.control("/_sandbox/token", &order).await;
    let token = answer["token"].as_str().unwrap();
    for (token, status) in [
        (token, StatusCode::FORBIDDEN),
        ("", StatusCode::UNAUTHORIZED),
    ] {
        let request = Request::get("/api/v2/users")
            .header("authorization", format!("Bearer {token}"))
            .body(Body::empty());
        assert_eq!(store.send(request.unwrap()).await.status, status);
    }
}
