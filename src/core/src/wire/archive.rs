//! The deprecated server API, version 2 (V2 API, "Company users").

use super::encode::object;
use super::{ApiRequest, Method};
use crate::dialect::Dialect;
use crate::user::{CompanyId, Field, NewUser, UserDraft};
use serde_json::{Map, Value, json};

/// The path of creating one user and of listing a company's users.
#[must_use]
pub fn users_path(company: CompanyId) -> String {
    format!("/api/v2/io/companies/{company}/users")
}

/// The path of creating several users.
#[must_use]
pub fn bulk_path(company: CompanyId) -> String {
    format!("/api/v2/io/companies/{company}/users/bulk_create")
}

/// The request for a page of a company's users. This list knows no filter by address or
/// date.
#[must_use]
pub fn list(company: CompanyId, limit: u32, offset: u32) -> ApiRequest {
    ApiRequest {
        method: Method::Get,
        path: format!("{}?limit={limit}&offset={offset}", users_path(company)),
        body: None,
    }
}

/// The request that shows how many admins a company has.
#[must_use]
pub fn count_admins(company: CompanyId) -> ApiRequest {
    ApiRequest {
        method: Method::Get,
        path: format!("{}?limit=1&offset=0&role%5B%5D=0", users_path(company)),
        body: None,
    }
}

/// A user as the body of the single call, or without `with_switches` as one of the users
/// of the bulk call: that has one welcome switch for all and no place for `uuid`.
#[must_use]
pub fn user_to_json(user: &NewUser, with_switches: bool) -> Value {
    let mut body = object(Dialect::ArchiveV2, user);
    if let (Value::Object(body), false) = (&mut body, with_switches) {
        for field in [Field::AcceptWelcomeEmail, Field::Uuid] {
            body.remove(field.name());
        }
    }
    body
}

/// The body of the bulk call. All users share the first one's welcome switch: the plan
/// sees to it that they agree.
#[must_use]
pub fn bulk(users: &[&NewUser]) -> Value {
    let welcome = users
        .first()
        .is_some_and(|user| user.accept_welcome_email());
    let users: Vec<Value> = users.iter().map(|user| user_to_json(user, false)).collect();
    json!({ "acceptWelcomeEmail": if welcome { "1" } else { "0" }, "users": users })
}

/// A user as typed, from a body of the single call or one of the users of the bulk call,
/// with the names of what is no field. The company stands in the path and stays blank.
#[must_use]
pub fn draft_from_json(body: &Map<String, Value>) -> (UserDraft, Vec<String>) {
    super::management::draft_by_table(Dialect::ArchiveV2, body)
}
