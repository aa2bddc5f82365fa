//! How much a file may hold.

/// Limits that keep a hostile or mistaken file from freezing the page.
///
/// They hold while a file is read, so the memory for what is refused is never taken. The first one
/// that is exceeded ends the reading with a [`TableError`](super::TableError).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The file's size in bytes.
    pub bytes: usize,
    /// Rows without the header.
    pub rows: usize,
    /// Columns of any row.
    pub columns: usize,
    /// Bytes of one cell, a little over what a spreadsheet's cell can hold.
    pub cell_bytes: usize,
}

impl Default for Limits {
    /// 20 MiB, 100,000 rows, 64 columns, 32 KiB a cell.
    fn default() -> Self {
        Self {
            bytes: 20 << 20,
            rows: 100_000,
            columns: 64,
            cell_bytes: 32 << 10,
        }
    }
}
