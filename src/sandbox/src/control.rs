//! The paths that tests and demonstrations steer the sandbox with. No real store has them;
//! they cost no budget and leave no history.

mod token;

use axum::{
    Json, Router,
    body::Bytes,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::{
    extra_field_definition::ExtraFieldDefinition,
    faults::Orders,
    history::HistoryEntry,
    sandbox::Sandbox,
    user::{Mail, StoredUser},
    variants::Variants,
};

pub(crate) fn routes() -> Router<Sandbox> {
    Router::new()
        .route("/_sandbox/users", get(users))
        .route("/_sandbox/mails", get(mails))
        .route("/_sandbox/history", get(history))
        .route("/_sandbox/reset", post(reset))
        .route("/_sandbox/token", post(token::issue))
        .route("/_sandbox/expire-tokens", post(token::expire))
        .route("/_sandbox/extra-fields", post(extra_fields))
        .route("/_sandbox/variant", post(variant))
        .route("/_sandbox/faults", post(faults))
}

async fn users(State(sandbox): State<Sandbox>) -> Json<Vec<StoredUser>> {
    Json(sandbox.users())
}

async fn mails(State(sandbox): State<Sandbox>) -> Json<Vec<Mail>> {
    Json(sandbox.mails())
}

async fn history(State(sandbox): State<Sandbox>) -> Json<Vec<HistoryEntry>> {
    Json(sandbox.history())
}

async fn reset(State(sandbox): State<Sandbox>) -> Json<Value> {
    sandbox.reset();
    Json(json!({ "users": sandbox.users().len() }))
}

/// What sort of store it is from now on; what is left out stays. A reset brings back the one it started as.
async fn variant(State(sandbox): State<Sandbox>, body: Bytes) -> Result<Json<Variants>, Problem> {
    let changes: Map<String, Value> = read(&body)?;
    if changes.is_empty() {
        let problem = "a variant names at least one thing that differs".to_owned();
        return Err(Problem(StatusCode::BAD_REQUEST, problem));
    }
    let variants = &mut sandbox.state().store.variants;
    let mut all = json!(variants);
    if let Some(all) = all.as_object_mut() {
        all.extend(changes);
    }
    *variants = serde_json::from_value(all)
        .map_err(|problem| Problem(StatusCode::BAD_REQUEST, problem.to_string()))?;
    Ok(Json(variants.clone()))
}

async fn extra_fields(State(sandbox): State<Sandbox>, body: Bytes) -> Result<Json<Value>, Problem> {
    let definitions: Vec<ExtraFieldDefinition> = read(&body)?;
    let count = definitions.len();
    sandbox.set_extra_fields(definitions);
    Ok(Json(json!({ "extraFields": count })))
}

async fn faults(State(sandbox): State<Sandbox>, body: Bytes) -> Result<Json<Value>, Problem> {
    let orders = read::<Orders>(&body)?
        .read()
        .map_err(|problem| Problem(StatusCode::BAD_REQUEST, problem))?;
    let mut state = sandbox.state();
    state.faults.queue(orders);
    Ok(Json(json!({ "queued": state.faults.len() })))
}

fn read<T: DeserializeOwned>(body: &Bytes) -> Result<T, Problem> {
    serde_json::from_slice(body)
        .map_err(|problem| Problem(StatusCode::BAD_REQUEST, problem.to_string()))
}

/// Why an order to the sandbox was not understood.
#[derive(Debug)]
struct Problem(StatusCode, String);

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        (self.0, Json(json!({ "error": self.1 }))).into_response()
    }
}
