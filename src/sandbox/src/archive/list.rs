//! The list of one Company's users in the archived API.

use super::envelope::{ArchiveRefusal, success};
use super::path::company;
use crate::authentication::{Archive, Authenticated};
use crate::channel_list::channel_list;
use crate::company::SALES_REP;
use crate::query::Query;
use crate::sandbox::Sandbox;
use crate::store::Store;
use crate::user::StoredUser;
use axum::extract::{Path, State};
use axum::http::Uri;
use axum::response::Response;
use serde_json::{Value, json};

/// `GET /api/v2/io/companies/{companyId}/users`: a page of one Company's users, the oldest
/// first. The records and what is said about the page are both within `data`.
pub(super) async fn list(
    _: Authenticated<Archive>,
    State(sandbox): State<Sandbox>,
    Path(company_id): Path<String>,
    uri: Uri,
) -> Result<Response, ArchiveRefusal> {
    let state = sandbox.state();
    let company_id = company(&state.store, &company_id)?;
    let mut query = Query::of(&uri);
    let roles = query.roles("role[]", SALES_REP, true);
    let with_extra_fields = query.switch("isIncludeExtraFields");
    let page = query.page();
    query.finish()?;
    let users = state.store.listed(sandbox.now()).filter(|user| {
        user.company_id == company_id && (roles.is_empty() || roles.contains(&user.role))
    });
    let (records, total) = page.of(users, |user| record(user, &state.store, with_extra_fields));
    let data = json!({ "list": records, "pagination": page.pagination(total) });
    Ok(success(&data, "SUCCESS"))
}

/// A user as this API shows it: the ids of the user and of the price list, the role and the
/// dates are text; the id of the Company role is not.
fn record(user: &StoredUser, store: &Store, with_extra_fields: bool) -> Value {
    let catalog_id = store
        .company(user.company_id)
        .map_or(0, |company| company.catalog_id);
    let role_name = store.role(user.company_role_id).map(|role| role.name);
    let mut record = json!({
        "catalogId": catalog_id.to_string(),
        "channelList": channel_list(user, store),
        "companyRoleId": user.company_role_id,
        "companyRoleName": role_name,
        "createdAt": user.created_at.to_string(),
        "email": user.email,
        "firstName": user.first_name,
        "id": user.id.to_string(),
        "lastName": user.last_name,
        "phoneNumber": user.phone_number,
        "role": user.role.to_string(),
        "updatedAt": user.updated_at.to_string(),
        "uuid": user.uuid,
    });
    if let (Some(record), true) = (record.as_object_mut(), with_extra_fields) {
        record.insert("extraFields".to_owned(), json!(user.extra_fields));
    }
    record
}
