//! The list of users in the management API.

mod filter;

use self::filter::Filter;
use super::record::record;
use crate::authentication::{Authenticated, Management};
use crate::envelope::{Refusal, listing};
use crate::sandbox::Sandbox;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;

/// `GET /api/v3/io/users`: a page of the users that pass the filters, the oldest first.
pub(super) async fn list(
    _: Authenticated<Management>,
    State(sandbox): State<Sandbox>,
    uri: Uri,
) -> Result<Response, Refusal> {
    let filter = Filter::read(&uri).map_err(Refusal::fields)?;
    let state = sandbox.state();
    let (records, total) = filter
        .page
        .of(filter.users(&state.store, sandbox.now()), |user| {
            record(user, &state.store, filter.with_extra_fields)
        });
    Ok(listing(&records, total, filter.page))
}
