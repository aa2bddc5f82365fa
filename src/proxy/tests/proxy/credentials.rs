//! Two kinds of credentials, each for paths of its own.

use crate::support::{Answered, STORE_HASH, TOKEN, Upstream, V2_TOKEN, app, ask, request, routes};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::IntoResponse;
use b2b_users_proxy::Configuration;
use serde_json::json;

/// Whether a path is one of version 2.
fn is_archive(path: &str) -> bool {
    path.starts_with("/api/v2/")
}

#[tokio::test]
async fn a_path_without_its_credentials_says_what_to_set() {
    let upstream = Upstream::content().await;
    let bare = || Configuration::new(upstream.url.clone());
    for (configuration, archive_works, variables) in [
        (
            bare().with_management(TOKEN, STORE_HASH),
            false,
            "B2B_V2_AUTH_TOKEN",
        ),
        (
            bare().with_archive(V2_TOKEN),
            true,
            "B2B_AUTH_TOKEN and B2B_STORE_HASH",
        ),
    ] {
        let app = b2b_users_proxy::app(&configuration).unwrap();
        for request in routes() {
            let path = request.uri().path().to_owned();
            let answer = ask(&app, request).await;
            if is_archive(&path) == archive_works {
                assert_eq!(answer.status, 200, "{path}");
            } else {
                let detail = answer.refusal(503, &json!(false));
                assert!(detail.as_str().unwrap().contains(variables), "{detail}");
                assert_eq!(answer.json()["meta"]["message"], "No credentials");
            }
        }
    }
    assert_eq!(upstream.seen().len(), routes().len(), "each once");
}

/// Everything that a browser gets, as text.
fn whole(answer: &Answered) -> String {
    let body = String::from_utf8_lossy(&answer.body);
    format!("{:?} {body}", answer.headers)
}

#[tokio::test]
async fn no_answer_repeats_what_the_upstream_repeats_of_our_credentials() {
    for (status, body) in [
        (200, "{\"data\":\"SECRET\"}"),
        (
            401,
            "{\"data\":{\"errMsg\":\"bad SECRET\"},\"meta\":{\"message\":\"SECRET\"}}",
        ),
        (422, "[{\"SECRET\":[\"SECRET SECRET\"]}]"),
        (429, "SECRET"),
        (302, "{\"data\":\"SECRET\"}"),
        (500, "<html>SECRET</html>"),
        (503, "\"SECRET\""),
    ] {
        for route in routes() {
            let secrets = if is_archive(route.uri().path()) {
                vec![V2_TOKEN]
            } else {
                vec![TOKEN, STORE_HASH]
            };
            let joined = secrets.join(" ");
            let body = body.replace("SECRET", &joined);
            let upstream = Upstream::answering(move || repeating(status, &joined, &body)).await;
            let answer = ask(&app(&upstream.url), route).await;
            let told = whole(&answer);
            for secret in secrets {
                assert!(!told.contains(secret), "{status} {told}");
            }
            assert_eq!(upstream.seen().len(), 1);
        }
    }
}

/// An answer that has this text in its headers as well.
fn repeating(status: u16, text: &str, body: &str) -> impl IntoResponse + use<> {
    let text = HeaderValue::from_str(text).unwrap();
    let names = [
        "x-request-id",
        "retry-after",
        "x-requests-remaining",
        "location",
        "set-cookie",
    ];
    let mut headers = HeaderMap::new();
    for name in names {
        headers.insert(name, text.clone());
    }
    (
        StatusCode::from_u16(status).unwrap(),
        headers,
        body.to_owned(),
    )
}

#[tokio::test]
async fn nothing_that_the_proxy_says_by_itself_holds_a_credential() {
    let upstream = Upstream::content().await;
    let app = app(&upstream.url);
    for (method, target, body) in [
        ("GET", "/healthz", ""),
        ("GET", "/readyz", ""),
        ("GET", "/.well-known/b2b-users", ""),
        ("GET", "/nothing", ""),
        ("GET", "/api/v3/io/users?x=1", ""),
        ("PUT", "/api/v3/io/users", ""),
        ("TRACE", "/api/v3/io/users", ""),
        ("POST", "/api/v3/io/users", "{"),
        ("POST", "/api/v3/io/users", "{}"),
    ] {
        let told = whole(&ask(&app, request(method, target, body)).await);
        for secret in [TOKEN, STORE_HASH, V2_TOKEN] {
            assert!(!told.contains(secret), "{method} {target} {told}");
        }
    }
    assert_eq!(upstream.seen().len(), 0);
}
