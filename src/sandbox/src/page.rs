//! A page of a list.

use serde_json::{Value, json};

/// Records a list answers with when the request does not say (Users API).
pub(crate) const DEFAULT_LIMIT: u64 = 10;
/// The most records a list answers with.
pub(crate) const MAXIMUM_LIMIT: u64 = 250;

/// Which part of a list is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page {
    pub(crate) limit: usize,
    pub(crate) offset: usize,
}

impl Page {
    /// The items on this page as `record` shows them, and how many there are on all pages.
    pub(crate) fn of<T>(
        self,
        items: impl Iterator<Item = T>,
        record: impl Fn(T) -> Value,
    ) -> (Vec<Value>, usize) {
        let mut total = 0;
        let mut records = Vec::new();
        for (index, item) in items.enumerate() {
            if index >= self.offset && records.len() < self.limit {
                records.push(record(item));
            }
            total += 1;
        }
        (records, total)
    }

    pub(crate) fn pagination(self, total: usize) -> Value {
        json!({ "totalCount": total, "offset": self.offset, "limit": self.limit })
    }
}
