//! Credentials: which are taken, and how others are refused.

use crate::store::{ADMIN, BULK, STOREFRONT, Store, USERS, user};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

const NO_CREDENTIALS: &str = "Invalid token header. No credentials provided.";

fn envelope(code: u16, detail: &str, class: &str) -> Value {
    json!({ "code": code, "data": { "errMsg": detail }, "meta": { "message": class } })
}

#[tokio::test]
async fn the_management_api_wants_both_headers() {
    let unauthorized = envelope(401, NO_CREDENTIALS, NO_CREDENTIALS);
    let wrong = envelope(401, "Invalid token.", "Invalid token.");
    let server_error = envelope(500, "Server error.", "Internal Server Error");
    let table: [(&[(&str, &str)], &Value); 6] = [
        (&[], &unauthorized),
        (&[("x-store-hash", "sandbox")], &unauthorized),
        (&[("authtoken", "sandbox-management")], &unauthorized),
        (
            &[("x-auth-token", "guess"), ("x-store-hash", "sandbox")],
            &wrong,
        ),
        (&[("x-auth-token", "sandbox-management")], &server_error),
        (
            &[
                ("x-auth-token", "sandbox-management"),
                ("x-store-hash", "other"),
            ],
            &server_error,
        ),
    ];
    let store = Store::new();
    for (headers, expected) in table {
        for (method, path) in [("POST", USERS), ("POST", BULK), ("GET", USERS)] {
            let mut request = Request::builder().method(method).uri(path);
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            let request = request.header("content-type", "application/json");
            let body = Body::from(user("marie.curie@example.com").to_string());
            let reply = store.send(request.body(body).unwrap()).await;
            assert_eq!(&reply.body, expected, "{method} {path} {headers:?}");
            assert_eq!(u64::from(reply.status.as_u16()), expected["code"]);
        }
    }
    assert!(store.created().is_empty());
}

#[tokio::test]
async fn the_storefront_wants_a_token_of_its_own() {
    let store = Store::new();
    let token = store.token(ADMIN).await;
    for header in [
        None,
        Some(String::new()),
        Some("Bearer ".to_owned()),
        Some("Bearer a.b.c".to_owned()),
        Some("Bearer sandbox-management".to_owned()),
        Some(format!("Basic {token}")),
        Some(token.clone()),
    ] {
        let mut request = Request::post(STOREFRONT);
        if let Some(value) = &header {
            request = request.header("authorization", value);
        }
        let reply = store.send(request.body(Body::from("{}")).unwrap()).await;
        assert_eq!(reply.status, StatusCode::UNAUTHORIZED, "{header:?}");
        assert_eq!(reply.body["code"], 401);
    }
}

#[tokio::test]
async fn two_blanks_before_a_storefront_token_are_taken() {
    let store = Store::new();
    let token = store.token(ADMIN).await;
    let request = Request::post(STOREFRONT)
        .header("authorization", format!("Bearer  {token}"))
        .body(Body::empty());
    let reply = store.send(request.unwrap()).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
}
