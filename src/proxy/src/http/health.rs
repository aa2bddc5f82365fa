//! Liveness and readiness. Neither asks the upstream: a store that is down is no reason
//! to restart the proxy, and a probe must not spend the store's request budget.

use crate::state::Proxy;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};

/// `GET /healthz`: the process answers.
pub(crate) async fn live() -> Json<Value> {
    Json(json!({ "status": "alive" }))
}

/// `GET /readyz`: 200 while work is taken, 503 once a stop was asked for.
pub(crate) async fn ready(State(proxy): State<Proxy>) -> (StatusCode, Json<Value>) {
    if proxy.lifecycle.is_draining() {
        (
            StatusCode::SERVICE_UNAVAILABLE,
            Json(json!({ "status": "draining" })),
        )
    } else {
        (StatusCode::OK, Json(json!({ "status": "ready" })))
    }
}
