//! Lists of users, as look-ups give them.
//!
//! Three interfaces list users: the management API with `data` as a list, the V2 API with a
//! list and its pagination inside `data`, and GraphQL with a connection of edges and nodes. All
//! are read into [`UserPage`]. A look-up draws conclusions from who is *missing* in a list, so
//! reading is strict: one entry without an address makes the whole page unreadable, and a list
//! that contradicts its own count proves nothing.
//!
//! The file decides neither whether a user was created nor what an import does next.

use super::ApiReply;
use super::envelope::{Envelope, identifier};
use super::graphql::{Answer, answer};
use super::management::PAGE_SIZE;
use crate::json::Json;
use crate::user::{CompanyId, ExtraField, NewUser, canonical_email};

/// A user in the store, as far as a look-up needs it (Users API, "List users").
///
/// Only the address is certain to be there. Everything else is `None` or empty where an
/// interface does not tell it.
#[derive(Clone, PartialEq, Eq)]
pub struct ListedUser {
    /// The identifier in B2B Edition.
    ///
    /// Not the identifier of the BigCommerce customer, which the API calls `bcId`.
    pub user_id: Option<u64>,
    /// The address in the form that is compared.
    ///
    /// Lower case. Nothing says whether the store itself compares with or without case.
    email: String,
    /// The names as the store has them.
    ///
    /// First and last name; empty where the list has none.
    names: (String, String),
    /// The identifier that the user was created with, or was given since; `None` where it is empty or not shown.
    pub uuid: Option<String>,
    /// The company; the V2 list leaves it out, since it stands in the path.
    pub company_id: Option<u64>,
    /// The storefronts that it may log in to, where the list tells them (Users API, `channelList`).
    ///
    /// Identifiers of BigCommerce (`channelId`), not the B2B Edition's own `id` of the same
    /// entry, which differs.
    pub channels: Vec<u64>,
    /// When it was made, in seconds of Unix time.
    ///
    /// By the store's clock, and in seconds, unlike the moments of an engine.
    pub created_at: Option<u64>,
    /// The store's own fields, where the list was asked for them.
    pub extra_fields: Vec<ExtraField>,
}

/// One page of a list of users.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserPage {
    /// The users of the page.
    pub users: Vec<ListedUser>,
    /// How many there are on all pages, if the reply says.
    ///
    /// People may be added or removed between two pages, so it can differ from page to page.
    pub total: Option<u64>,
}

impl UserPage {
    /// How many records the list holds behind this page, which began at `offset`; at least
    /// one where the reply does not count them and the page is full. A store may give fewer
    /// at a time than it was asked for. `None` if the page is empty before the end that it
    /// tells: such a list proves nothing.
    ///
    /// `offset` counts users from 0.
    ///
    /// ```
    /// use b2b_users_core::wire::UserPage;
    ///
    /// let page = UserPage { users: Vec::new(), total: Some(250) };
    /// assert_eq!(page.left(250), Some(0));
    /// assert_eq!(page.left(0), None);
    /// ```
    #[must_use]
    pub fn left(&self, offset: u32) -> Option<u64> {
        records_left(self.users.len(), self.total, offset)
    }
}

/// As [`UserPage::left`], for any list.
///
/// Without a total, a page that is full stands for one more record, and a page that is not full
/// is taken for the last.
pub(crate) fn records_left(given: usize, total: Option<u64>, offset: u32) -> Option<u64> {
    let reached = u64::from(offset).saturating_add(given as u64);
    match total {
        Some(total) if given == 0 && total > reached => None,
        // Fewer than were given: a store that cannot count proves nothing.
        Some(total) if total < given as u64 => None,
        Some(total) => Some(total.saturating_sub(reached)),
        None => Some(u64::from(given >= PAGE_SIZE as usize)),
    }
}

impl std::fmt::Debug for ListedUser {
    /// Leaves the person out.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "ListedUser({:?})", self.user_id)
    }
}

impl ListedUser {
    /// The address in lower case.
    #[must_use]
    pub fn canonical_email(&self) -> &str {
        &self.email
    }

    /// The one of a list who has this user's address.
    ///
    /// The first of several. `None` if no address is equal in lower case.
    #[must_use]
    pub fn find<'a>(listed: &'a [Self], user: &NewUser) -> Option<&'a Self> {
        let email = user.email().canonical();
        listed.iter().find(|listed| listed.email == email)
    }

    /// Whether company and names are those that were sent.
    ///
    /// Names are compared exactly as they were sent. It is the evidence that a user who
    /// appeared in the right minute is the one from this import and not another person's with
    /// the same address.
    #[must_use]
    pub fn resembles(&self, user: &NewUser) -> bool {
        self.company_id == Some(user.company_id().get())
            && self.names.0 == user.first_name().as_str()
            && self.names.1 == user.last_name().as_str()
    }
}

