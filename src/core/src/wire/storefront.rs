//! The storefront API with a user's own login (Storefront Users API).

use super::{ApiRequest, Method};
use crate::user::NewUser;
use serde_json::json;

/// The path of creating one user.
pub const USERS_PATH: &str = "/api/v2/users";

/// The request that creates this user. The endpoint wants its numbers as text and has
/// no place for channels, custom roles, extra fields, the welcome mail's switch or an
/// identifier of your own.
#[must_use]
pub fn create_request(user: &NewUser) -> ApiRequest {
    let body = json!({
        "email": user.email().as_str(),
        "firstName": user.first_name().as_str(),
        "lastName": user.last_name().as_str(),
        "phoneNumber": user.phone_number().map_or("", |phone| phone.as_str()),
        "companyId": user.company_id().to_string(),
        "role": user.role().number().to_string(),
    });
    ApiRequest {
        method: Method::Post,
        path: USERS_PATH.to_owned(),
        body: Some(body.to_string()),
    }
}
