//! Two kinds of credentials, each for paths of its own.

use crate::support::{STORE_HASH, TOKEN, Upstream, V2_TOKEN, app, ask, routes};
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

#[tokio::test]
async fn a_token_that_the_upstream_repeats_does_not_reach_the_browser() {
    let both = format!("bad token {TOKEN}{V2_TOKEN}");
    let upstream = Upstream::answering(move || axum::Json(json!({ "errMsg": both }))).await;
    for request in routes() {
        let ours = if is_archive(request.uri().path()) {
            V2_TOKEN
        } else {
            TOKEN
        };
        let answer = ask(&app(&upstream.url), request).await;
        let json = answer.json();
        let text = json["errMsg"].as_str().unwrap();
        assert!(text.contains("***") && !text.contains(ours), "{text}");
    }
}
