//! The list of roles.

use crate::authentication::{Authenticated, Management};
use crate::company::Role;
use crate::envelope::{Refusal, listing};
use crate::query::Query;
use crate::sandbox::Sandbox;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use serde_json::{Value, json};

/// Roles belong to the store and not to one Company (Companies API, `roleLevel`).
const STORE_LEVEL: u8 = 1;

/// `GET /api/v3/io/companies/roles`: predefined and custom roles.
pub(super) async fn list(
    _: Authenticated<Management>,
    State(sandbox): State<Sandbox>,
    uri: Uri,
) -> Result<Response, Refusal> {
    let mut query = Query::of(&uri);
    let name = query.search_text("q").unwrap_or_default();
    let page = query.page();
    query.finish().map_err(Refusal::fields)?;
    let state = sandbox.state();
    let roles = state
        .store
        .roles
        .iter()
        .filter(|role| role.name.to_lowercase().contains(&name));
    let (records, total) = page.of(roles, record);
    Ok(listing(&records, total, page))
}

fn record(role: &Role) -> Value {
    json!({
        "id": role.company_role_id,
        "name": role.name,
        "roleType": if role.predefined { 1 } else { 2 },
        "roleLevel": STORE_LEVEL,
    })
}
