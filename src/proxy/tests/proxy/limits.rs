//! Requests that are too big, too many or not JSON.

use crate::support::{
    ARCHIVE, ARCHIVE_BULK, BULK, USERS, Upstream, app, archive_users, ask, post, request, user,
    users,
};
use axum::body::Body;
use b2b_users_proxy::MAXIMUM_BODY_BYTES;
use serde_json::{Value, json};

#[tokio::test]
async fn an_eleventh_user_is_refused_in_the_upstreams_words() {
    let upstream = Upstream::content().await;
    for (target, body) in [(BULK, users(11)), (ARCHIVE_BULK, archive_users(11))] {
        let answer = ask(&app(&upstream.url), post(target, &body)).await;
        assert_eq!(
            answer.refusal(413, &json!(false)),
            "Add up to ten data at a time"
        );
        assert_eq!(answer.json()["meta"]["message"], "Request Entity Too Large");
    }
    assert_eq!(upstream.seen().len(), 0);
}

#[tokio::test]
async fn a_body_over_256_kib_is_refused_and_one_of_exactly_that_is_not() {
    let upstream = Upstream::content().await;
    let app = app(&upstream.url);
    let user = user("marie@example.com").to_string();
    for (length, status) in [
        (MAXIMUM_BODY_BYTES, 200),
        (MAXIMUM_BODY_BYTES + 1, 413),
        (257 * 1024, 413),
    ] {
        let padded = format!("{user}{}", " ".repeat(length - user.len()));
        let answer = ask(&app, request("POST", USERS, padded)).await;
        assert_eq!(answer.status, status, "{length}");
        if status == 413 {
            answer.refusal(413, &json!(false));
        }
    }
    assert_eq!(upstream.seen().len(), 1);
}

#[tokio::test]
async fn what_is_not_json_is_a_bad_request() {
    let upstream = Upstream::content().await;
    let app = app(&upstream.url);
    for target in [USERS, BULK, ARCHIVE, ARCHIVE_BULK] {
        for body in [
            "",
            "{",
            "[{]",
            "\u{feff}[]",
            "email=a",
            "[NaN]",
            "{\"a\":1,}",
        ] {
            let answer = ask(&app, request("POST", target, body)).await;
            answer.refusal(400, &json!(false));
        }
        let deep = ask(&app, request("POST", target, "[".repeat(200_000))).await;
        deep.refusal(400, &json!(false));
        let binary = ask(
            &app,
            request("POST", target, Body::from(vec![0xff, 0xfe, 0x00])),
        )
        .await;
        binary.refusal(400, &json!(false));
    }
    assert_eq!(upstream.seen().len(), 0);
}

#[tokio::test]
async fn a_key_given_twice_is_refused() {
    let upstream = Upstream::content().await;
    let mut text = user("marie@example.com").to_string();
    text.insert_str(1, "\"role\":0,");
    let answer = ask(&app(&upstream.url), request("POST", USERS, text)).await;
    let faults = answer.refusal(422, &json!(false));
    assert!(
        faults["role"]
            .as_array()
            .is_some_and(|messages| messages.iter().all(Value::is_string))
    );
    assert_eq!(upstream.seen().len(), 0);
}
