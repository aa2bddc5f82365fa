//! The management API, version 3 (Users API).

use super::{ApiRequest, Method};
use crate::user::{CompanyId, ExtraField, Field, NewUser, UserDraft};
use serde_json::{Map, Value, json};

/// The path of creating one user and of listing users.
pub const USERS_PATH: &str = "/api/v3/io/users";
/// The path of creating up to ten users.
pub const BULK_PATH: &str = "/api/v3/io/users/bulk";
/// The most users that one page of a list holds.
pub const PAGE_SIZE: u32 = 250;

/// The request that creates these users: the single call for one, the bulk call for
/// more.
#[must_use]
pub fn create_request(users: &[&NewUser]) -> ApiRequest {
    let (path, body) = match users {
        [user] => (USERS_PATH, user_to_json(user)),
        _ => (
            BULK_PATH,
            users.iter().map(|user| user_to_json(user)).collect(),
        ),
    };
    ApiRequest {
        method: Method::Post,
        path: path.to_owned(),
        body: Some(body.to_string()),
    }
}

/// The request that looks for a user with this address in the whole store.
#[must_use]
pub fn find_by_email(email: &str) -> ApiRequest {
    list(&format!("email={}&limit=10", percent_encoded(email)))
}

/// The request for a page of a company's users, made since a moment in seconds of Unix
/// time.
#[must_use]
pub fn made_since(company: CompanyId, seconds: u64, offset: u32) -> ApiRequest {
    list(&format!(
        "companyId={company}&minCreated={seconds}&limit={PAGE_SIZE}&offset={offset}"
    ))
}

/// The cheapest request that shows whether the store can be reached and lets us in.
#[must_use]
pub fn probe(company: CompanyId) -> ApiRequest {
    list(&format!("companyId={company}&limit=1"))
}

fn list(query: &str) -> ApiRequest {
    ApiRequest {
        method: Method::Get,
        path: format!("{USERS_PATH}?{query}"),
        body: None,
    }
}

/// Everything but the unreserved characters of RFC 3986, so that an address with `+`
/// or `&` survives.
fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// A user as the body of the single call, or as one element of the bulk call.
#[must_use]
pub fn user_to_json(user: &NewUser) -> Value {
    let mut body = Map::new();
    let mut put = |field: Field, value: Value| body.insert(field.name().to_owned(), value);
    put(Field::Email, user.email().as_str().into());
    put(Field::FirstName, user.first_name().as_str().into());
    put(Field::LastName, user.last_name().as_str().into());
    if let Some(phone) = user.phone_number() {
        put(Field::PhoneNumber, phone.as_str().into());
    }
    put(Field::CompanyId, user.company_id().get().into());
    put(Field::Role, user.role().number().into());
    if let Some(role) = user.company_role_id() {
        put(Field::CompanyRoleId, role.get().into());
    }
    put(
        Field::ChannelIds,
        user.channel_ids()
            .iter()
            .map(|channel| channel.get())
            .collect(),
    );
    if let Some(origin) = user.origin_channel_id() {
        put(Field::OriginChannelId, origin.get().into());
    }
    put(
        Field::AcceptWelcomeEmail,
        user.accept_welcome_email().into(),
    );
    if let Some(uuid) = user.uuid() {
        put(Field::Uuid, uuid.into());
    }
    if !user.extra_fields().is_empty() {
        let fields = user.extra_fields().iter();
        let fields = fields
            .map(|field| json!({ "fieldName": field.name, "fieldValue": field.value }))
            .collect();
        put(Field::ExtraFields, fields);
    }
    Value::Object(body)
}

/// A user as typed, from a body of the single call or an element of the bulk call, with
/// the names of what is no field. Values of other types become the text that stands for
/// them, so that [`check_user`](crate::check::check_user) judges them like any other.
#[must_use]
pub fn draft_from_json(body: &Map<String, Value>) -> (UserDraft, Vec<String>) {
    let mut draft = UserDraft::default();
    let mut unknown = Vec::new();
    for (name, value) in body {
        // Exact names only: the store would drop any other without a word.
        let field = Field::ALL.into_iter().find(|field| field.name() == name);
        match field {
            Some(Field::ExtraFields) => match extra_fields(value) {
                Some(fields) => draft.extra_fields = fields,
                None => unknown.push(name.clone()),
            },
            Some(field) => {
                if let Some(text) = draft.get_mut(field) {
                    *text = as_text(value);
                }
            }
            None => unknown.push(name.clone()),
        }
    }
    (draft, unknown)
}

fn as_text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}

fn extra_fields(value: &Value) -> Option<Vec<ExtraField>> {
    if value.is_null() {
        return Some(Vec::new());
    }
    let one = |field: &Value| {
        let field = field.as_object()?;
        let known = field
            .keys()
            .all(|key| key == "fieldName" || key == "fieldValue");
        let text = |key: &str| field.get(key).map(as_text).unwrap_or_default();
        known.then(|| ExtraField {
            name: text("fieldName"),
            value: text("fieldValue"),
        })
    };
    value.as_array()?.iter().map(one).collect()
}
