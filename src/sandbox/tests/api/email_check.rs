//! The storefront's look-up of an address.

use crate::store::{ADMIN, JUNIOR, Reply, Store};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

const PATH: &str = "/api/v2/companies/validations/frontend/user-emails";
const QUERY: &str = "storeHash=sandbox&role=1&companyId=42";

async fn check(store: &Store, token: &str, email: &str, query: &str) -> Reply {
    let request = Request::get(format!("{PATH}/{email}?{query}"))
        .header("authorization", format!("Bearer {token}"))
        .body(Body::empty());
    store.send(request.unwrap()).await
}

#[tokio::test]
async fn an_address_is_told_by_a_code() {
    let store = Store::new();
    let token = store.token(ADMIN).await;
    for (email, code) in [
        ("free@example.com", "1"),
        ("shopper@example.com", "2"),
        ("Shopper%40example.com", "2"),
        ("twice@example.com", "2"),
        ("other.company@example.com", "0"),
        ("super.admin@example.com", "0"),
    ] {
        let reply = check(&store, &token, email, QUERY).await;
        assert_eq!(reply.status, StatusCode::OK);
        assert_eq!(
            reply.body,
            json!({ "code": 200, "data": { "isValid": code, "userInfo": {} }, "message": "SUCCESS" }),
            "{email}"
        );
    }
}

#[tokio::test]
async fn a_colleague_is_shown_and_nobody_else() {
    let store = Store::new();
    let token = store.token(JUNIOR).await;
    let users = store.sandbox.users();
    for email in ["existing.buyer@example.com", "trade.counter@example.com"] {
        let user = users.iter().find(|user| user.email == email).unwrap();
        let reply = check(&store, &token, email, "storeHash=sandbox&role=2").await;
        assert_eq!(
            reply.body["data"],
            json!({
                "isValid": "0",
                "userInfo": {
                    "id": user.id.to_string(),
                    "firstName": user.first_name,
                    "lastName": user.last_name,
                    "email": email,
                    "phoneNumber": user.phone_number,
                    "role": "1",
                },
            })
        );
    }
}

#[tokio::test]
async fn the_check_wants_a_token_and_its_query() {
    let store = Store::new();
    let reply = check(&store, "a.b.c", "free@example.com", QUERY).await;
    assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
    let token = store.token(ADMIN).await;
    let required = "This field is required.";
    for (query, detail) in [
        ("", json!({ "storeHash": [required], "role": [required] })),
        (
            "storeHash=other&role=0",
            json!({ "storeHash": ["Store does not exist."] }),
        ),
        (
            "storeHash=sandbox&role=5",
            json!({ "role": ["\"5\" is not a valid choice."] }),
        ),
        (
            "storeHash=sandbox&role=4&companyId=acme",
            json!({ "companyId": ["A valid integer is required."] }),
        ),
    ] {
        let reply = check(&store, &token, "free@example.com", query).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        let expected: Value =
            json!({ "code": 422, "data": { "errMsg": detail }, "message": "Parameter Error" });
        assert_eq!(reply.body, expected);
    }
}
