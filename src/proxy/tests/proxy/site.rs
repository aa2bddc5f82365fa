//! The static site and its headers.

use crate::support::{Answered, USERS, Upstream, ask, configuration, request};
use axum::Router;
use axum::http::HeaderValue;
use serde_json::json;
use std::fs;
use tempfile::TempDir;

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self' https://api-b2b.bigcommerce.com; img-src 'self' data:; font-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'self'";

/// A folder with a site in it and a secret beside it.
async fn site() -> (TempDir, Router) {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    fs::create_dir_all(site.join("assets")).unwrap();
    fs::write(folder.path().join("secret.txt"), "secret").unwrap();
    for (name, content) in [
        ("index.html", "<!doctype html>"),
        ("config.json", "{}"),
        ("widget-0123456789abcdef_bg.wasm", "wasm"),
        ("widget-0123456789abcdef_bg.wasm.br", "wasm as brotli"),
        ("widget-0123456789abcdef_bg.wasm.gz", "wasm as gzip"),
        ("widget-0123456789abcdef.js", "js"),
        ("assets/styles.css", "css"),
        (".env", "secret"),
    ] {
        fs::write(site.join(name), content).unwrap();
    }
    let upstream = Upstream::content().await;
    let app = b2b_users_proxy::app(&configuration(&upstream.url).with_site(site)).unwrap();
    (folder, app)
}

async fn get(app: &Router, path: &str) -> Answered {
    ask(app, request("GET", path, "")).await
}

#[tokio::test]
async fn files_are_served_with_their_type_and_life_time() {
    let (_folder, app) = site().await;
    let immutable = "public, max-age=31536000, immutable";
    for (path, kind, cache) in [
        ("/", "text/html", "no-cache"),
        ("/index.html", "text/html", "no-cache"),
        ("/config.json", "application/json", "no-cache"),
        ("/assets/styles.css", "text/css", "no-cache"),
        (
            "/widget-0123456789abcdef_bg.wasm",
            "application/wasm",
            immutable,
        ),
        ("/widget-0123456789abcdef.js", "text/javascript", immutable),
    ] {
        let answer = get(&app, path).await;
        assert_eq!(answer.status, 200, "{path}");
        let content_type = answer.headers["content-type"].to_str().unwrap();
        assert_eq!(content_type.split(';').next(), Some(kind), "{path}");
        assert_eq!(answer.headers["cache-control"], cache, "{path}");
    }
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let (_folder, app) = site().await;
    for path in [
        "/",
        "/missing",
        "/healthz",
        USERS,
        "/widget-0123456789abcdef_bg.wasm",
    ] {
        let answer = get(&app, path).await;
        for (name, value) in [
            ("content-security-policy", POLICY),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
        ] {
            assert_eq!(answer.headers[name], value, "{path}");
        }
        assert!(answer.headers.contains_key("permissions-policy"));
    }
}

#[tokio::test]
async fn a_compressed_copy_goes_to_whoever_takes_it() {
    let (_folder, app) = site().await;
    for (accepted, encoding, content) in [
        ("br, gzip", Some("br"), "wasm as brotli"),
        ("gzip", Some("gzip"), "wasm as gzip"),
        ("identity", None, "wasm"),
    ] {
        let mut request = request("GET", "/widget-0123456789abcdef_bg.wasm", "");
        request
            .headers_mut()
            .insert("accept-encoding", HeaderValue::from_static(accepted));
        let answer = ask(&app, request).await;
        let sent = answer
            .headers
            .get("content-encoding")
            .map(|value| value.to_str().unwrap());
        assert_eq!((sent, &answer.body[..]), (encoding, content.as_bytes()));
        assert_eq!(answer.headers["content-type"], "application/wasm");
        assert_eq!(answer.headers["vary"], "accept-encoding");
    }
}

#[tokio::test]
async fn nothing_outside_the_folder_can_be_reached() {
    let (_folder, app) = site().await;
    for path in [
        "/../secret.txt",
        "/assets/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/assets/%2e%2e/%2e%2e/secret.txt",
        "/..%5csecret.txt",
        "/....//secret.txt",
        "/%252e%252e/secret.txt",
        "//secret.txt",
        "/.env",
        "/%2eenv",
        "/assets%2f..%2f.env",
    ] {
        let answer = get(&app, path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(
            !String::from_utf8_lossy(&answer.body).contains("secret\""),
            "{path}"
        );
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_link_is_followed_inside_of_the_folder_only() {
    use std::os::unix::fs::symlink;
    let (folder, app) = site().await;
    let site = folder.path().join("site");
    symlink(folder.path().join("secret.txt"), site.join("link.txt")).unwrap();
    symlink("../secret.txt", site.join("relative.txt")).unwrap();
    symlink(folder.path(), site.join("outside")).unwrap();
    symlink(
        folder.path().join("secret.txt"),
        site.join("config.json.br"),
    )
    .unwrap();
    symlink("assets/styles.css", site.join("inside.css")).unwrap();
    for path in [
        "/link.txt",
        "/relative.txt",
        "/outside/secret.txt",
        "/outside",
    ] {
        get(&app, path).await.refusal(404, &json!(false));
    }
    let mut compressed = request("GET", "/config.json", "");
    compressed
        .headers_mut()
        .insert("accept-encoding", HeaderValue::from_static("br"));
    assert_eq!(ask(&app, compressed).await.body, "{}");
    assert_eq!(get(&app, "/inside.css").await.body, "css");
}

#[tokio::test]
async fn what_is_not_there_is_refused_in_the_envelope() {
    let (_folder, app) = site().await;
    let missing = get(&app, "/missing-0123456789abcdef.js").await;
    missing.refusal(404, &json!(false));
    assert_eq!(missing.headers["cache-control"], "no-store");
    let written = ask(&app, request("POST", "/index.html", "")).await;
    written.refusal(405, &json!(false));
    assert_eq!(written.headers["allow"], "GET, HEAD");
}

#[tokio::test]
async fn a_foreign_host_name_gets_no_page() {
    let (_folder, app) = site().await;
    let mut request = request("GET", "/", "");
    request
        .headers_mut()
        .insert("host", HeaderValue::from_static("evil.example"));
    ask(&app, request).await.refusal(403, &json!(false));
}
