//! The management API, version 3 (Users API).
//!
//! All requests go through a proxy: the token covers the whole store and must never reach a
//! browser. A create takes one user as an object, or up to ten as a bare array without a
//! wrapper. Whether a batch is created in part when one of its users is refused is not
//! documented; nothing here assumes either.
//!
//! The rest of the file is about lists, which come in pages of `limit` and `offset`, and about
//! [reading a body back](draft_from_json) into a user as typed.

use super::{ApiRequest, Method};
use crate::config::StoreList;
use crate::dialect::{Dialect, WireType};
use crate::user::{CompanyId, ExtraField, Field, UserDraft};
use serde_json::{Map, Value};

/// The path of creating one user and of listing users.
pub const USERS_PATH: &str = "/api/v3/io/users";
/// The path of creating up to ten users.
///
/// More than ten are answered with 413 (Users API, "Create users in bulk").
pub const BULK_PATH: &str = "/api/v3/io/users/bulk";
/// The most users that one page of a list holds.
///
/// The greatest `limit` that the page allows; without one a page holds ten (Users API, "List
/// users"). A store may give fewer than asked, so the next offset counts what was given.
pub const PAGE_SIZE: u32 = 250;

/// The request that looks for a user with this address in the whole store.
///
/// The filter is exact (Users API, "List users"). Up to ten users are asked for; the reader of the
/// answer picks the one whose address is equal in lower case.
///
/// ```
/// use b2b_users_core::wire::management::find_by_email;
///
/// let request = find_by_email("marie+lab@example.com");
/// assert_eq!(request.path, "/api/v3/io/users?email=marie%2Blab%40example.com&limit=10");
/// ```
#[must_use]
pub fn find_by_email(email: &str) -> ApiRequest {
    list(&format!("email={}&limit=10", percent_encoded(email)))
}

/// The request for a page of a company's users, made since a moment in seconds of Unix
/// time.
///
/// The caller takes the clocks into account: the store's may differ from ours, so the moment is
/// given with a margin.
#[must_use]
pub fn made_since(company: CompanyId, seconds: u64, offset: u32) -> ApiRequest {
    list(&format!(
        "companyId={company}&minCreated={seconds}&limit={PAGE_SIZE}&offset={offset}"
    ))
}

/// The request for a page of all users of the store, with the values of the store's own
/// fields if asked.
///
/// Asking for the values makes each page longer, so it is done only if there are fields whose
/// values no two users may share. The flag is the text `1`, not `true` (Users API, "List
/// users").
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
///
/// The answer is in the pagination of a list that is filtered by role 0 and cut to one user.
#[must_use]
pub fn count_admins(company: CompanyId) -> ApiRequest {
    list(&format!("companyId={company}&roles=0&limit=1"))
}

impl StoreList {
    /// The path of the list.
    ///
    /// Companies and roles are lists of their own; extra fields are the configuration of the
    /// fields, not the values that users have in them.
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
    ///
    /// `offset` counts records from 0. It is left out where the list does not come in pages.
    ///
    /// ```
    /// use b2b_users_core::config::StoreList;
    ///
    /// assert_eq!(StoreList::Roles.page(250).path, "/api/v3/io/companies/roles?limit=250&offset=250");
    /// assert_eq!(StoreList::Channels.page(0).path, "/api/v3/io/channels");
    /// ```
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
    ///
    /// A list that is not paged is complete after its first reply, however many records that
    /// holds.
    #[must_use]
    pub const fn is_paged(self) -> bool {
        !matches!(self, Self::Channels)
    }
}

/// The cheapest request that shows whether the store can be reached and lets us in.
///
/// It asks for one user of a company that the import is about, so that a credential that may
/// not see users is found out before the first create.
#[must_use]
pub fn probe(company: CompanyId) -> ApiRequest {
    list(&format!("companyId={company}&limit=1"))
}

/// The query is put behind the path as it is: the caller has encoded its values.
fn list(query: &str) -> ApiRequest {
    ApiRequest {
        method: Method::Get,
        path: format!("{USERS_PATH}?{query}"),
        body: None,
    }
}

/// Everything but the unreserved characters of RFC 3986, so that an address with `+`
/// or `&` survives.
///
/// A `+` that stays as it is would be read as a blank, and the look-up would find no user.
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
///
/// A list of channels, for instance, becomes `[1,2]`. `null` becomes an empty text, as if the
/// field were not there.
#[must_use]
pub fn draft_from_json(body: &Map<String, Value>) -> (UserDraft, Vec<String>) {
    draft_by_table(Dialect::Management, body)
}

/// The same for any dialect whose bodies are objects of fields.
///
/// A field that travels in the path is unknown in a body. Extra fields of the wrong shape are
/// reported under their name and left out, since there is no text that would stand for them.
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

/// Texts are taken over as they are, without trimming. Everything else is written as JSON.
fn as_text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}

/// The list of `{ fieldName, fieldValue }`; `null` is an empty list. `None` if any item is no
/// object or has another key, so that a misspelt key is noticed instead of losing its value.
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