/// The users of a list, or `None` if the reply is not one. `company` fills in what the
/// V2 list leaves out.
///
/// A body code beside the status must be a success as well, if there is one. The total is
/// `None` if the list does not tell it; a single entry that cannot be read makes the result
/// `None`.
///
/// ```
/// use b2b_users_core::wire::{ApiReply, decode_page};
///
/// let reply = ApiReply {
///     status: 200,
///     body: r#"{"code":200,"data":[{"id":7,"email":"Marie@example.com"}],
///               "meta":{"pagination":{"totalCount":1}}}"#.into(),
///     retry_after: None,
///     request_id: None,
/// };
/// let page = decode_page(&reply, None).unwrap();
/// assert_eq!(page.total, Some(1));
/// assert_eq!(page.users[0].user_id, Some(7));
/// assert_eq!(page.users[0].canonical_email(), "marie@example.com");
/// ```
#[must_use]
pub fn decode_page(reply: &ApiReply, company: Option<CompanyId>) -> Option<UserPage> {
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
    let data = envelope.data()?;
    let company = company.map(CompanyId::get);
    if let Some(Answer::Data(data)) = answer(envelope.body()) {
        let connection = data.get("users")?;
        let edges = connection.get("edges")?.as_array()?;
        let node = |edge| Json::get(edge, "node");
        return Some(UserPage {
            users: all_listed(edges.iter().map(node), company)?,
            total: connection.get("totalCount").and_then(identifier),
        });
    }
    let list = data.as_array().or_else(|| data.get("list")?.as_array())?;
    let pagination = data.get("pagination").or_else(|| envelope.pagination());
    Some(UserPage {
        users: all_listed(list.iter().map(Some), company)?,
        total: pagination.and_then(|pagination| identifier(pagination.get("totalCount")?)),
    })
}

/// The records of a list of the management API, whatever they are about, and how many
/// there are on all pages, if the reply says.
///
/// `None` if it is no success or no list. An empty list is `Some`: the store has none of these.
#[must_use]
pub(crate) fn list_of_records(reply: &ApiReply) -> Option<(Vec<Json>, Option<u64>)> {
    if !(200..300).contains(&reply.status) {
        return None;
    }
    let mut envelope = Envelope::of(reply)?;
    let good = envelope
        .code()
        .is_none_or(|code| (200..300).contains(&code));
    let Json::Array(records) = envelope.take_data().filter(|_| good)? else {
        return None;
    };
    let total = envelope
        .pagination()
        .and_then(|pagination| identifier(pagination.get("totalCount")?));
    Some((records, total))
}

/// The users of a list that says the company of each, or `None` if the reply is not one.
///
/// For callers to whom pages do not matter.
#[must_use]
pub fn decode_list(reply: &ApiReply) -> Option<Vec<ListedUser>> {
    Some(decode_page(reply, None)?.users)
}

/// The users of a list; `None` if one of them is no user.
fn all_listed<'a>(
    users: impl Iterator<Item = Option<&'a Json>>,
    company: Option<u64>,
) -> Option<Vec<ListedUser>> {
    let mut all = Vec::new();
    for user in users {
        all.push(listed(user?, company)?);
    }
    Some(all)
}

/// `company` is the one that was asked for, for lists that do not repeat it. `None` without an
/// address, by which users are told apart.
fn listed(user: &Json, company: Option<u64>) -> Option<ListedUser> {
    let text = |key: &str| {
        user.get(key)
            .and_then(Json::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let number = |key: &str| user.get(key).and_then(identifier);
    let of_company = || identifier(user.get("companyInfo")?.get("companyId")?);
    Some(ListedUser {
        user_id: number("id").or_else(|| number("userId")),
        email: canonical_email(user.get("email")?.as_str()?),
        names: (text("firstName"), text("lastName")),
        uuid: Some(text("uuid")).filter(|uuid| !uuid.is_empty()),
        company_id: number("companyId").or_else(of_company).or(company),
        channels: channels(user),
        created_at: number("createdAt"),
        extra_fields: extra_fields(user),
    })
}

/// What is no number is left out: a storefront that is not listed only makes a look-up say
/// less.
fn channels(user: &Json) -> Vec<u64> {
    let mut channels = Vec::new();
    for channel in items(user, "channelList") {
        channels.extend(channel.get("channelId").and_then(identifier));
    }
    channels
}

/// Fields without a name or with a value that is no text are left out.
fn extra_fields(user: &Json) -> Vec<ExtraField> {
    let mut fields = Vec::new();
    for field in items(user, "extraFields") {
        let text = |name: &str| field.get(name).and_then(Json::as_str).map(str::to_owned);
        if let (Some(name), Some(value)) = (text("fieldName"), text("fieldValue")) {
            fields.push(ExtraField { name, value });
        }
    }
    fields
}

/// The items of a list that an object has under this name; none if it has no such list.
fn items<'a>(object: &'a Json, name: &str) -> &'a [Json] {
    object
        .get(name)
        .and_then(Json::as_array)
        .unwrap_or_default()
}
