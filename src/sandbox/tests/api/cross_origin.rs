//! Pages of other origins.

use crate::store::{BULK, Reply, STOREFRONT, Store, USERS, management, user};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::json;

#[tokio::test]
async fn a_preflight_lets_a_browser_use_the_storefront_only() {
    let store = Store::new();
    for (path, allowed) in [
        (STOREFRONT, "authToken, Content-Type, Authorization"),
        ("/graphql", "authToken, Content-Type, Authorization"),
        ("/graphql", "authToken, Content-Type, Authorization"),
        (USERS, "authToken, Content-Type"),
        (BULK, "authToken, Content-Type"),
        ("/api/v2/io/companies/42/users", "authToken, Content-Type"),
    ] {
        let request = Request::options(path)
            .header("origin", "https://shop.example.com")
            .header("access-control-request-method", "POST")
            .body(Body::empty());
        let reply = store.send(request.unwrap()).await;
        assert_eq!(reply.status, StatusCode::NO_CONTENT);
        for (name, value) in [
            ("access-control-allow-origin", "*"),
            (
                "access-control-allow-methods",
                "GET, POST, PUT, OPTIONS, DELETE, PATCH",
            ),
            ("access-control-allow-headers", allowed),
            ("access-control-max-age", "1728000"),
            (
                "access-control-expose-headers",
                "X-Request-ID,Content-Length",
            ),
        ] {
            assert_eq!(reply.headers[name], value, "{path}");
        }
    }
    assert!(store.sandbox.history().is_empty());
}

#[tokio::test]
async fn every_answer_may_be_read_from_any_origin() {
    let store = Store::new();
    let missing = Request::get("/api/v3/io/nothing").body(Body::empty());
    let refused = Request::post(STOREFRONT).body(Body::empty());
    for reply in [
        store.get(USERS).await,
        store.send(missing.unwrap()).await,
        store.send(refused.unwrap()).await,
    ] {
        assert_eq!(reply.headers["access-control-allow-origin"], "*");
        assert_eq!(
            reply.headers["access-control-expose-headers"],
            "X-Request-ID,Content-Length"
        );
    }
}

async fn preflight(store: &Store, path: &str, method: &str) -> Reply {
    let request = Request::options(path)
        .header("origin", "https://shop.example.com")
        .header("access-control-request-method", method)
        .body(Body::empty());
    store.send(request.unwrap()).await
}

fn readable(reply: &Reply) -> bool {
    let names = reply.headers.keys().map(|name| name.as_str());
    let count = names
        .filter(|name| name.starts_with("access-control-"))
        .count();
    assert!(count == 0 || count >= 2, "{:?}", reply.headers);
    count > 0
}

#[tokio::test]
async fn an_answer_without_cors_headers_can_be_ordered() {
    for method in ["GET", "POST"] {
        let store = Store::new();
        store
            .order(json!({ "fault": "no-cors", "method": method, "path": USERS, "times": 2 }))
            .await;
        for blocked in [true, true, false] {
            let body = user("marie.curie@example.com").to_string();
            let reply = store.send(management(method, USERS, body)).await;
            assert_eq!(readable(&reply), !blocked, "{method}");
            // The rest of the answer is as ever, and so is the work.
            assert!(reply.headers.contains_key("x-requests-remaining"));
            assert!(reply.headers.contains_key("x-request-id"));
            assert!(reply.body["code"].is_u64());
        }
        assert_eq!(store.created().len(), usize::from(method == "POST"));
    }
}

#[tokio::test]
async fn a_preflight_fails_in_place_of_the_request_it_asks_for() {
    for (ordered, path) in [
        ("POST", Some("/graphql")),
        ("OPTIONS", Some("/graphql")),
        ("POST", None),
    ] {
        let store = Store::new();
        let order = json!({ "fault": "no-cors", "method": ordered });
        let order = match path {
            Some(path) => crate::store::with(order, json!({ "path": path })),
            None => order,
        };
        store.order(order).await;
        if path.is_some() {
            assert!(readable(&preflight(&store, STOREFRONT, "POST").await));
        }
        let reply = preflight(&store, "/graphql", "POST").await;
        assert!(!readable(&reply), "{ordered} {path:?}");
        assert_eq!(reply.status, StatusCode::NO_CONTENT);
        // The browser never sends what the preflight asked for: the order is used up.
        assert!(readable(&preflight(&store, "/graphql", "POST").await));
    }
    let store = Store::new();
    store
        .order(json!({ "fault": "no-cors", "method": "GET", "path": USERS }))
        .await;
    assert!(readable(&preflight(&store, USERS, "POST").await));
    assert!(!readable(&preflight(&store, USERS, "GET").await));
}
