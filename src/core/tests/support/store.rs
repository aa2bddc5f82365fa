//! A store that exists only in the test and answers every dialect.

use super::replies::{created, lists, refusal, reply};
use super::request::{Wanted, dialect_of, is_bulk, is_create, sent_emails, sent_users};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::Millis;
use b2b_users_core::user::NewUser;
use b2b_users_core::wire::{ApiReply, ApiRequest};
use serde_json::{Value, json};

/// A user in the store.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub(crate) id: u64,
    pub(crate) user: Value,
    /// Seconds of Unix time.
    pub(crate) created_at: u64,
}

impl Stored {
    pub(crate) fn email(&self) -> &str {
        self.user["email"].as_str().unwrap()
    }

    /// As a list of this dialect shows it.
    fn listed(&self, dialect: Dialect) -> Value {
        let company = &self.user["companyId"];
        let mut record = json!({
            "id": self.id, "email": self.email(), "createdAt": self.created_at,
            "firstName": self.user["firstName"], "lastName": self.user["lastName"],
        });
        if !self.user["uuid"].is_null() {
            record["uuid"] = self.user["uuid"].clone();
        }
        match dialect {
            Dialect::Management => record["companyId"] = company.clone(),
            // Everything is text here, and the company stands in the path alone.
            Dialect::ArchiveV2 => {
                for key in ["id", "createdAt"] {
                    record[key] = record[key].to_string().into();
                }
            }
            _ => record["companyInfo"] = json!({ "companyId": company.to_string() }),
        }
        record
    }
}

/// Users, and how new ones are taken.
#[derive(Debug, Default)]
pub(crate) struct Store {
    pub(crate) users: Vec<Stored>,
    /// Whether an address that is there already is refused. Without it, every user that
    /// is sent twice shows up twice.
    pub(crate) unique: bool,
    /// Users whom no list shows yet.
    pub(crate) hidden: Vec<u64>,
}

/// The reply to a look-up over management that finds these users, made at this second.
pub(crate) fn list_of(found: &[(&NewUser, u64)]) -> String {
    listing(Dialect::Management, found)
}

/// The reply to a look-up of this dialect that finds these users, made at this second.
pub(crate) fn listing(dialect: Dialect, found: &[(&NewUser, u64)]) -> String {
    let mut store = Store::default();
    for (user, second) in found {
        store.commit(&stored(user), second * 1000);
    }
    let all = Wanted {
        limit: 250,
        ..Wanted::default()
    };
    store.list(dialect, &all).body
}

/// A user as the store keeps it.
pub(crate) fn stored(user: &NewUser) -> Value {
    crate::support::user_to_json(user)
}

impl Store {
    /// Whether an address has a user.
    pub(crate) fn has(&self, email: &str) -> bool {
        self.users
            .iter()
            .any(|stored| stored.email().eq_ignore_ascii_case(email))
    }

    /// Puts a user into the store and gives its identifier.
    pub(crate) fn commit(&mut self, user: &Value, now: Millis) -> u64 {
        let id = self.users.len() as u64 + 1;
        self.users.push(Stored {
            id,
            user: user.clone(),
            created_at: now / 1000,
        });
        id
    }

    /// Does what the request asks and answers without any fault.
    pub(crate) fn answer(&mut self, request: &ApiRequest, now: Millis) -> ApiReply {
        if is_create(request) {
            self.create(request, now)
        } else {
            self.list(dialect_of(request), &Wanted::by(request))
        }
    }

    fn list(&self, dialect: Dialect, wanted: &Wanted) -> ApiReply {
        let fits = |stored: &&Stored| {
            let same = |email: &String| stored.email().eq_ignore_ascii_case(email);
            !self.hidden.contains(&stored.id)
                && wanted.email.as_ref().is_none_or(same)
                && wanted
                    .company
                    .is_none_or(|company| stored.user["companyId"] == company)
                && wanted.since.is_none_or(|since| stored.created_at >= since)
        };
        let all: Vec<Value> = self
            .users
            .iter()
            .filter(fits)
            .map(|stored| stored.listed(dialect))
            .collect();
        let total = all.len();
        let page = all.into_iter().skip(wanted.offset).take(wanted.limit);
        let pagination =
            json!({ "totalCount": total, "offset": wanted.offset, "limit": wanted.limit });
        let body = match dialect {
            Dialect::Management => json!({
                "code": 200, "data": page.collect::<Value>(),
                "meta": { "message": "SUCCESS", "pagination": pagination },
            }),
            Dialect::ArchiveV2 => json!({
                "code": 200, "message": "SUCCESS",
                "data": { "list": page.collect::<Value>(), "pagination": pagination },
            }),
            _ => {
                let edges: Value = page.map(|node| json!({ "node": node })).collect();
                json!({ "data": { "users": { "totalCount": total, "edges": edges } } })
            }
        };
        reply(200, body)
    }

    fn create(&mut self, request: &ApiRequest, now: Millis) -> ApiReply {
        let users = sent_users(request);
        let emails = sent_emails(request);
        let is_taken = |store: &Self, email: &String| store.unique && store.has(email);
        let (taken, free): (Vec<String>, Vec<String>) =
            emails.into_iter().partition(|email| is_taken(self, email));
        if dialect_of(request) == Dialect::ArchiveV2 && is_bulk(request) {
            for user in users.iter().filter(|user| {
                user["email"]
                    .as_str()
                    .is_some_and(|email| free.iter().any(|free| free == email))
            }) {
                self.commit(user, now);
            }
            return lists(&free, &taken);
        }
        if !taken.is_empty() {
            let taken = taken.join("', '");
            return refusal(
                request,
                &json!(format!("Email already exists. ['{taken}']")),
            );
        }
        let ids: Vec<Value> = users
            .iter()
            .map(|user| json!({ "userId": self.commit(user, now), "bcId": 9 }))
            .collect();
        created(request, ids)
    }
}
