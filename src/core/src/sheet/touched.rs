//! Which rows a step touches.
//!
//! To find them, cells of the changed columns are looked at row by row, which for 100,000 rows is
//! quick beside checking them. The search stops once there are too many.

use super::{Change, Sheet};
use crate::scan;

impl Change {
    /// The rows that it touches, unless there are more than `most`.
    ///
    /// Rows count from 0 and rise, but for those of typed cells, which stand in the order of the
    /// typing.
    pub(super) fn rows(self, sheet: &Sheet, most: usize) -> Option<Vec<usize>> {
        let touched = |touches: &dyn Fn(usize) -> bool| {
            let rows = (0..sheet.table().row_count()).filter(|row| touches(*row));
            let rows: Vec<usize> = rows.take(most + 1).collect();
            (rows.len() <= most).then_some(rows)
        };
        match self {
            Self::Rows(rows) => (rows.len() <= most).then_some(rows),
            Self::Columns(columns) => touched(&|row| {
                let mut columns = columns.iter();
                columns.any(|column| !scan::is_blank(sheet.cell(row, *column)))
            }),
            Self::Blanks(fields) => {
                let columns = fields.iter().map(|field| sheet.mapping().column_of(*field));
                let columns: Vec<_> = columns.collect();
                let is_blank = |row: usize, column: &Option<usize>| {
                    column.is_none_or(|column| scan::is_blank(sheet.cell(row, column)))
                };
                touched(&|row| columns.iter().any(|column| is_blank(row, column)))
            }
            Self::Everything => None,
        }
    }
}
