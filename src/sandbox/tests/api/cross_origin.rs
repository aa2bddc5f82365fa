use axum::{
    body::Body,
    http::{Request, StatusCode},
};

use crate::store::{BULK, STOREFRONT, Store, USERS};

#[tokio::test]
async fn a_preflight_lets_a_browser_use_the_storefront_only() {
    let store = Store::new();
    for (path, allowed) in [
        (STOREFRONT, "authToken, Content-Type, Authorization"),
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
