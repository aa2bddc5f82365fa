//! Every route that reaches the upstream, asked from the wrong place.

use crate::support::{Upstream, app, ask, configuration, routes};
use axum::extract::Request;
use axum::http::{HeaderValue, Method};
use b2b_users_proxy::PublicOrigin;
use serde_json::json;

fn creating_routes() -> impl Iterator<Item = Request> {
    let routes = routes().into_iter();
    routes.filter(|request| request.method() == Method::POST)
}

#[tokio::test]
async fn other_sites_are_refused_on_every_route() {
    let upstream = Upstream::content().await;
    let app = app(&upstream.url);
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "null"),
        ("origin", "http://evil.example"),
        ("origin", "https://localhost:8080"),
        ("origin", "http://localhost:9090"),
        ("host", "evil.example:8080"),
        ("host", "localhost:9090"),
        ("host", "b2b.internal"),
    ] {
        for mut request in routes() {
            request
                .headers_mut()
                .insert(name, HeaderValue::from_static(value));
            ask(&app, request).await.refusal(403, &json!(false));
        }
    }
    assert_eq!(upstream.seen().len(), 0);
}

#[tokio::test]
async fn our_own_pages_are_served_without_any_cors_permission() {
    let upstream = Upstream::content().await;
    let app = app(&upstream.url);
    for mut request in routes() {
        let headers = request.headers_mut();
        headers.insert("origin", HeaderValue::from_static("http://localhost:8080"));
        headers.insert("sec-fetch-site", HeaderValue::from_static("same-origin"));
        let answer = ask(&app, request).await;
        assert_eq!(answer.status, 200);
        let cors = answer
            .headers
            .keys()
            .filter(|name| name.as_str().starts_with("access-control"));
        assert_eq!(cors.count(), 0);
    }
    assert_eq!(upstream.seen().len(), routes().len());
}

#[tokio::test]
async fn content_a_form_could_send_is_refused() {
    let upstream = Upstream::content().await;
    let app = app(&upstream.url);
    for content_type in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain; application/json",
    ] {
        for mut request in creating_routes() {
            request
                .headers_mut()
                .insert("content-type", HeaderValue::from_static(content_type));
            ask(&app, request).await.refusal(415, &json!(false));
        }
    }
    for mut request in creating_routes() {
        request.headers_mut().remove("content-type");
        ask(&app, request).await.refusal(415, &json!(false));
    }
    assert_eq!(upstream.seen().len(), 0);
}

#[tokio::test]
async fn a_front_is_let_in_by_its_exact_origin_on_every_route() {
    let upstream = Upstream::content().await;
    let public = PublicOrigin::parse("https://admin.example.com").unwrap();
    let configuration = configuration(&upstream.url).with_public_origins(vec![public]);
    let app = b2b_users_proxy::app(&configuration).unwrap();
    let asked = |mut request: Request, host: &'static str, origin: &'static str| {
        let headers = request.headers_mut();
        headers.insert("host", HeaderValue::from_static(host));
        headers.insert("origin", HeaderValue::from_static(origin));
        // What a front adds decides nothing.
        headers.insert("x-forwarded-host", HeaderValue::from_static("evil.example"));
        headers.insert("forwarded", HeaderValue::from_static("host=evil.example"));
        request
    };
    for (host, origin, status) in [
        ("admin.example.com", "https://admin.example.com", 200),
        ("localhost:8080", "http://localhost:8080", 200),
        ("admin.example.com", "http://admin.example.com", 403),
        ("admin.example.com", "https://evil.example", 403),
        ("localhost:8080", "https://admin.example.com", 403),
        ("evil.example", "https://admin.example.com", 403),
    ] {
        for request in routes() {
            let answer = ask(&app, asked(request, host, origin)).await;
            assert_eq!(answer.status, status, "{origin} at {host}");
        }
    }
}
