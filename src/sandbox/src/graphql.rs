//! The storefront's GraphQL API (Storefront GraphQL API, and the schema that the Buyer Portal
//! publishes): the rights of one buyer, as far as Company users are concerned.
//!
//! A real GraphQL server reads, checks and executes the queries. Names, types and defaults of
//! the schema are the published ones, so a query that passes here is spelt right.

mod call;
mod company;
mod company_role;
mod connection;
mod customer;
mod email_check;
mod error;
mod extra_field;
mod look_up;
mod mutation;
mod node;
mod number;
mod query;
mod user;
mod user_input;
mod users;

use self::call::Call;
use self::mutation::Mutation;
use self::node::Node;
use self::query::Query;
use crate::envelope::Refusal;
use crate::request_body;
use crate::request_context::RequestContext;
use crate::sandbox::Sandbox;
use async_graphql::{EmptySubscription, Request, Response, Schema, ServerError};
use axum::body::Bytes;
use axum::extract::{Extension, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use axum::routing::post;
use axum::{Json, Router};
use std::sync::LazyLock;

/// The published limit: one for every field, and the content of a list for every record.
const COMPLEXITY_LIMIT: usize = 4_500;
/// Not published. The usual introspection query is 13 deep.
const DEPTH_LIMIT: usize = 20;

static SCHEMA: LazyLock<Schema<Query, Mutation, EmptySubscription>> = LazyLock::new(|| {
    Schema::build(Query, Mutation, EmptySubscription)
        .register_output_type::<Node>()
        .limit_complexity(COMPLEXITY_LIMIT)
        .limit_depth(DEPTH_LIMIT)
        .finish()
});

pub(crate) fn routes() -> Router<Sandbox> {
    Router::new().route("/graphql", post(answer))
}

/// `POST /graphql`: one operation. Once it is understood, the status is 200, whatever becomes
/// of it.
async fn answer(
    State(sandbox): State<Sandbox>,
    Extension(context): Extension<RequestContext>,
    headers: HeaderMap,
    body: Bytes,
) -> axum::response::Response {
    let request = match read(&headers, &body) {
        Ok(request) => request,
        Err((status, sentence)) => {
            let response = Response::from_errors(vec![ServerError::new(sentence, None)]);
            return (status, Json(response)).into_response();
        }
    };
    let call = Call {
        sandbox,
        context,
        headers,
    };
    Json(SCHEMA.execute(request.data(call)).await).into_response()
}

/// Takes the operation out of the body. Several in a list are not accepted.
fn read(headers: &HeaderMap, body: &Bytes) -> Result<Request, (StatusCode, String)> {
    let bad_request = |sentence: &str| (StatusCode::BAD_REQUEST, sentence.to_owned());
    let body = request_body::read(headers, body).map_err(Refusal::status_and_sentence)?;
    if !body.is_object() {
        return Err(bad_request("Batches of queries are not accepted."));
    }
    let request: Request =
        serde_json::from_value(body).map_err(|problem| bad_request(&problem.to_string()))?;
    if request.query.is_empty() {
        return Err(bad_request("The body has no query."));
    }
    Ok(request)
}
