//! Who may ask for what.

use crate::graphql::{CREATE_USER, GRAPHQL, ask, first_error, new_user, request};
use crate::store::{ADMIN, APPROVER, JUNIOR, Store};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use std::time::Duration;

const FIELDS_THAT_NEED_A_TOKEN: [&str; 8] = [
    "users(companyId: 42) { totalCount }",
    "user(companyId: 42, userId: 7001) { id }",
    "userEmailCheck(email: \"a@example.com\") { userType }",
    "companyRoles { totalCount }",
    "userExtraFields { fieldName }",
    "currentUser { id }",
    "customerInfo { userType }",
    "userCompany(userId: 7001) { id }",
];

#[tokio::test]
async fn nothing_is_told_without_a_valid_token() {
    let store = Store::new();
    let expired = store.token(ADMIN).await;
    store.turn_clock(Duration::from_secs(24 * 60 * 60));
    let ended = store.token(ADMIN).await;
    store.control("/_sandbox/expire-tokens", &json!({})).await;
    let tokens = [
        None,
        Some(""),
        Some("a.b.c"),
        Some(expired.as_str()),
        Some(ended.as_str()),
    ];
    for token in tokens {
        for field in FIELDS_THAT_NEED_A_TOKEN {
            let query = format!("{{ it: {field} }}");
            let reply = store.send(request(token, &query, &json!({}))).await;
            assert_eq!(reply.status, StatusCode::OK);
            assert_eq!(reply.body["data"], json!({ "it": null }), "{field}");
            assert_eq!(*first_error(&reply.body).1, json!(40101), "{field}");
        }
        let create = request(token, CREATE_USER, &json!({ "userData": new_user() }));
        let reply = store.send(create).await;
        assert_eq!(reply.status, StatusCode::OK);
        assert_eq!(reply.body["data"], json!({ "userCreate": null }));
        assert_eq!(*first_error(&reply.body).1, json!(40101));
        store.turn_clock(Duration::from_secs(60));
    }
    assert!(
        store
            .sandbox
            .history()
            .iter()
            .all(|entry| entry.created.is_empty())
    );
    assert!(store.sandbox.mails().is_empty());
}

#[tokio::test]
async fn the_token_follows_bearer_and_one_or_two_blanks() {
    let store = Store::new();
    let token = store.token(ADMIN).await;
    for (header, known) in [
        (format!("Bearer {token}"), true),
        (format!("Bearer  {token}"), true),
        (format!("bearer {token}"), false),
        (format!("Bearer{token}"), false),
        (token, false),
    ] {
        let body = json!({ "query": "{ currentUser { id } }" });
        let request = Request::post(GRAPHQL)
            .header("content-type", "application/json")
            .header("authorization", &header)
            .body(Body::from(body.to_string()));
        let reply = store.send(request.unwrap()).await;
        assert_eq!(reply.body.get("errors").is_none(), known, "{header}");
    }
}

#[tokio::test]
async fn a_permission_opens_its_fields_and_no_others() {
    let fields = [
        ("users(companyId: 42) { totalCount }", "get_users"),
        (
            "user(companyId: 42, userId: 7001) { id }",
            "get_user_detail",
        ),
        ("companyRoles { totalCount }", "get_roles"),
    ];
    let store = Store::new();
    for granted in ["get_users", "get_user_detail", "get_roles", "create_user"] {
        let order = json!({ "userId": ADMIN, "permissions": [granted] });
        let answer = store.control("/_sandbox/token", &order).await;
        let token = answer["token"].as_str();
        for (field, needed) in fields {
            let query = format!("{{ it: {field} }}");
            let answer = store.send(request(token, &query, &json!({}))).await.body;
            if granted == needed {
                assert!(answer.get("errors").is_none(), "{answer}");
            } else {
                assert_eq!(answer["data"], json!({ "it": null }));
                assert_eq!(*first_error(&answer).1, json!(40301), "{granted} {field}");
            }
        }
        let create = request(token, CREATE_USER, &json!({ "userData": new_user() }));
        let answer = store.send(create).await.body;
        if granted == "create_user" {
            assert!(answer.get("errors").is_none(), "{answer}");
        } else {
            let expected = "You do not have permission to create users.";
            assert_eq!(first_error(&answer), (expected, &json!(40301)));
        }
    }
}

#[tokio::test]
async fn a_junior_buyer_may_look_and_not_create() {
    let store = Store::new();
    for user_id in [JUNIOR, APPROVER] {
        let variables = json!({ "userData": new_user() });
        let answer = ask(&store, user_id, CREATE_USER, variables).await;
        assert_eq!(answer["data"], json!({ "userCreate": null }));
        assert_eq!(*first_error(&answer).1, json!(40301));
        let users = "{ users(companyId: 42) { totalCount } }";
        let answer = ask(&store, user_id, users, json!({})).await;
        assert_eq!(answer, json!({ "data": { "users": { "totalCount": 8 } } }));
    }
    assert!(store.created().is_empty());
}

#[tokio::test]
async fn another_company_is_out_of_reach() {
    let store = Store::new();
    let refused = "You do not have access to this company.";
    let unknown = "User matching query does not exist.";
    for (field, sentence) in [
        ("users(companyId: 43) { totalCount }", refused),
        ("users(companyId: -42) { totalCount }", refused),
        ("user(companyId: 43, userId: 7008) { id }", refused),
        ("user(companyId: 42, userId: 7008) { id }", unknown),
        ("userCompany(userId: 7008) { id }", unknown),
        ("userCompany(userId: -1) { id }", unknown),
        ("companyRoles(companyId: 999) { totalCount }", refused),
        (
            "userEmailCheck(email: \"a@example.com\", companyId: 43) { userType }",
            refused,
        ),
    ] {
        let answer = ask(&store, ADMIN, &format!("{{ it: {field} }}"), json!({})).await;
        assert_eq!(answer["data"], json!({ "it": null }));
        assert_eq!(first_error(&answer).0, sentence, "{field}");
    }
    let mut user = new_user();
    user["companyId"] = json!(43);
    let answer = ask(&store, ADMIN, CREATE_USER, json!({ "userData": user })).await;
    assert_eq!(first_error(&answer), (refused, &json!(40301)));
    assert!(store.created().is_empty());
}

#[tokio::test]
async fn the_schema_and_the_customer_check_need_no_token() {
    let store = Store::new();
    let check = "customerEmailCheck(email: \"a@example.com\", storeHash: \"sandbox\")";
    for query in [
        "{ __typename }".to_owned(),
        "{ __schema { queryType { name } } }".to_owned(),
        format!("{{ {check} {{ userType }} }}"),
    ] {
        let reply = store.send(request(None, &query, &Value::Null)).await;
        assert!(reply.body.get("errors").is_none(), "{:?}", reply.body);
    }
}
