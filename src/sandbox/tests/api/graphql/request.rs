//! What is taken for a request.

use crate::graphql::{GRAPHQL, ask, data, first_error, parts, request};
use crate::store::{ADMIN, Store};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

const NAME: &str = "{ currentUser { firstName } }";

#[tokio::test]
async fn only_one_operation_in_a_json_body_is_taken() {
    let one = json!({ "query": NAME });
    let table = [
        ("GET", "application/json", String::new(), 405),
        ("PUT", "application/json", one.to_string(), 405),
        ("POST", "application/graphql", NAME.to_owned(), 415),
        ("POST", "text/plain", one.to_string(), 415),
        ("POST", "application/json", json!([one]).to_string(), 400),
        ("POST", "application/json", json!([NAME]).to_string(), 400),
        ("POST", "application/json", "{".to_owned(), 400),
        ("POST", "application/json", String::new(), 400),
        ("POST", "application/json", "{}".to_owned(), 400),
        (
            "POST",
            "application/json",
            json!({ "query": 1 }).to_string(),
            400,
        ),
        ("POST", "application/json", one.to_string(), 200),
        (
            "POST",
            "application/json; charset=utf-8",
            one.to_string(),
            200,
        ),
    ];
    let store = Store::new();
    let token = store.token(ADMIN).await;
    for (method, media_type, body, status) in table {
        let request = Request::builder()
            .method(method)
            .uri(GRAPHQL)
            .header("content-type", media_type)
            .header("authorization", format!("Bearer {token}"))
            .body(Body::from(body.clone()));
        let (found, answer) = parts(store.send(request.unwrap()).await);
        assert_eq!(found, status, "{method} {media_type} {body}");
        match found {
            StatusCode::OK => assert!(answer.get("errors").is_none(), "{answer}"),
            StatusCode::METHOD_NOT_ALLOWED => {}
            _ => assert!(!first_error(&answer).0.is_empty()),
        }
    }
}

#[tokio::test]
async fn an_operation_that_does_not_fit_the_schema_is_refused_whole() {
    let store = Store::new();
    for (query, variables) in [
        ("{ currentUser { firstName }", json!({})),
        ("{ currentUser { firstname } }", json!({})),
        ("{ users(companyId: \"42\") { totalCount } }", json!({})),
        ("{ users { totalCount } }", json!({})),
        ("{ user(companyId: 42) { id } }", json!({})),
        (
            "query($id: Int!) { userCompany(userId: $id) { id } }",
            json!({}),
        ),
        (
            "query($id: Int!) { userCompany(userId: $id) { id } }",
            json!({ "id": "7001" }),
        ),
        (
            "{ users(companyId: 42, role: true) { totalCount } }",
            json!({}),
        ),
    ] {
        let answer = ask(&store, ADMIN, query, variables).await;
        assert!(!first_error(&answer).0.is_empty(), "{query}");
        assert_eq!(answer["data"], Value::Null, "{query}");
    }
}

#[tokio::test]
async fn a_query_may_cost_4500_and_be_20_deep() {
    let store = Store::new();
    let users = |first: u64| {
        format!("{{ users(companyId: 42, first: {first}) {{ edges {{ node {{ id }} }} }} }}")
    };
    let deep = |levels: usize| {
        let (open, close) = ("ofType { ".repeat(levels - 2), " }".repeat(levels - 2));
        format!("{{ __type(name: \"ID\") {{ {open}name{close} }} }}")
    };
    for (query, passes) in [
        // Three fields for every record, and one for the list.
        (users(1_499), true),
        (users(1_500), false),
        (deep(20), true),
        (deep(21), false),
    ] {
        let answer = ask(&store, ADMIN, &query, json!({})).await;
        assert_eq!(answer.get("errors").is_none(), passes, "{query}");
    }
    let counted = "query($first: Int) { users(companyId: 42, first: $first) { totalCount } }";
    for (first, passes) in [(4_499, true), (4_500, false)] {
        let answer = ask(&store, ADMIN, counted, json!({ "first": first })).await;
        assert_eq!(answer.get("errors").is_none(), passes, "{first}");
    }
}

#[tokio::test]
async fn a_query_costs_budget_and_is_recorded_like_any_request() {
    let store = Store::new();
    let token = store.token(ADMIN).await;
    let body = json!({ "query": NAME, "variables": {} });
    let reply = store.send(request(Some(&token), NAME, &json!({}))).await;
    assert_eq!(reply.headers["x-requests-remaining"], "149 times");
    assert_eq!(reply.headers["access-control-allow-origin"], "*");
    let [entry] = store.sandbox.history().try_into().unwrap();
    assert_eq!((entry.path.as_str(), entry.body), (GRAPHQL, body));
}

#[tokio::test]
async fn one_of_several_operations_is_picked_by_name() {
    let store = Store::new();
    let token = store.token(ADMIN).await;
    let body = json!({
        "query": "query One { currentUser { id } } query Two { currentUser { role } }",
        "operationName": "Two",
        "variables": null,
    });
    let request = Request::post(GRAPHQL)
        .header("content-type", "application/json")
        .header("authorization", format!("Bearer {token}"))
        .body(Body::from(body.to_string()));
    let (_, answer) = parts(store.send(request.unwrap()).await);
    assert_eq!(answer, json!({ "data": { "currentUser": { "role": 0 } } }));
}

#[tokio::test]
async fn one_field_that_fails_leaves_the_others_alone() {
    let store = Store::new();
    let query = "{ currentUser { id } user(companyId: 42, userId: 1) { id } }";
    let answer = ask(&store, ADMIN, query, json!({})).await;
    let expected = json!({ "currentUser": { "id": "7001" }, "user": null });
    assert_eq!(answer["data"], expected);
    assert_eq!(answer["errors"].as_array().unwrap().len(), 1);
    assert_eq!(answer["errors"][0]["path"], json!(["user"]));
    assert_eq!(
        data(&store, ADMIN, NAME, json!({}))
            .await
            .as_object()
            .unwrap()
            .len(),
        1
    );
}
