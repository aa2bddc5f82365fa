//! The exact list of paths and methods.

use crate::support::{BULK, USERS, Upstream, app, ask, configuration, request};
use serde_json::json;

const METHODS: [&str; 8] = [
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND",
];

#[tokio::test]
async fn each_path_takes_its_methods_only() {
    let upstream = Upstream::content().await;
    let app = app(&upstream.url);
    for (path, allowed) in [
        (USERS, "GET, POST"),
        (BULK, "POST"),
        ("/.well-known/b2b-users", "GET"),
        ("/healthz", "GET, HEAD"),
        ("/readyz", "GET, HEAD"),
    ] {
        for method in METHODS {
            // An empty body is refused as such where the method exists.
            let answer = ask(&app, request(method, path, "")).await;
            if allowed.split(", ").any(|name| name == method) {
                assert!(
                    [200, 400].contains(&answer.status.as_u16()),
                    "{method} {path}"
                );
            } else {
                assert_eq!(answer.headers["allow"], allowed, "{method} {path}");
                assert_eq!(answer.status, 405, "{method} {path}");
                // No body ever answers HEAD.
                if method != "HEAD" {
                    answer.refusal(405, &json!(false));
                }
            }
        }
    }
    assert_eq!(upstream.seen().len(), 1, "only the look-up");
}

#[tokio::test]
async fn every_other_path_does_not_exist() {
    let upstream = Upstream::content().await;
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("index.html"), "x").unwrap();
    let with_site =
        b2b_users_proxy::app(&configuration(&upstream.url).with_site(folder.path())).unwrap();
    for app in [app(&upstream.url), with_site] {
        for path in [
            "/api",
            "/api/",
            "/api/v3/io/users/",
            "//api/v3/io/users",
            "/api/v3/io/users/7",
            "/api/v3/io/users/bulk/",
            "/api/v3/io/USERS",
            "/api/v3/io/users%2fbulk",
            "/api/v3/io/users/../companies",
            "/api/v3/io/companies",
            "/api/v2/users",
            "/graphql",
            "/.well-known",
            "/.well-known/other",
            "/healthz/",
            "/readyz/x",
            "/%00",
        ] {
            let answer = ask(&app, request("GET", path, "")).await;
            assert_eq!(answer.status, 404, "{path}");
            answer.refusal(404, &json!(false));
        }
    }
    assert_eq!(upstream.seen().len(), 0);
}

#[tokio::test]
async fn the_proxy_says_what_it_can_do() {
    let upstream = Upstream::content().await;
    let answer = ask(
        &app(&upstream.url),
        request("GET", "/.well-known/b2b-users", ""),
    )
    .await;
    assert_eq!(answer.headers["cache-control"], "no-store");
    assert_eq!(
        answer.json(),
        json!({
            "name": "b2b-users-proxy",
            "version": env!("CARGO_PKG_VERSION"),
            "dialects": ["management"],
            "usersPerRequest": 10,
            "maximumBodyBytes": 262_144,
            "idempotency": false,
        })
    );
}

#[tokio::test]
async fn health_does_not_ask_the_upstream() {
    let upstream = Upstream::content().await;
    let app = app(&upstream.url);
    for (path, status) in [("/healthz", "alive"), ("/readyz", "ready")] {
        let whole = ask(&app, request("GET", path, "")).await;
        assert_eq!(whole.json(), json!({ "status": status }));
        let head = ask(&app, request("HEAD", path, "")).await;
        assert_eq!((head.status, head.headers), (whole.status, whole.headers));
        assert!(head.body.is_empty(), "{path}");
    }
    assert_eq!(upstream.seen().len(), 0);
}
