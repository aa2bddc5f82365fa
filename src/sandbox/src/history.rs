//! The record of every API request.

use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// One API request as the store saw it. No value of a credential is in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HistoryEntry {
    /// When the request had arrived, in milliseconds since the Unix epoch.
    pub at: u64,
    /// The HTTP method.
    pub method: String,
    /// The path with its query.
    pub path: String,
    /// The status of the answer; none while it is being worked on, and none when the
    /// connection was dropped without an answer.
    pub status: Option<u16>,
    /// The headers that say what is sent, what is wanted and from where: `content-type`,
    /// `accept` and `origin`, as far as they were there.
    pub headers: BTreeMap<String, String>,
    /// The names of the headers with credentials that were there, in lower case and in
    /// alphabetical order.
    pub credentials: Vec<String>,
    /// The request body, or null when it was not JSON.
    pub body: Value,
    /// Ids of the users that the request created, whatever was answered.
    pub created: Vec<u64>,
}

/// Names one recorded request, also across a reset.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RequestNumber(u64);

impl RequestNumber {
    pub(crate) fn value(self) -> u64 {
        self.0
    }
}

/// Every API request since the last reset.
#[derive(Debug, Default)]
pub(crate) struct History {
    /// The number of the first entry kept: a request that outlives a reset must not write
    /// into the entry of a later one.
    first: u64,
    entries: Vec<HistoryEntry>,
}

impl History {
    pub(crate) fn begin(&mut self, entry: HistoryEntry) -> RequestNumber {
        let number = self.first.saturating_add(self.entries.len() as u64);
        self.entries.push(entry);
        RequestNumber(number)
    }

    pub(crate) fn created(&mut self, number: RequestNumber, ids: impl Iterator<Item = u64>) {
        if let Some(entry) = self.entry(number) {
            entry.created.extend(ids);
        }
    }

    pub(crate) fn answered(&mut self, number: RequestNumber, status: u16) {
        if let Some(entry) = self.entry(number) {
            entry.status = Some(status);
        }
    }

    pub(crate) fn entries(&self) -> &[HistoryEntry] {
        &self.entries
    }

    pub(crate) fn clear(&mut self) {
        self.first = self.first.saturating_add(self.entries.len() as u64);
        self.entries.clear();
    }

    fn entry(&mut self, number: RequestNumber) -> Option<&mut HistoryEntry> {
        let index = usize::try_from(number.0.checked_sub(self.first)?).ok()?;
        self.entries.get_mut(index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str) -> HistoryEntry {
        HistoryEntry {
            at: 0,
            method: "POST".to_owned(),
            path: path.to_owned(),
            status: None,
            headers: BTreeMap::new(),
            credentials: Vec::new(),
            body: Value::Null,
            created: Vec::new(),
        }
    }

    #[test]
    fn a_request_older_than_the_reset_leaves_later_entries_alone() {
        let mut history = History::default();
        let old = history.begin(entry("/old"));
        history.clear();
        let new = history.begin(entry("/new"));
        history.answered(old, 500);
        history.created(old, [1].into_iter());
        history.answered(new, 200);
        assert_eq!(history.entries()[0].status, Some(200));
        assert!(history.entries()[0].created.is_empty());
    }
}
