//! What reaches the upstream and what comes back.

use crate::support::{
    ARCHIVE, ARCHIVE_BULK, BULK, STORE_HASH, TOKEN, USERS, Upstream, V2_TOKEN, app, archive_user,
    archive_users, ask, configuration, created, post, request, routes, user, users,
};
use axum::http::{HeaderValue, Method, StatusCode};
use b2b_users_core::config::StoreList;
use b2b_users_core::user::CompanyId;
use b2b_users_core::wire::archive;
use b2b_users_core::wire::management;
use serde_json::{Value, json};

/// What a browser, or something in it, might try to have passed on.
const FOREIGN_HEADERS: [(&str, &str); 46] = [
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
    ("x-auth-token", "evil again"),
    ("x-store-hash", "evil again"),
    ("x-auth_token", "evil"),
    ("x_store_hash", "evil"),
    ("auth-token", "evil"),
    ("auth_token", "evil"),
    ("accept", "*/*"),
    ("user-agent", "evil again"),
    ("cookie2", "session=evil"),
    ("proxy-authorization", "Basic evil"),
    ("proxy-connection", "keep-alive"),
    ("keep-alive", "timeout=99"),
    ("connection", "close, x-store-hash"),
    ("trailer", "x-auth-token"),
    ("expect", "100-continue"),
    ("content-encoding", "gzip"),
    ("range", "bytes=0-0"),
    ("if-none-match", "*"),
    ("via", "1.1 evil"),
    ("referer", "https://evil.example/"),
    ("x-real-ip", "10.0.0.1"),
    ("x-forwarded-proto", "https"),
    ("x_forwarded_host", "evil.example"),
    ("x-rewrite-url", "/evil"),
    ("x-method-override", "DELETE"),
    ("x-http-method", "DELETE"),
    ("x-b2b-anything", "evil"),
];

