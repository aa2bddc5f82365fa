//! The archived API of Company users (V2 API, deprecated): the Company in the path, one header,
//! nearly everything as text.

mod bulk;
mod create;
mod draft;
mod envelope;
mod list;

use axum::{
    Router,
    routing::{get, post},
};

use self::envelope::ArchiveRefusal;
use crate::{sandbox::Sandbox, store::Store};

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

/// The Company that the path names; the id is text there.
fn company(store: &Store, id: &str) -> Result<u64, ArchiveRefusal> {
    id.parse()
        .ok()
        .and_then(|id| store.company(id))
        .map(|company| company.id)
        .ok_or(ArchiveRefusal::NoCompany)
}
