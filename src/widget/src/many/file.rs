//! A chosen file.

use b2b_users_core::table::Table;
use std::sync::Arc;

const NOT_CREATED: &str = "-not-created";
const TO_CHECK: &str = "-to-check";

/// A file that was read.
#[derive(Debug)]
pub(super) struct LoadedFile {
    pub(super) name: String,
    pub(super) table: Arc<Table>,
}

impl LoadedFile {
    /// The name for the file of rows that were not created.
    pub(super) fn report_name(&self) -> String {
        format!("{}{NOT_CREATED}.csv", self.stem())
    }

    /// The name for the file of rows of which no one can say whether they were created.
    pub(super) fn doubts_name(&self) -> String {
        format!("{}{TO_CHECK}.csv", self.stem())
    }

    /// The name of the file that the merchant began with.
    fn stem(&self) -> &str {
        let name = self.name.as_str();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        stem.trim_end_matches(NOT_CREATED)
            .trim_end_matches(TO_CHECK)
    }
}