#[tokio::test]
async fn every_request_goes_out_with_our_headers_only() {
    let json = Some("application/json");
    let agent = concat!("b2b-users-proxy/", env!("CARGO_PKG_VERSION"));
    for mut request in routes() {
        let upstream = Upstream::content().await;
        let (method, target) = (request.method().clone(), request.uri().to_string());
        for (name, value) in FOREIGN_HEADERS {
            let value = HeaderValue::from_static(value);
            request.headers_mut().append(name, value);
        }
        assert_eq!(
            ask(&app(&upstream.url), request).await.status,
            StatusCode::OK
        );

        let seen = upstream.seen();
        assert_eq!(seen.len(), 1);
        assert_eq!((&seen[0].method, &seen[0].target), (&method, &target));
        let is_archive = target.starts_with("/api/v2/");
        let creates = method == Method::POST;
        let expected = [
            ("accept", json),
            ("authtoken", is_archive.then_some(V2_TOKEN)),
            ("content-length", None),
            ("content-type", json.filter(|_| creates)),
            ("host", None),
            ("user-agent", Some(agent)),
            ("x-auth-token", (!is_archive).then_some(TOKEN)),
            ("x-store-hash", (!is_archive).then_some(STORE_HASH)),
        ];
        for name in seen[0].headers.keys() {
            let listed = expected.iter().any(|(listed, _)| name == listed);
            assert!(listed, "{target}: {name}");
        }
        for (name, value) in expected {
            let values: Vec<_> = seen[0].headers.get_all(name).iter().collect();
            match name {
                "host" => assert_eq!(values.len(), 1),
                "content-length" => assert_eq!(values.len(), usize::from(creates)),
                _ => assert_eq!(values, Vec::from_iter(value), "{target}: {name}"),
            }
        }
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
async fn version_2_gets_the_checked_value_in_its_own_names_and_types() {
    let upstream = Upstream::content().await;
    let mut typed = archive_user("  marie@example.com ");
    typed["userRole"] = json!(2);
    typed["phone"] = json!("+1-555-123-4567");
    typed["channelIds"] = json!(["1", "2"]);
    typed["originChannelId"] = json!("2");
    typed["acceptWelcomeEmail"] = json!(true);
    typed["uuid"] = json!("erp-7");
    typed["extraFields"] = json!([{ "fieldName": "Department", "fieldValue": "Buying" }]);
    ask(&app(&upstream.url), post(ARCHIVE, &typed)).await;
    let mut sent = typed.clone();
    sent["email"] = json!("marie@example.com");
    sent["userRole"] = json!("2");
    sent["channelIds"] = json!([1, 2]);
    sent["originChannelId"] = json!(2);
    sent["acceptWelcomeEmail"] = json!("1");
    let seen: Value = serde_json::from_slice(&upstream.seen()[0].body).unwrap();
    assert_eq!(seen, sent);
}

#[tokio::test]
async fn the_switch_of_a_version_2_batch_is_sent_for_all() {
    for (given, sent) in [(json!("1"), "1"), (json!("0"), "0"), (Value::Null, "0")] {
        let upstream = Upstream::content().await;
        let mut batch = archive_users(2);
        let switch = batch.as_object_mut().unwrap();
        if given.is_null() {
            switch.remove("acceptWelcomeEmail");
        } else {
            switch.insert("acceptWelcomeEmail".to_owned(), given);
        }
        ask(&app(&upstream.url), post(ARCHIVE_BULK, &batch)).await;
        let mut expected = archive_users(2);
        expected["acceptWelcomeEmail"] = json!(sent);
        let seen: Value = serde_json::from_slice(&upstream.seen()[0].body).unwrap();
        assert_eq!(seen, expected);
    }
}

#[tokio::test]
async fn ten_users_go_in_one_request_and_in_their_order() {
    let upstream = Upstream::content().await;
    let app = app(&upstream.url);
    let expected: Vec<_> = (0..10)
        .map(|index| format!("marie{index}@example.com"))
        .collect();
    for (index, (path, body, place)) in [
        (BULK, users(10), ""),
        (ARCHIVE_BULK, archive_users(10), "/users"),
    ]
    .into_iter()
    .enumerate()
    {
        let answer = ask(&app, post(path, &body)).await;
        assert_eq!(answer.json(), created());
        let seen = upstream.seen();
        assert_eq!((seen.len(), seen[index].target.as_str()), (index + 1, path));
        let sent: Value = serde_json::from_slice(&seen[index].body).unwrap();
        let sent = sent.pointer(place).unwrap().as_array().unwrap();
        let emails: Vec<_> = sent
            .iter()
            .map(|user| user["email"].as_str().unwrap())
            .collect();
        assert_eq!(emails, expected);
    }
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
async fn every_look_up_has_parameters_of_its_own() {
    // path, a query that passes, what is refused of another
    let cases = [
        (
            "/api/v3/io/companies/roles",
            "?q=Buyer&limit=250&offset=250",
            "?companyId=1",
        ),
        (
            "/api/v3/io/companies",
            "?q=Great&companyStatus=1&customerId=7&limit=250&offset=0&sortBy=companyName&orderBy=ASC",
            "?companyId=1",
        ),
        ("/api/v3/io/companies/42", "", "?limit=1"),
        ("/api/v3/io/channels", "?limit=250&offset=0", "?q=x"),
        (
            "/api/v3/io/users/extra-fields",
            "?limit=250&offset=0",
            "?q=x",
        ),
        (
            ARCHIVE,
            "?limit=250&offset=0&role%5B%5D=1%2C2&isIncludeExtraFields=1",
            "?role=1",
        ),
    ];
    for (path, good, bad) in cases {
        let upstream = Upstream::content().await;
        let app = app(&upstream.url);
        let target = format!("{path}{good}");
        let answer = ask(&app, request("GET", &target, "")).await;
        assert_eq!(answer.json(), created(), "{target}");
        let refused = ask(&app, request("GET", &format!("{path}{bad}"), "")).await;
        let faults = refused.refusal(400, &json!(false));
        let name = bad.trim_start_matches('?').split('=').next().unwrap();
        assert!(faults[name][0].is_string(), "{faults}");
        let seen: Vec<_> = upstream
            .seen()
            .into_iter()
            .map(|seen| seen.target)
            .collect();
        assert_eq!(seen, [target]);
    }
}

#[tokio::test]
async fn the_look_ups_of_the_engine_pass_as_they_are() {
    let company = CompanyId::new(42).unwrap();
    let lists = [
        StoreList::Roles,
        StoreList::Channels,
        StoreList::ExtraFields,
        StoreList::Companies,
    ];
    let others = [
        management::find_by_email("o'neil+b2b@example.com"),
        management::made_since(company, 1_700_000_000, 250),
        management::probe(company),
        archive::list(company, 250, 250),
    ];
    let upstream = Upstream::content().await;
    let app = app(&upstream.url);
    for asked in lists.map(|list| list.page(250)).into_iter().chain(others) {
        let answer = ask(&app, request("GET", &asked.path, "")).await;
        assert_eq!(answer.json(), created(), "{}", asked.path);
    }
    assert_eq!(upstream.seen().len(), 8);
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
    let of_version_3 =
        json!({ "code": 401, "data": { "errMsg": "x" }, "meta": { "message": "x" } });
    let of_version_2 = json!({ "code": 10012, "data": {}, "message": "PARAMETER VALUE ERROR" });
    for (target, typed, body) in [
        (USERS, user("marie@example.com"), of_version_3.to_string()),
        (
            ARCHIVE,
            archive_user("marie@example.com"),
            of_version_2.to_string(),
        ),
    ] {
        for status in [400, 401, 403, 404, 409, 413, 422, 429, 500, 503] {
            let sent = body.clone();
            let status = StatusCode::from_u16(status).unwrap();
            let upstream = Upstream::answering(move || {
                (status, [("x-requests-remaining", "7 times")], sent.clone())
            })
            .await;
            let answer = ask(&app(&upstream.url), post(target, &typed)).await;
            assert_eq!(answer.status, status);
            assert_eq!(answer.body, body);
            assert_eq!(answer.headers["content-type"], "application/json");
            assert_eq!(answer.headers["x-requests-remaining"], "7 times");
            assert_eq!(answer.headers["cache-control"], "no-store");
        }
    }
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
