//! The management API of Company users and what their fields refer to (Users, Companies and
//! Channels API, v3): two headers, whole-store rights.

mod bulk;
mod channels;
mod companies;
mod create;
mod draft;
mod extra_fields;
mod list;
mod one;
mod roles;

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
        .route("/api/v3/io/users/extra-fields", get(extra_fields::list))
        .route(
            "/api/v3/io/users/{user_id}",
            get(one::by_id).put(one::change).delete(one::remove),
        )
        .route(
            "/api/v3/io/users/customer/{customer_id}",
            get(one::by_customer),
        )
        .route("/api/v3/io/companies", get(companies::list))
        .route("/api/v3/io/companies/roles", get(roles::list))
        .route("/api/v3/io/companies/{company_id}", get(companies::one))
        .route("/api/v3/io/channels", get(channels::list))
}

fn ids(ids: CreatedIds) -> Value {
    json!({ "userId": ids.user_id, "bcId": ids.customer_id })
}
