//! The storefront GraphQL API with a user's own login. Values travel as variables, never
//! inside the text of a query.

mod reply;

pub(crate) use super::envelope::identifier;
pub(crate) use reply::{Answer, answer, data, email_types, partial_data, total};

use super::{ApiRequest, Method};
use crate::user::CompanyId;
use serde_json::{Map, Value, json};

/// The path of every request.
pub const PATH: &str = "/graphql";

/// Creates one user. One who is in the company but not on this storefront is put on it with
/// `addChannel`.
pub(super) const CREATE: &str = "mutation CreateUser($userData: UserInputType!) { userCreate(userData: $userData) { user { id bcId email } } }";
const STORE: &str = "query Store { customerInfo { permissions { code permissionLevel } } currentUser { id companyInfo { companyId companyName } } companyRoles(first: 250) { totalCount edges { node { id name roleType roleLevel } } } userExtraFields { fieldName fieldType isRequired defaultValue maximumLength numberOfRows maximumValue listOfValue visibleToEnduser labelName } }";
const COMPANY: &str = "query Company($userId: Int!) { userCompany(userId: $userId) { id companyName companyStatus } }";
const USERS: &str = "query Users($companyId: Int!, $first: Int, $offset: Int, $email: String) { users(companyId: $companyId, first: $first, offset: $offset, email: $email) { totalCount edges { node { id email firstName lastName role companyRoleId createdAt companyInfo { companyId } } } } }";
const ADMINS: &str = "query Admins($companyId: Int!, $role: Decimal) { users(companyId: $companyId, first: 1, role: $role) { totalCount } }";

fn request(query: &str, variables: &Value) -> ApiRequest {
    ApiRequest {
        method: Method::Post,
        path: PATH.to_owned(),
        body: Some(json!({ "query": query, "variables": variables }).to_string()),
    }
}

/// Asks for what the login may do and for the store's roles and extra fields.
#[must_use]
pub fn store() -> ApiRequest {
    request(STORE, &json!({}))
}

/// Asks for the company of the user with this identifier.
#[must_use]
pub fn company_of(user_id: u64) -> ApiRequest {
    request(COMPANY, &json!({ "userId": user_id }))
}

/// Asks for the users of a company with this address.
#[must_use]
pub fn find_by_email(company: CompanyId, email: &str) -> ApiRequest {
    let variables = json!({ "companyId": company.get(), "first": 10, "offset": 0, "email": email });
    request(USERS, &variables)
}

/// Asks how many admins a company has.
#[must_use]
pub fn count_admins(company: CompanyId) -> ApiRequest {
    request(ADMINS, &json!({ "companyId": company.get(), "role": "0" }))
}

/// Asks what each of these addresses is in the store, in one request. The answer has
/// one entry per address under `e0`, `e1` and so on.
#[must_use]
pub fn check_emails(company: CompanyId, emails: &[&str]) -> ApiRequest {
    let mut query = String::from("query Emails($companyId: Int");
    let mut fields = String::new();
    let mut variables = Map::new();
    variables.insert("companyId".to_owned(), company.get().into());
    for (place, email) in emails.iter().enumerate() {
        query.push_str(&format!(", $e{place}: String!"));
        fields.push_str(&format!(
            " e{place}: userEmailCheck(email: $e{place}, companyId: $companyId) {{ userType }}"
        ));
        variables.insert(format!("e{place}"), (*email).into());
    }
    query.push_str(&format!(") {{{fields} }}"));
    request(&query, &Value::Object(variables))
}
