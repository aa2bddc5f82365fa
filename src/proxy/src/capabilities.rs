//! What this proxy can do, for clients to ask before they plan their requests.

use crate::{MAXIMUM_BODY_BYTES, MAXIMUM_USERS};
use axum::Json;
use serde_json::{Value, json};

/// `GET /.well-known/b2b-users`.
pub(crate) async fn capabilities() -> Json<Value> {
    Json(json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "dialects": ["management"],
        "usersPerRequest": MAXIMUM_USERS,
        "maximumBodyBytes": MAXIMUM_BODY_BYTES,
        "idempotency": false,
    }))
}
