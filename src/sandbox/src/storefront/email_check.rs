//! The storefront's look-up of an address.

use crate::authentication::{Authenticated, Storefront};
use crate::credentials::STORE_HASH;
use crate::email_standing::EmailStanding;
use crate::envelope::Refusal;
use crate::field_errors::FieldErrors;
use crate::query::Query;
use crate::sandbox::Sandbox;
use crate::token::Grant;
use crate::user::StoredUser;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::Uri;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// The role codes that the query takes: the three built-in ones, super admin and unknown.
const ROLES: [&str; 5] = ["0", "1", "2", "3", "4"];

/// `GET /api/v2/companies/validations/frontend/user-emails/{email}`: whether an address is in
/// use (Storefront Companies API).
pub(super) async fn check(
    State(sandbox): State<Sandbox>,
    Authenticated(grant): Authenticated<Storefront>,
    Path(email): Path<String>,
    uri: Uri,
) -> Response {
    answer(&sandbox, &grant, &email, &uri)
        .map_or_else(Refusal::storefront, IntoResponse::into_response)
}

fn answer(
    sandbox: &Sandbox,
    grant: &Grant,
    email: &str,
    uri: &Uri,
) -> Result<Json<Value>, Refusal> {
    let state = sandbox.state();
    let own_company = state.store.user(grant.user_id).map(|user| user.company_id);
    let company_id = read(uri).map_err(Refusal::fields)?.or(own_company);
    let standing = state
        .store
        .email_standing(email, company_id.unwrap_or_default(), None);
    // What is not the caller's own Company's is told by the code alone.
    let user_info = state
        .store
        .user_of(email)
        .filter(|user| Some(user.company_id) == own_company)
        .map_or_else(|| json!({}), user_info);
    Ok(Json(json!({
        "code": 200,
        "data": { "isValid": is_valid(standing), "userInfo": user_info },
        "message": "SUCCESS",
    })))
}

/// Checks the query and reads the Company it names.
fn read(uri: &Uri) -> Result<Option<u64>, FieldErrors> {
    let mut query = Query::of(uri);
    let store_hash = query.required_text("storeHash");
    if store_hash.is_some_and(|hash| hash != STORE_HASH) {
        query.complain("storeHash", "Store does not exist.");
    }
    query.required_text("role");
    query.choice("role", &ROLES);
    let company_id = query.integer("companyId");
    query.finish()?;
    Ok(company_id)
}

/// The published codes: 0 a Company user has it, 1 it is free, 2 a customer has it who is no
/// Company user. A super admin's address cannot be used either, and the list has no other code for that.
fn is_valid(standing: EmailStanding) -> &'static str {
    match standing {
        EmailStanding::OtherCompany
        | EmailStanding::ThisCompany
        | EmailStanding::OtherChannel
        | EmailStanding::SuperAdmin => "0",
        EmailStanding::Free => "1",
        EmailStanding::Customer | EmailStanding::SeveralCustomers => "2",
    }
}

fn user_info(user: &StoredUser) -> Value {
    json!({
        "id": user.id.to_string(),
        "firstName": user.first_name,
        "lastName": user.last_name,
        "email": user.email,
        "phoneNumber": user.phone_number,
        "role": user.role.to_string(),
    })
}
