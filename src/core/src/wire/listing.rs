//! Lists of users, as look-ups give them.

use super::ApiReply;
use super::envelope::{Envelope, identifier};
use crate::user::{NewUser, canonical_email};
use serde_json::Value;

/// A user in the store, as far as a look-up needs it (Users API, "List users").
#[derive(Clone, PartialEq, Eq)]
pub struct ListedUser {
    /// The identifier in B2B Edition.
    pub user_id: Option<u64>,
    /// The address in the form that is compared.
    email: String,
    /// The names as the store has them.
    names: (String, String),
    /// The company.
    pub company_id: Option<u64>,
    /// When it was made, in seconds of Unix time.
    pub created_at: Option<u64>,
}

impl std::fmt::Debug for ListedUser {
    /// Leaves the person out.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "ListedUser({:?})", self.user_id)
    }
}

impl ListedUser {
    /// Whether the address is this user's.
    #[must_use]
    pub fn has_email_of(&self, user: &NewUser) -> bool {
        self.email == user.email().canonical()
    }

    /// Whether company and names are those that were sent.
    #[must_use]
    pub fn resembles(&self, user: &NewUser) -> bool {
        self.company_id == Some(user.company_id().get())
            && self.names.0 == user.first_name().as_str()
            && self.names.1 == user.last_name().as_str()
    }
}

/// The users of a list, or `None` if the reply is not one.
#[must_use]
pub fn decode_list(reply: &ApiReply) -> Option<Vec<ListedUser>> {
    if !(200..300).contains(&reply.status) {
        return None;
    }
    let envelope = Envelope::of(reply)?;
    if envelope
        .code()
        .is_some_and(|code| !(200..300).contains(&code))
    {
        return None;
    }
    envelope.data()?.as_array()?.iter().map(listed).collect()
}

fn listed(user: &Value) -> Option<ListedUser> {
    let text = |key: &str| {
        user.get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let number = |key: &str| user.get(key).and_then(identifier);
    Some(ListedUser {
        user_id: number("id").or_else(|| number("userId")),
        email: canonical_email(user.get("email")?.as_str()?),
        names: (text("firstName"), text("lastName")),
        company_id: number("companyId"),
        created_at: number("createdAt"),
    })
}
