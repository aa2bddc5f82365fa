//! Reads the requests of every dialect alike.

use b2b_users_core::dialect::Dialect;
use b2b_users_core::wire::{ApiRequest, Method};
use serde_json::Value;

/// The JSON body of a request; null without one.
pub(crate) fn body(request: &ApiRequest) -> Value {
    let body = request.body.as_deref();
    body.map_or(Value::Null, |body| serde_json::from_str(body).unwrap())
}

/// The dialect that a request belongs to.
pub(crate) fn dialect_of(request: &ApiRequest) -> Dialect {
    match request.path.as_str() {
        "/graphql" => Dialect::StorefrontGraphql,
        "/api/v2/users" => Dialect::Storefront,
        path if path.starts_with("/api/v2/io/") => Dialect::ArchiveV2,
        path => {
            assert!(path.starts_with("/api/v3/io/"), "{path}");
            Dialect::Management
        }
    }
}

/// Whether a request creates a user. GraphQL asks its questions with POST, too.
pub(crate) fn is_create(request: &ApiRequest) -> bool {
    let mutation = || request.body.as_deref().unwrap().contains("\"mutation ");
    request.method == Method::Post && (request.path != "/graphql" || mutation())
}

/// Whether a request goes to a call that takes several users.
pub(crate) fn is_bulk(request: &ApiRequest) -> bool {
    request.path.ends_with("/bulk") || request.path.ends_with("/bulk_create")
}

/// The company in the path of a V2 request.
fn company_in_path(request: &ApiRequest) -> Option<u64> {
    let rest = request.path.strip_prefix("/api/v2/io/companies/")?;
    rest.split('/').next()?.parse().ok()
}

/// The users in a create, each with its company as a number, wherever the request has it.
pub(crate) fn sent_users(request: &ApiRequest) -> Vec<Value> {
    let mut users = match body(request) {
        Value::Array(users) => users,
        Value::Object(mut body) if body.contains_key("users") => {
            body["users"].take().as_array().unwrap().clone()
        }
        Value::Object(body) if body.contains_key("variables") => {
            vec![body["variables"]["userData"].clone()]
        }
        user => vec![user],
    };
    for user in &mut users {
        let in_body = user.get("companyId").map(|company| match company {
            Value::String(text) => text.parse().unwrap(),
            number => number.as_u64().unwrap(),
        });
        user["companyId"] = company_in_path(request).or(in_body).unwrap().into();
    }
    users
}

/// The addresses in the body of a create.
pub(crate) fn sent_emails(request: &ApiRequest) -> Vec<String> {
    let email = |user: &Value| user["email"].as_str().unwrap().to_owned();
    sent_users(request).iter().map(email).collect()
}

/// What a look-up for users asks for, whatever interface it goes to.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    pub(crate) company: Option<u64>,
    pub(crate) email: Option<String>,
    /// Made at this second or later.
    pub(crate) since: Option<u64>,
    pub(crate) offset: usize,
    pub(crate) limit: usize,
}

impl Wanted {
    pub(crate) fn by(request: &ApiRequest) -> Self {
        let place =
            |number: Option<u64>, default| usize::try_from(number.unwrap_or(default)).unwrap();
        if request.path == "/graphql" {
            let variables = &body(request)["variables"];
            return Self {
                company: variables["companyId"].as_u64(),
                email: variables["email"].as_str().map(str::to_owned),
                since: None,
                offset: place(variables["offset"].as_u64(), 0),
                limit: place(variables["first"].as_u64(), 10),
            };
        }
        let number = |name| query(request, name).map(|text| text.parse().unwrap());
        Self {
            company: company_in_path(request).or_else(|| number("companyId")),
            email: query(request, "email"),
            since: number("minCreated"),
            offset: place(number("offset"), 0),
            limit: place(number("limit"), 10),
        }
    }
}

/// A parameter in the query of a path.
pub(crate) fn query(request: &ApiRequest, name: &str) -> Option<String> {
    let (_, query) = request.path.split_once('?')?;
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(key, _)| *key == name)?;
    Some(decoded(value))
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits: Vec<u8> = rest.by_ref().take(2).collect();
            let digits = std::str::from_utf8(&digits).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}
