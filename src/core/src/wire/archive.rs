//! The deprecated server API, version 2 (V2 API, "Company users").
//!
//! Its publisher has deprecated it in favour of the management API. A V2 token is not the
//! unified `X-Auth-Token`, and a deleted one cannot be made again.
//!
//! The company stands in the path of every call, so a request is about one company only. Roles
//! and flags travel as text, and the body code of a refusal (10012) is not the HTTP status (V2
//! API, "Create A Company User"). There is no query for an address: who is there already is
//! found by reading the company's whole list.

use super::{ApiRequest, Method};
use crate::dialect::Dialect;
use crate::user::{CompanyId, UserDraft};
use serde_json::{Map, Value};

/// The path of creating one user and of listing a company's users.
///
/// ```
/// use b2b_users_core::user::CompanyId;
/// use b2b_users_core::wire::archive::{bulk_path, users_path};
///
/// let company = CompanyId::new(42).unwrap();
/// assert_eq!(users_path(company), "/api/v2/io/companies/42/users");
/// assert_eq!(bulk_path(company), "/api/v2/io/companies/42/users/bulk_create");
/// ```
#[must_use]
pub fn users_path(company: CompanyId) -> String {
    format!("/api/v2/io/companies/{company}/users")
}

/// The path of creating several users.
///
/// How many users the call takes is not documented; this crate sends at most ten, as many as
/// the management interface takes. One welcome switch at the top of the body counts for all
/// users, and a user has no place for `uuid` there.
#[must_use]
pub fn bulk_path(company: CompanyId) -> String {
    format!("/api/v2/io/companies/{company}/users/bulk_create")
}

/// The request for a page of a company's users. This list knows no filter by address or
/// date.
///
/// `offset` counts users from 0. Without a filter by date, everybody in the company is read
/// even when only the users of the last minutes are wanted.
#[must_use]
pub fn list(company: CompanyId, limit: u32, offset: u32) -> ApiRequest {
    ApiRequest {
        method: Method::Get,
        path: format!("{}?limit={limit}&offset={offset}", users_path(company)),
        body: None,
    }
}

/// The request that shows how many admins a company has.
///
/// The answer is the total of a list that is filtered by role 0 and cut to one user, since
/// there is no call that counts. This interface writes the filter `role[]`, in brackets that
/// are encoded.
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
///
/// The names are those of V2: `phone` and `userRole`, where the management interface has
/// `phoneNumber` and `role`. `companyId` in the body is reported as no field.
#[must_use]
pub fn draft_from_json(body: &Map<String, Value>) -> (UserDraft, Vec<String>) {
    super::management::draft_by_table(Dialect::ArchiveV2, body)
}
