//! A chosen file.

use b2b_users_core::table::{Delimiter, Table, TableError, TableOptions, read_table};

/// A file that was read. Its bytes are kept: with another separator they read
/// differently.
#[derive(Debug)]
pub(super) struct LoadedFile {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) table: Table,
}

impl LoadedFile {
    pub(super) fn read(
        name: String,
        bytes: Vec<u8>,
        delimiter: Option<Delimiter>,
    ) -> Result<Self, TableError> {
        let options = TableOptions {
            delimiter,
            ..TableOptions::default()
        };
        let table = read_table(&bytes, options)?;
        Ok(Self { name, bytes, table })
    }

    /// The name for the file of rows that were not created.
    pub(super) fn report_name(&self) -> String {
        let stem = self
            .name
            .rsplit_once('.')
            .map_or(self.name.as_str(), |(stem, _)| stem);
        format!("{}-not-created.csv", stem.trim_end_matches("-not-created"))
    }
}
