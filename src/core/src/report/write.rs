//! Writes the file of rows that were not created.

use crate::sheet::Sheet;
use crate::table::{REPORT_COLUMNS, escape_formula};

/// Why a row was not created.
///
/// Each part becomes a cell of the columns in front, in the order of [`REPORT_COLUMNS`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowNote {
    /// The row, as [`Table::rows`](crate::table::Table::rows) counts them.
    pub row: u32,
    /// What became of it, such as `invalid` or `rejected`.
    pub status: &'static str,
    /// A stable code, such as `email.invalid`.
    pub code: String,
    /// The wire name of the field, if one is to blame.
    pub field: String,
    /// The value that is to blame.
    pub value: String,
    /// A sentence that says what to do.
    pub reason: String,
}

/// The rows named by the notes, in their order, with the reasons in front and the
/// original columns and cells behind them. The file starts with a byte order mark, or
/// Excel would garble the names.
///
/// Imported again, the reasons are ignored and the cells come back exactly as they
/// were.
///
/// Cells are as they were typed last, and rows keep the delimiter of the file that was read. Report
/// columns of an earlier import are left out, or each import would add six more.
#[must_use]
pub fn unfinished_rows(sheet: &Sheet, notes: &[RowNote]) -> String {
    let table = sheet.table();
    let own: Vec<usize> = (0..table.column_count())
        .filter(|column| !REPORT_COLUMNS.contains(&table.header(*column)))
        .collect();
    let mut file = Writer {
        text: String::from('\u{FEFF}'),
        delimiter: char::from(table.delimiter().byte()),
    };
    file.row(
        REPORT_COLUMNS
            .into_iter()
            .chain(own.iter().map(|column| table.header(*column))),
    );
    for note in notes {
        let row = note.row.to_string();
        let reasons = [
            &row,
            note.status,
            &note.code,
            &note.field,
            &note.value,
            &note.reason,
        ];
        // Cells beyond the header stay where they are: they are what has to be mended.
        let width = table.width(note.row);
        let cells = own.iter().copied().filter(|column| *column < width);
        let cells = cells.chain(table.column_count()..width);
        let index = table.index_of(note.row);
        file.row(
            reasons
                .into_iter()
                .chain(cells.map(|column| index.map_or("", |index| sheet.cell(index, column)))),
        );
    }
    file.text
}

pub(super) struct Writer {
    pub(super) text: String,
    pub(super) delimiter: char,
}

impl Writer {
    /// Writes a row and ends its line. Every cell is escaped against formulas.
    pub(super) fn row<'a>(&mut self, cells: impl Iterator<Item = &'a str>) {
        for (index, cell) in cells.enumerate() {
            if index > 0 {
                self.text.push(self.delimiter);
            }
            self.cell(&escape_formula(cell));
        }
        self.text.push_str("\r\n");
    }

    /// Quotes where the delimiter, a quotation mark or a line break would end the cell, and where
    /// blanks at its ends could be lost.
    fn cell(&mut self, cell: &str) {
        if cell.contains([self.delimiter, '"', '\r', '\n']) || cell.trim() != cell {
            self.text.push('"');
            self.text.push_str(&cell.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(cell);
        }
    }
}
