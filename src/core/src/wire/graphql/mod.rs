//! The storefront GraphQL API with a user's own login. Values travel as variables, never
//! inside the text of a query.
//!
//! There is one path and one method; what is asked stands in the body. The queries are fixed
//! texts, except for the check of several addresses, whose number of variables varies. They
//! name only fields that the published schema has: GraphQL refuses a whole query for one
//! unknown name, where the REST interfaces ignore it.
//!
//! A status says little here: errors come in the body, and which status they have is not
//! documented. They are told apart by `Answer`.

mod reply;

pub(crate) use super::envelope::identifier;
pub(crate) use reply::{Answer, answer, data, email_types, partial_data, total};

use super::{ApiRequest, Method};
use crate::json::JsonText;
use crate::user::CompanyId;

/// The path of every request.
///
/// The host is `api-b2b.bigcommerce.com`, not the store's own, which has another GraphQL.
pub const PATH: &str = "/graphql";

/// Creates one user. One who is in the company but not on this storefront is put on it with
/// `addChannel`.
pub(super) const CREATE: &str = "mutation CreateUser($userData: UserInputType!) { userCreate(userData: $userData) { user { id bcId email } } }";
/// What a login may do, its company, the roles and the extra fields, in one request. Roles are
/// asked for up to 250 at once; a store with more shows the first of them.
const STORE: &str = "query Store { customerInfo { permissions { code permissionLevel } } currentUser { id companyInfo { companyId companyName } } companyRoles(first: 250) { totalCount edges { node { id name roleType roleLevel } } } userExtraFields { fieldName fieldType isRequired defaultValue maximumLength numberOfRows maximumValue listOfValue visibleToEnduser labelName } }";
/// Name and status of the company that a user belongs to.
const COMPANY: &str = "query Company($userId: Int!) { userCompany(userId: $userId) { id companyName companyStatus } }";
/// The users of one company, filtered by address. Another company's users are not shown to a
/// login.
const USERS: &str = "query Users($companyId: Int!, $first: Int, $offset: Int, $email: String) { users(companyId: $companyId, first: $first, offset: $offset, email: $email) { totalCount edges { node { id email firstName lastName uuid role companyRoleId createdAt companyInfo { companyId } } } } }";
/// Only the total is read. The filter is declared as `Decimal` in the schema, although roles
/// are whole numbers elsewhere.
const ADMINS: &str = "query Admins($companyId: Int!, $role: Decimal) { users(companyId: $companyId, first: 1, role: $role) { totalCount } }";

/// The body `{ "query", "variables" }`. Values never become part of the query, so no address or
/// name can change what is asked. The variables are written between their brackets.
fn request(query: &str, write: &dyn Fn(&mut JsonText)) -> ApiRequest {
    let mut body = JsonText::with_capacity(query.len() + 128);
    body.raw("{");
    body.key("query");
    body.string(query);
    body.key("variables");
    body.raw("{");
    write(&mut body);
    body.raw("}}");
    ApiRequest {
        method: Method::Post,
        path: PATH.to_owned(),
        body: Some(body.into_text()),
    }
}

/// Writes a variable that is a whole number.
fn number(body: &mut JsonText, name: &str, value: u64) {
    body.key(name);
    body.number(value);
}

/// Writes a variable that is a text.
fn text(body: &mut JsonText, name: &str, value: &str) {
    body.key(name);
    body.string(value);
}

/// Asks for what the login may do and for the store's roles and extra fields.
///
/// A login that may not see one of these parts still gets the others, with errors beside them.
#[must_use]
pub fn store() -> ApiRequest {
    request(STORE, &|_| ())
}

/// Asks for the company of the user with this identifier.
///
/// `user_id` is the identifier in B2B Edition, as `currentUser` gives it, not that of the
/// customer.
#[must_use]
pub fn company_of(user_id: u64) -> ApiRequest {
    request(COMPANY, &|body| number(body, "userId", user_id))
}

/// Asks for the users of a company with this address.
///
/// Up to ten are asked for; the reader of the answer picks the one whose address is equal.
#[must_use]
pub fn find_by_email(company: CompanyId, email: &str) -> ApiRequest {
    request(USERS, &|body| {
        number(body, "companyId", company.get());
        text(body, "email", email);
        number(body, "first", 10);
        number(body, "offset", 0);
    })
}

/// Asks how many admins a company has.
///
/// Admins have role 0, which is sent as text here.
#[must_use]
pub fn count_admins(company: CompanyId) -> ApiRequest {
    request(ADMINS, &|body| {
        number(body, "companyId", company.get());
        text(body, "role", "0");
    })
}

/// Asks what each of these addresses is in the store, in one request. The answer has
/// one entry per address under `e0`, `e1` and so on.
///
/// Each entry is one `userEmailCheck` under a name of its own, because the field takes one
/// address at a time. The caller limits their number: a request may cost 4,500 points of
/// complexity at most (storefront GraphQL documentation), and each address costs the store a
/// search.
#[must_use]
pub fn check_emails(company: CompanyId, emails: &[&str]) -> ApiRequest {
    let mut query = String::from("query Emails($companyId: Int");
    let mut fields = String::new();
    for place in 0..emails.len() {
        query.push_str(&format!(", $e{place}: String!"));
        fields.push_str(&format!(
            " e{place}: userEmailCheck(email: $e{place}, companyId: $companyId) {{ userType }}"
        ));
    }
    query.push_str(&format!(") {{{fields} }}"));
    request(&query, &|body| {
        number(body, "companyId", company.get());
        for (place, email) in emails.iter().enumerate() {
            text(body, &format!("e{place}"), email);
        }
    })
}
