//! The archived API of Company users (V2 API, deprecated): the Company in the path, one header,
//! nearly everything as text.

mod bulk;
mod create;
mod envelope;
mod fields;
mod list;
mod path;

use crate::sandbox::Sandbox;
use axum::Router;
use axum::routing::{get, post};

pub(crate) fn routes() -> Router<Sandbox> {
    Router::new()
        .route(
            "/api/v2/io/companies/{company_id}/users",
            get(list::list).post(create::create),
        )
        .route(
            "/api/v2/io/companies/{company_id}/users/bulk_create",
            post(bulk::bulk),
        )
}
