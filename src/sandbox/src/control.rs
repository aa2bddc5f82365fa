//! The paths that tests and demonstrations steer the sandbox with. No real store has them;
//! they cost no budget and leave no history.

mod problem;
mod token;

use self::problem::{Problem, read};
use crate::extra_field_definition::ExtraFieldDefinition;
use crate::faults::Orders;
use crate::history::HistoryEntry;
use crate::sandbox::Sandbox;
use crate::user::{Mail, StoredUser};
use crate::variants::Variants;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};

pub(crate) fn routes() -> Router<Sandbox> {
    Router::new()
        .route("/_sandbox/users", get(users))
        .route("/_sandbox/mails", get(mails))
        .route("/_sandbox/history", get(history))
        .route("/_sandbox/reset", post(reset))
        .route("/_sandbox/token", post(token::issue))
        .route("/_sandbox/expire-tokens", post(token::expire))
        .route("/_sandbox/extra-fields", post(extra_fields))
        .route("/_sandbox/variant", get(variants).post(set_variants))
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

async fn variants(State(sandbox): State<Sandbox>) -> Json<Variants> {
    Json(sandbox.variants())
}

/// Changes what is named and leaves the rest. A reset brings back what the store started as.
async fn set_variants(
    State(sandbox): State<Sandbox>,
    body: Bytes,
) -> Result<Json<Variants>, Problem> {
    let changes = read(&body)?;
    let variants = sandbox
        .variants()
        .with(&changes)
        .map_err(|problem| Problem(StatusCode::BAD_REQUEST, problem))?;
    sandbox.set_variants(variants.clone());
    Ok(Json(variants))
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
