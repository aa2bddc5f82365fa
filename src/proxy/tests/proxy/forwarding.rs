//! What reaches the upstream and what comes back.

use crate::support::{
    BULK, STORE_HASH, TOKEN, USERS, Upstream, app, ask, configuration, created, post, request,
    user, users,
};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use serde_json::{Value, json};

#[tokio::test]
async fn a_user_is_created_with_our_headers_only() {
    let upstream = Upstream::content().await;
    let mut request = post(USERS, &user("marie@example.com"));
    for (name, value) in [
        ("x-auth-token", "evil"),
        ("x_auth_token", "evil"),
        ("x-store-hash", "evil"),
        ("authorization", "Bearer evil"),
        ("authtoken", "evil"),
        ("cookie", "session=evil"),
        ("x-forwarded-for", "10.0.0.1"),
        ("x-forwarded-host", "evil.example"),
        ("x-forwarded-uri", "/healthz"),
        ("x-original-url", "/evil"),
        ("x-http-method-override", "DELETE"),
        ("forwarded", "for=10.0.0.1"),
        ("accept", "text/html"),
        ("accept-encoding", "gzip"),
        ("user-agent", "evil"),
        ("te", "trailers"),
        ("connection", "x-auth-token"),
        ("upgrade", "websocket"),
        ("x-anything", "evil"),
    ] {
        request
            .headers_mut()
            .append(name, HeaderValue::from_static(value));
    }
    let answer = ask(&app(&upstream.url), request).await;
    assert_eq!(answer.status, StatusCode::OK);

    let seen = upstream.seen();
    assert_eq!(seen.len(), 1);
    assert_eq!(
        (seen[0].method.as_str(), seen[0].target.as_str()),
        ("POST", USERS)
    );
    let mut names: Vec<_> = seen[0].headers.keys().map(HeaderName::as_str).collect();
    names.sort_unstable();
    let ours = [
        "accept",
        "content-length",
        "content-type",
        "host",
        "user-agent",
        "x-auth-token",
        "x-store-hash",
    ];
    assert_eq!(names, ours);
    for (name, value) in [
        ("accept", "application/json"),
        ("content-type", "application/json"),
        (
            "user-agent",
            concat!("b2b-users-proxy/", env!("CARGO_PKG_VERSION")),
        ),
        ("x-auth-token", TOKEN),
        ("x-store-hash", STORE_HASH),
    ] {
        assert_eq!(
            seen[0].headers.get_all(name).iter().collect::<Vec<_>>(),
            [value]
        );
    }
}

#[tokio::test]
async fn the_upstream_gets_the_checked_value() {
    let upstream = Upstream::content().await;
    let mut typed = user("  marie@example.com ");
    typed["role"] = json!(2);
    typed["phoneNumber"] = json!("+1-555-123-4567");
    typed["acceptWelcomeEmail"] = json!(true);
    typed["extraFields"] = json!([{ "fieldName": "Department", "fieldValue": "Buying" }]);
    ask(&app(&upstream.url), post(USERS, &typed)).await;
    let mut sent = typed.clone();
    sent["email"] = json!("marie@example.com");
    let seen: Value = serde_json::from_slice(&upstream.seen()[0].body).unwrap();
    assert_eq!(seen, sent);
}

#[tokio::test]
async fn ten_users_go_in_one_request_and_in_their_order() {
    let upstream = Upstream::content().await;
    let answer = ask(&app(&upstream.url), post(BULK, &users(10))).await;
    assert_eq!(answer.json(), created());
    let seen = upstream.seen();
    assert_eq!((seen.len(), seen[0].target.as_str()), (1, BULK));
    let sent: Vec<Value> = serde_json::from_slice(&seen[0].body).unwrap();
    let emails: Vec<_> = sent
        .iter()
        .map(|user| user["email"].as_str().unwrap())
        .collect();
    let expected: Vec<_> = (0..10)
        .map(|index| format!("marie{index}@example.com"))
        .collect();
    assert_eq!(emails, expected);
}

#[tokio::test]
async fn a_look_up_passes_documented_parameters_only() {
    let upstream = Upstream::answering(|| axum::Json(json!({ "code": 200, "data": [] }))).await;
    let app = app(&upstream.url);
    let query = "?companyId=42&roles=1&roles=3&minModified=1700000000&maxModified=1800000000\
                 &email=a%2Bb%40example.com&limit=250&isIncludeExtraFields=1";
    let answer = ask(&app, request("GET", &format!("{USERS}{query}"), "")).await;
    assert_eq!(answer.json(), json!({ "code": 200, "data": [] }));
    let answer = ask(
        &app,
        request(
            "GET",
            &format!("{USERS}?companyId=42&roles=5&role=1&limit=999"),
            "",
        ),
    )
    .await;
    let faults = answer.refusal(400, &json!(false));
    let mut names: Vec<_> = faults.as_object().unwrap().keys().collect();
    names.sort_unstable();
    assert_eq!(names, ["limit", "role", "roles"]);

    let seen = upstream.seen();
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0].target, format!("{USERS}{query}"));
    assert!(!seen[0].headers.contains_key("content-type"));
}

#[tokio::test]
async fn a_prefix_of_the_upstream_is_kept() {
    let upstream = Upstream::content().await;
    for prefix in ["/mock", "/mock/"] {
        ask(
            &app(&upstream.url.join(prefix).unwrap()),
            request("GET", USERS, ""),
        )
        .await;
    }
    let targets: Vec<_> = upstream
        .seen()
        .into_iter()
        .map(|seen| seen.target)
        .collect();
    assert_eq!(targets, [format!("/mock{USERS}"), format!("/mock{USERS}")]);
}

#[tokio::test]
async fn errors_of_the_upstream_come_back_as_they_are() {
    let wrong_token = json!({ "code": 401, "data": { "errMsg": "x" }, "meta": { "message": "x" } });
    for status in [400, 401, 403, 404, 409, 413, 422, 429, 500, 503] {
        let body = wrong_token.to_string();
        let sent = body.clone();
        let upstream = Upstream::answering(move || {
            (
                StatusCode::from_u16(status).unwrap(),
                [("x-requests-remaining", "7 times")],
                sent.clone(),
            )
        })
        .await;
        let answer = ask(&app(&upstream.url), post(USERS, &user("marie@example.com"))).await;
        assert_eq!(answer.status, status);
        assert_eq!(answer.body, body);
        assert_eq!(answer.headers["content-type"], "application/json");
        assert_eq!(answer.headers["x-requests-remaining"], "7 times");
        assert_eq!(answer.headers["cache-control"], "no-store");
    }
}

#[tokio::test]
async fn a_token_that_the_upstream_repeats_does_not_reach_the_browser() {
    let upstream =
        Upstream::answering(|| axum::Json(json!({ "errMsg": format!("bad token {TOKEN}") }))).await;
    let answer = ask(&app(&upstream.url), post(USERS, &user("marie@example.com"))).await;
    assert_eq!(answer.json(), json!({ "errMsg": "bad token ***" }));
}

#[tokio::test]
async fn a_short_token_corrupts_no_answer() {
    let upstream = Upstream::answering(|| axum::Json(created())).await;
    for token in ["data", "e", "2"] {
        let configuration = configuration(&upstream.url).with_management(token, STORE_HASH);
        let app = b2b_users_proxy::app(&configuration).unwrap();
        let answer = ask(&app, post(USERS, &user("marie@example.com"))).await;
        assert_eq!(answer.json(), created(), "{token}");
    }
}
