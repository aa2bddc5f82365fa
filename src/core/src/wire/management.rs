//! The management API, version 3 (Users API).

use super::{ApiRequest, Method};
use crate::config::StoreList;
use crate::dialect::{Dialect, WireType};
use crate::user::{CompanyId, ExtraField, Field, UserDraft};
use serde_json::{Map, Value};

/// The path of creating one user and of listing users.
pub const USERS_PATH: &str = "/api/v3/io/users";
/// The path of creating up to ten users.
pub const BULK_PATH: &str = "/api/v3/io/users/bulk";
/// The most users that one page of a list holds.
pub const PAGE_SIZE: u32 = 250;

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

/// The request for a page of all users of the store, with the values of the store's own
/// fields if asked.
#[must_use]
pub fn store_page(offset: u32, with_extra_fields: bool) -> ApiRequest {
    let flag = if with_extra_fields {
        "&isIncludeExtraFields=1"
    } else {
        ""
    };
    list(&format!("limit={PAGE_SIZE}&offset={offset}{flag}"))
}

/// The request that shows how many admins a company has.
#[must_use]
pub fn count_admins(company: CompanyId) -> ApiRequest {
    list(&format!("companyId={company}&roles=0&limit=1"))
}

impl StoreList {
    /// The path of the list.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Roles => "/api/v3/io/companies/roles",
            Self::Channels => "/api/v3/io/channels",
            Self::ExtraFields => "/api/v3/io/users/extra-fields",
            Self::Companies => "/api/v3/io/companies",
        }
    }

    /// The request for a page of the list.
    #[must_use]
    pub fn page(self, offset: u32) -> ApiRequest {
        let query = match self.is_paged() {
            true => format!("?limit={PAGE_SIZE}&offset={offset}"),
            false => String::new(),
        };
        ApiRequest {
            method: Method::Get,
            path: format!("{}{query}", self.path()),
            body: None,
        }
    }

    /// Whether the list comes in pages; that of channels knows no parameters.
    #[must_use]
    pub const fn is_paged(self) -> bool {
        !matches!(self, Self::Channels)
    }
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

/// A user as typed, from a body of the single call or an element of the bulk call, with
/// the names of what is no field. Values of other types become the text that stands for
/// them, so that [`check_user`](crate::check::check_user) judges them like any other.
#[must_use]
pub fn draft_from_json(body: &Map<String, Value>) -> (UserDraft, Vec<String>) {
    draft_by_table(Dialect::Management, body)
}

/// The same for any dialect whose bodies are objects of fields.
pub(super) fn draft_by_table(
    dialect: Dialect,
    body: &Map<String, Value>,
) -> (UserDraft, Vec<String>) {
    let mut draft = UserDraft::default();
    let mut unknown = Vec::new();
    for (name, value) in body {
        // Exact names only: the store would drop any other without a word.
        let field = Field::ALL.into_iter().find(|field| {
            dialect
                .carried(*field)
                .is_some_and(|carried| carried.name == name && carried.wire_type != WireType::Path)
        });
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
