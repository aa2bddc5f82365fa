//! Tokens for tests: handing them out and ending them.

use super::problem::{Problem, read};
use crate::permission::{self, Permission};
use crate::sandbox::Sandbox;
use crate::token::{Grant, LIFE};
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};
use std::time::Duration;

/// Whom a storefront token is asked for, and what is special about it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct TokenRequest {
    user_id: u64,
    /// What the user's role may do when left out.
    permissions: Option<Vec<String>>,
    /// A day when left out.
    expires_in_seconds: Option<u64>,
    /// What the store's variant says when left out; 0 for any number.
    dies_after_requests: Option<u32>,
}

pub(super) async fn issue(
    State(sandbox): State<Sandbox>,
    body: Bytes,
) -> Result<Json<Value>, Problem> {
    let request: TokenRequest = read(&body)?;
    let mut state = sandbox.state();
    let user_id = request.user_id;
    let (company_id, role) = state
        .store
        .user(user_id)
        .map(|user| (user.company_id, user.role))
        .ok_or_else(|| {
            Problem(
                StatusCode::NOT_FOUND,
                format!("no user has the id {user_id}"),
            )
        })?;
    let permissions = match request.permissions {
        None => permission::of_role(role),
        Some(codes) => codes
            .iter()
            .map(|code| by_code(code))
            .collect::<Result<_, _>>()?,
    };
    let now = sandbox.now();
    let life = request.expires_in_seconds.map_or(LIFE, Duration::from_secs);
    let usual = state.store.variants.token_requests;
    let requests = request.dies_after_requests.unwrap_or(usual);
    let grant = Grant {
        user_id,
        permissions,
        expires_at: now.saturating_add(life),
        requests: (requests > 0).then_some(requests),
    };
    let state = &mut *state;
    let issued = state.tokens.issue(grant, now, &mut state.random);
    Ok(Json(json!({
        "token": issued.token,
        "expiresAt": issued.expires_at,
        "userId": user_id,
        "companyId": company_id,
    })))
}

/// A permission that does not exist is refused: a misspelt one would be one fewer in silence.
fn by_code(code: &str) -> Result<Permission, Problem> {
    Permission::over_company(code).ok_or_else(|| {
        Problem(
            StatusCode::BAD_REQUEST,
            format!("no permission has the code {code}"),
        )
    })
}

pub(super) async fn expire(State(sandbox): State<Sandbox>) -> Json<Value> {
    sandbox.state().tokens.expire();
    Json(json!({}))
}
