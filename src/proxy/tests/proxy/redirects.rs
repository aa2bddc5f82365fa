//! Upstreams that point elsewhere.

use crate::support::{USERS, Upstream, app, ask, request, user};
use axum::http::StatusCode;
use serde_json::Value;
use std::sync::{Arc, Mutex};

/// Ways to write this place that some clients follow.
fn spellings(place: &str) -> Vec<String> {
    let bare = place.trim_start_matches("http:");
    vec![
        place.to_owned(),
        bare.to_owned(),
        format!("/{bare}"),
        format!("http:{}", bare.trim_start_matches('/')),
        bare.replace('/', "\\"),
        format!("/\\{}", bare.trim_start_matches('/')),
        format!("\t{place}"),
        format!("{place}%0d%0ax-evil:1"),
        place.replace("http://", "http://localhost:8080@"),
        place.replace("http://", "HTTP://"),
        "/api/v3/io/users".to_owned(),
        "?x=1".to_owned(),
        "javascript:alert(1)".to_owned(),
        "data:text/html,x".to_owned(),
        String::new(),
    ]
}

#[tokio::test]
async fn no_redirect_is_followed_or_handed_back_however_it_is_written() {
    let elsewhere = Upstream::content().await;
    let next = Arc::new(Mutex::new((StatusCode::FOUND, String::new())));
    let given = Arc::clone(&next);
    let upstream = Upstream::answering(move || {
        let (status, location) = given.lock().unwrap().clone();
        (status, [("location", location)], "{}")
    })
    .await;
    let app = app(&upstream.url);
    let mut asked = 0;
    for location in spellings(elsewhere.url.as_str()) {
        for status in [300, 301, 302, 303, 304, 305, 306, 307, 308, 399] {
            let answered = StatusCode::from_u16(status).unwrap();
            *next.lock().unwrap() = (answered, location.clone());
            for method in ["GET", "POST"] {
                let body = user("marie@example.com").to_string();
                let answer = ask(&app, request(method, USERS, body)).await;
                answer.refusal(502, &Value::Null);
                assert_eq!(
                    answer.json()["meta"]["message"],
                    "Upstream redirect",
                    "{status} {location}"
                );
                assert!(!answer.headers.contains_key("location"));
                asked += 1;
            }
        }
    }
    assert_eq!((upstream.seen().len(), elsewhere.seen().len()), (asked, 0));
}
