//! What pages of other sites can make a browser send, in every combination.

use crate::support::{USERS, Upstream, app, ask, post, request, routes, user};
use axum::extract::Request;
use axum::http::HeaderValue;
use serde_json::json;

/// Origins that a request may name. The first is not sent at all, the second is ours.
const ORIGINS: [&str; 16] = [
    "",
    "http://localhost:8080",
    "https://localhost:8080",
    "http://localhost",
    "http://localhost:8081",
    "http://localhost:08080",
    "http://localhost.:8080",
    "http://127.0.0.1:8080",
    "http://[::1]:8080",
    "http://sub.localhost:8080",
    "http://localhost:8080.evil.example",
    "http://localhost:8080@evil.example",
    "http://localhost:8080, http://evil.example",
    "http://evil.example",
    "file://",
    "null",
];

/// What browsers say of the site, the first again being nothing.
const SITES: [&str; 6] = [
    "",
    "same-origin",
    "none",
    "same-site",
    "cross-site",
    "Same-Origin",
];

const CONTENT_TYPES: [&str; 8] = [
    "",
    "application/json",
    "text/plain",
    "text/plain; application/json",
    "text/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonp",
];

/// A good create with these headers, as far as they are not empty.
fn create_with(headers: [(&'static str, &'static str); 3]) -> Request {
    let mut request = post(USERS, &user("marie@example.com"));
    request.headers_mut().remove("content-type");
    for (name, value) in headers.into_iter().filter(|(_, value)| !value.is_empty()) {
        let value = HeaderValue::from_static(value);
        request.headers_mut().insert(name, value);
    }
    request
}

#[tokio::test]
async fn of_all_origins_sites_and_content_types_only_json_of_our_own_pages_passes() {
    let upstream = Upstream::content().await;
    let app = app(&upstream.url);
    let mut passed = 0;
    for origin in ORIGINS {
        for site in SITES {
            for content_type in CONTENT_TYPES {
                let is_ours = ORIGINS[..2].contains(&origin) && SITES[..3].contains(&site);
                let expected = match content_type {
                    _ if !is_ours => 403,
                    "application/json" => 200,
                    _ => 415,
                };
                let answer = ask(
                    &app,
                    create_with([
                        ("origin", origin),
                        ("sec-fetch-site", site),
                        ("content-type", content_type),
                    ]),
                )
                .await;
                assert_eq!(answer.status, expected, "{origin} {site} {content_type}");
                passed += usize::from(expected == 200);
            }
        }
    }
    assert_eq!((passed, upstream.seen().len()), (6, 6));
}

#[tokio::test]
async fn nothing_that_another_site_can_put_on_its_page_reaches_the_store() {
    let upstream = Upstream::content().await;
    let app = app(&upstream.url);
    for (means, site, mode, destination, origin) in [
        (
            "a form",
            "cross-site",
            "navigate",
            "document",
            "https://evil.example",
        ),
        (
            "a form of a sandboxed frame",
            "cross-site",
            "navigate",
            "iframe",
            "null",
        ),
        (
            "a beacon",
            "cross-site",
            "no-cors",
            "empty",
            "https://evil.example",
        ),
        (
            "fetch",
            "cross-site",
            "cors",
            "empty",
            "https://evil.example",
        ),
        (
            "fetch without CORS",
            "cross-site",
            "no-cors",
            "empty",
            "https://evil.example",
        ),
        (
            "fetch of another port",
            "same-site",
            "cors",
            "empty",
            "http://localhost:9090",
        ),
        ("a script", "cross-site", "no-cors", "script", ""),
        ("an image", "cross-site", "no-cors", "image", ""),
        ("a link", "cross-site", "navigate", "document", ""),
        (
            "a link of another port",
            "same-site",
            "navigate",
            "document",
            "",
        ),
    ] {
        for mut request in routes() {
            let headers = request.headers_mut();
            for (name, value) in [
                ("sec-fetch-site", site),
                ("sec-fetch-mode", mode),
                ("sec-fetch-dest", destination),
                ("origin", origin),
            ] {
                if !value.is_empty() {
                    headers.insert(name, HeaderValue::from_static(value));
                }
            }
            let answer = ask(&app, request).await;
            assert_eq!(answer.status, 403, "{means}");
            assert!(!answer.headers.contains_key("access-control-allow-origin"));
        }
    }
    assert_eq!(upstream.seen().len(), 0);
}

#[tokio::test]
async fn a_preflight_gets_no_permission_on_any_route() {
    let upstream = Upstream::content().await;
    let app = app(&upstream.url);
    let permissions = [
        "access-control-allow-origin",
        "access-control-allow-headers",
    ];
    for (origin, status) in [
        ("http://localhost:8080", 405),
        ("https://evil.example", 403),
        ("null", 403),
    ] {
        for target in routes().iter().map(|route| route.uri().to_string()) {
            let mut preflight = request("OPTIONS", &target, "");
            for (name, value) in [
                ("origin", origin),
                ("access-control-request-method", "POST"),
                ("access-control-request-headers", "content-type"),
                ("access-control-request-private-network", "true"),
            ] {
                let value = HeaderValue::from_static(value);
                preflight.headers_mut().insert(name, value);
            }
            let answer = ask(&app, preflight).await;
            answer.refusal(status, &json!(false));
            assert!(
                permissions
                    .iter()
                    .all(|name| !answer.headers.contains_key(*name))
            );
        }
    }
    assert_eq!(upstream.seen().len(), 0);
}
