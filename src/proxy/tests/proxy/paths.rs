//! The exact list of paths and methods.

use crate::support::{
    ARCHIVE, ARCHIVE_BULK, BULK, LOOK_UPS, STORE_HASH, TOKEN, USERS, Upstream, V2_TOKEN, app, ask,
    configuration, request,
};
use b2b_users_proxy::Configuration;
use serde_json::json;

const METHODS: [&str; 8] = [
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND",
];

#[tokio::test]
async fn each_path_takes_its_methods_only() {
    let upstream = Upstream::content().await;
    let app = app(&upstream.url);
    let paths = [
        (USERS, "GET, POST"),
        (BULK, "POST"),
        (ARCHIVE, "GET, POST"),
        (ARCHIVE_BULK, "POST"),
        ("/.well-known/b2b-users", "GET"),
        ("/healthz", "GET, HEAD"),
        ("/readyz", "GET, HEAD"),
    ];
    for (path, allowed) in paths.into_iter().chain(LOOK_UPS.map(|path| (path, "GET"))) {
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
    let look_ups = LOOK_UPS.len() + 2;
    assert_eq!(upstream.seen().len(), look_ups, "only the look-ups");
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
            "/api/v3/io/users/../orders",
            "/api/v3/io/users/extra-fields/1",
            "/api/v3/io/orders",
            "/api/v3/io/channels/1",
            "/api/v3/io/companies/",
            "/api/v3/io/companies/roles/1",
            "/api/v3/io/companies/permissions",
            "/api/v3/io/companies/0",
            "/api/v3/io/companies/042",
            "/api/v3/io/companies/+42",
            "/api/v3/io/companies/-42",
            "/api/v3/io/companies/42.0",
            "/api/v3/io/companies/42x",
            "/api/v3/io/companies/9007199254740992",
            "/api/v3/io/companies/99999999999999999999999",
            "/api/v3/io/companies/%ff",
            "/api/v3/io/companies/42%2Fusers",
            "/api/v3/io/companies/..%2forders",
            "/api/v3/io/companies/42/users",
            "/api/v2/io/companies//users",
            "/api/v2/io/companies/0/users",
            "/api/v2/io/companies/x/users",
            "/api/v2/io/companies/4%2f2/users",
            "/api/v2/io/companies/42/users/7",
            "/api/v2/io/companies/42",
            "/api/v2/io/companies/42/users/bulk",
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
async fn an_encoded_digit_of_a_company_is_sent_as_a_digit() {
    let upstream = Upstream::content().await;
    let target = "/api/v3/io/companies/%34%32";
    ask(&app(&upstream.url), request("GET", target, "")).await;
    assert_eq!(upstream.seen()[0].target, "/api/v3/io/companies/42");
}

#[tokio::test]
async fn the_proxy_says_what_it_can_do() {
    let upstream = Upstream::content().await;
    let bare = || Configuration::new(upstream.url.clone());
    let both = bare().with_management(TOKEN, STORE_HASH);
    for (configuration, dialects, look_ups) in [
        (
            bare().with_management(TOKEN, STORE_HASH),
            json!(["management"]),
            true,
        ),
        (bare().with_archive(V2_TOKEN), json!(["archive-v2"]), false),
        (
            both.with_archive(V2_TOKEN),
            json!(["management", "archive-v2"]),
            true,
        ),
    ] {
        let app = b2b_users_proxy::app(&configuration).unwrap();
        let answer = ask(&app, request("GET", "/.well-known/b2b-users", "")).await;
        assert_eq!(answer.headers["cache-control"], "no-store");
        assert_eq!(
            answer.json(),
            json!({
                "name": "b2b-users-proxy",
                "version": env!("CARGO_PKG_VERSION"),
                "dialects": dialects,
                "lookUps": look_ups,
                "usersPerRequest": 10,
                "maximumBodyBytes": 262_144,
                "idempotency": true,
            })
        );
    }
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
