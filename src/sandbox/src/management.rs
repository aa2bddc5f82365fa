//! The management API of Company users and what their fields refer to (Users, Companies and
//! Channels API, v3): two headers, whole-store rights.

mod bulk;
mod channels;
mod companies;
mod create;
mod extra_fields;
mod fields;
mod ids;
mod list;
mod one;
mod record;
mod roles;
mod update;

use crate::sandbox::Sandbox;
use axum::Router;
use axum::routing::{get, post};

pub(crate) fn routes() -> Router<Sandbox> {
    Router::new()
        .route("/api/v3/io/users", get(list::list).post(create::create))
        .route("/api/v3/io/users/bulk", post(bulk::bulk))
        .route("/api/v3/io/users/extra-fields", get(extra_fields::list))
        .route(
            "/api/v3/io/users/{user_id}",
            get(one::get).put(update::put).delete(one::delete),
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
