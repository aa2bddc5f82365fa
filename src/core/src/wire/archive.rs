//! The deprecated server API, version 2 (V2 API, "Company users").

use super::{ApiRequest, Method};
use crate::dialect::Dialect;
use crate::user::{CompanyId, UserDraft};
use serde_json::{Map, Value};

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

/// A user as typed, from a body of the single call or one of the users of the bulk call,
/// with the names of what is no field. The company stands in the path and stays blank.
#[must_use]
pub fn draft_from_json(body: &Map<String, Value>) -> (UserDraft, Vec<String>) {
    super::management::draft_by_table(Dialect::ArchiveV2, body)
}
