//! How to read a file.

use super::{Delimiter, Limits, REPORT_COLUMNS};

/// How to read a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableOptions {
    /// What separates the cells; found out from the first rows if not given.
    pub delimiter: Option<Delimiter>,
    /// How much the file may hold.
    pub limits: Limits,
    /// Headers of which all are there in a file whose cells are escaped; see
    /// [`escape_formula`](super::escape_formula). Without any, no file's are.
    pub escape_markers: &'static [&'static str],
}

impl Default for TableOptions {
    /// The delimiter is found out, the limits are the usual ones, and the files of rows that were not
    /// created are known by their columns.
    fn default() -> Self {
        Self {
            delimiter: None,
            limits: Limits::default(),
            escape_markers: &REPORT_COLUMNS,
        }
    }
}

impl TableOptions {
    /// The most columns of a table with this header: markers in front come on top, or the report of
    /// the widest file could not be read again.
    ///
    /// The markers only count where they are the first columns, in their order.
    pub(super) fn columns<'a>(&self, mut header: impl Iterator<Item = &'a [u8]>) -> usize {
        let markers = self.escape_markers;
        let is_marked = markers
            .iter()
            .all(|marker| header.next() == Some(marker.as_bytes()));
        let more = if is_marked { markers.len() } else { 0 };
        self.limits.columns.saturating_add(more)
    }
}
