//! The paths that tests and demonstrations steer the sandbox with. No real store has them;
//! they cost no budget and leave no history.

use axum::{
    Json, Router,
    body::Bytes,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::{
    faults::Orders,
    history::HistoryEntry,
    sandbox::Sandbox,
    user::{Mail, StoredUser},
};

pub(crate) fn routes() -> Router<Sandbox> {
    Router::new()
        .route("/_sandbox/users", get(users))
        .route("/_sandbox/mails", get(mails))
        .route("/_sandbox/history", get(history))
        .route("/_sandbox/reset", post(reset))
        .route("/_sandbox/token", post(token))
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

/// Whom a storefront token is asked for.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct TokenRequest {
    user_id: u64,
}

async fn token(State(sandbox): State<Sandbox>, body: Bytes) -> Result<Json<Value>, Problem> {
    let TokenRequest { user_id } = read(&body)?;
    let mut state = sandbox.state();
    let company_id = state
        .store
        .user(user_id)
        .map(|user| user.company_id)
        .ok_or_else(|| {
            Problem(
                StatusCode::NOT_FOUND,
                format!("no user has the id {user_id}"),
            )
        })?;
    let state = &mut *state;
    let issued = state
        .tokens
        .issue(user_id, sandbox.now(), &mut state.random);
    Ok(Json(json!({
        "token": issued.token,
        "expiresAt": issued.expires_at,
        "userId": user_id,
        "companyId": company_id,
    })))
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
