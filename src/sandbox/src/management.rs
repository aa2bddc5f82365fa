//! The management API of Company users (Users API, v3): two headers, whole-store rights.

mod bulk;
mod create;
mod draft;
mod list;

use axum::{
    Router,
    routing::{get, post},
};
use serde_json::{Value, json};

use crate::{sandbox::Sandbox, store::CreatedIds};

pub(crate) fn routes() -> Router<Sandbox> {
    Router::new()
        .route("/api/v3/io/users", get(list::list).post(create::create))
        .route("/api/v3/io/users/bulk", post(bulk::bulk))
}

fn ids(ids: CreatedIds) -> Value {
    json!({ "userId": ids.user_id, "bcId": ids.customer_id })
}
