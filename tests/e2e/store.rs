//! What the store has seen and what it is told to do.

use crate::scene::Scene;
use b2b_users_sandbox::{HistoryEntry, StoredUser};
use b2b_users_tests::post;
use serde_json::{Value, json};

impl Scene {
    /// The creates that the store has seen, by their number of users.
    pub(crate) fn creates(&self) -> Vec<usize> {
        let history = self.stack.sandbox().history();
        let creates = history.iter().filter(|entry| is_create(entry));
        creates.map(|entry| users_of(&entry.body)).collect()
    }

    /// The other requests that the store has seen: those that change nothing.
    pub(crate) fn looks(&self) -> Vec<HistoryEntry> {
        let mut history = self.stack.sandbox().history();
        history.retain(|entry| !is_create(entry));
        history
    }

    /// The user of the store who has this address.
    pub(crate) fn stored(&self, email: &str) -> StoredUser {
        let users = self.stack.sandbox().users().into_iter();
        let mut found = users.filter(|user| user.email.eq_ignore_ascii_case(email));
        let user = found.next().unwrap_or_else(|| panic!("nobody has {email}"));
        assert_eq!(found.next(), None, "{email} is there twice");
        user
    }

    /// How many users of the store have this address.
    pub(crate) fn users_with(&self, email: &str) -> usize {
        self.stack
            .sandbox()
            .users()
            .iter()
            .filter(|user| user.email.eq_ignore_ascii_case(email))
            .count()
    }

    /// How many welcome mails went to this address.
    pub(crate) fn mails_to(&self, email: &str) -> usize {
        self.stack
            .sandbox()
            .mails()
            .iter()
            .filter(|mail| mail.to.eq_ignore_ascii_case(email))
            .count()
    }

    /// Tells the store to misbehave.
    pub(crate) fn order(&self, order: &Value) {
        self.control("faults", &json!({ "orders": [order] }));
    }

    /// Has the store do something at one of its control paths.
    pub(crate) fn control(&self, path: &str, body: &Value) -> Value {
        let address = format!("{}_sandbox/{path}", self.stack.sandbox_url());
        let answer = post(&address, body).unwrap();
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.json().unwrap()
    }
}

/// Whether a request asks for users to be created, at any of the interfaces.
fn is_create(entry: &HistoryEntry) -> bool {
    let query = entry.body["query"].as_str();
    entry.method == "POST" && query.is_none_or(|query| query.starts_with("mutation"))
}

/// A list of its own, or within an object, or a single user.
fn users_of(body: &Value) -> usize {
    let list = body.as_array().or_else(|| body["users"].as_array());
    list.map_or(1, Vec::len)
}
