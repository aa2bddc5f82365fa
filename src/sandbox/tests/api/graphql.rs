//! `POST /graphql`: the schema, and what its fields do.

mod access;
mod client_queries;
mod create;
mod faults;
mod look_up;
mod request;
mod schema;

use crate::store::{Reply, Store};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

const GRAPHQL: &str = "/graphql";

const CREATE_USER: &str = "mutation CreateUser($userData: UserInputType!) {
    userCreate(userData: $userData) { user { id bcId email } }
}";

/// An operation as a page sends it.
fn request(token: Option<&str>, query: &str, variables: &Value) -> Request<Body> {
    let body = json!({ "query": query, "variables": variables });
    let mut request = Request::post(GRAPHQL).header("content-type", "application/json");
    if let Some(token) = token {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    request.body(Body::from(body.to_string())).unwrap()
}

/// The answer to an operation of that user.
async fn ask(store: &Store, user_id: u64, query: &str, variables: Value) -> Value {
    let token = store.token(user_id).await;
    let reply = store.send(request(Some(&token), query, &variables)).await;
    assert_eq!(reply.status, StatusCode::OK, "{reply:?}");
    reply.body
}

/// The data of an operation that has to succeed.
async fn data(store: &Store, user_id: u64, query: &str, variables: Value) -> Value {
    let mut answer = ask(store, user_id, query, variables).await;
    assert!(answer.get("errors").is_none(), "{answer}");
    answer["data"].take()
}

/// The first sentence and the first code of an answer with errors.
fn first_error(answer: &Value) -> (&str, &Value) {
    let error = &answer["errors"][0];
    (
        error["message"].as_str().unwrap(),
        &error["extensions"]["code"],
    )
}

/// The status and the body of a reply.
fn parts(reply: Reply) -> (StatusCode, Value) {
    (reply.status, reply.body)
}

/// A user that the schema takes.
fn new_user() -> Value {
    json!({
        "companyId": 42,
        "email": "marie.curie@example.com",
        "firstName": "Marie",
        "lastName": "Curie",
        "role": 1,
    })
}
