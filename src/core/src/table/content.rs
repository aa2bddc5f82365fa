//! The rows and cells of a file.

use super::{Delimiter, Encoding};
use crate::mapping::REPORT_COLUMNS;
use crate::report::unguarded;

/// A file that was read: a header and at least one row. Cells are kept as one text with
/// offsets, since a hundred thousand rows of small strings would cost more than all the
/// rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub(super) text: String,
    /// Where each cell ends in `text`, row after row, the header first.
    pub(super) ends: Vec<u32>,
    /// The header first.
    pub(super) rows: Vec<RowPosition>,
    pub(super) delimiter: Delimiter,
    pub(super) encoding: Encoding,
    pub(super) blank_rows: usize,
    /// Whether it is one of our own reports; then values lose their guards.
    pub(super) report: bool,
}

/// Where a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RowPosition {
    /// Index of the row's first cell in `ends`.
    pub(super) first: u32,
    /// The line of the file on which the row starts, counted from 1.
    pub(super) line: u32,
    /// The number that a spreadsheet gives the row: blank rows count, line breaks within cells do not.
    pub(super) number: u32,
}

impl Table {
    /// The number of rows without the header and without blank ones.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.rows.len().saturating_sub(1)
    }

    /// The numbers of the rows below the header, as a spreadsheet counts them: the header is row 1, blank
    /// rows count, line breaks within cells do not.
    pub fn rows(&self) -> impl Iterator<Item = u32> {
        self.rows.iter().skip(1).map(|position| position.number)
    }

    /// The number of columns of the header.
    #[must_use]
    pub fn column_count(&self) -> usize {
        self.cells(0).len()
    }

    /// Where a row stands in `rows`; behind the last if there is no such row.
    fn place(&self, row: u32) -> usize {
        // Without blank rows above it.
        let usual = (row as usize).wrapping_sub(1);
        let is_there = |place: usize| {
            let position = self.rows.get(place);
            position.is_some_and(|position| position.number == row)
        };
        if is_there(usual) {
            return usual;
        }
        let found = self
            .rows
            .binary_search_by_key(&row, |position| position.number);
        found.unwrap_or(self.rows.len())
    }

    /// The header's cells, as they were meant; see [`Table::value`].
    pub fn headers(&self) -> impl Iterator<Item = &str> {
        self.cells(0).map(|cell| self.meant(self.cell(cell)))
    }

    /// The header of a column, counted from 0; empty beyond the last.
    #[must_use]
    pub fn header(&self, column: usize) -> &str {
        self.headers().nth(column).unwrap_or_default()
    }

    /// The number of cells in a row, by its number; see [`Table::rows`].
    #[must_use]
    pub fn width(&self, row: u32) -> usize {
        self.cells(self.place(row)).len()
    }

    /// A cell exactly as the file has it; empty where the row is too short.
    #[must_use]
    pub fn raw(&self, row: u32, column: usize) -> &str {
        self.cells(self.place(row))
            .nth(column)
            .map_or("", |cell| self.cell(cell))
    }

    /// A cell as it was meant: in one of our own reports, the quote that guards against
    /// formulas is taken away again.
    #[must_use]
    pub fn value(&self, row: u32, column: usize) -> &str {
        self.meant(self.raw(row, column))
    }

    /// The number of a row by its place below the header, counted from 0.
    #[must_use]
    pub fn number(&self, index: usize) -> u32 {
        let position = self.rows.get(index.saturating_add(1));
        position.map_or(0, |position| position.number)
    }

    /// The place below the header of the row of this number.
    #[must_use]
    pub fn index_of(&self, row: u32) -> Option<usize> {
        let index = self.place(row).checked_sub(1)?;
        (index < self.row_count()).then_some(index)
    }

    /// The cells of a row by its place below the header, as they were meant.
    pub fn row_cells(&self, index: usize) -> impl ExactSizeIterator<Item = &str> {
        let cells = self.cells(index.saturating_add(1));
        cells.map(|cell| self.meant(self.cell(cell)))
    }

    /// A cell by the place of its row below the header, as it was meant.
    #[must_use]
    pub fn cell_at(&self, index: usize, column: usize) -> &str {
        self.row_cells(index).nth(column).unwrap_or_default()
    }

    /// The line of the file on which a row starts, counted from 1.
    #[must_use]
    pub fn line(&self, row: u32) -> u32 {
        self.rows
            .get(self.place(row))
            .map_or(0, |position| position.line)
    }

    /// What separated the cells.
    #[must_use]
    pub const fn delimiter(&self) -> Delimiter {
        self.delimiter
    }

    /// How the file was encoded.
    #[must_use]
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// How many rows had no text in any cell and were left out.
    #[must_use]
    pub const fn blank_rows(&self) -> usize {
        self.blank_rows
    }

    /// Whether the file is a report of rows that were not created, written by
    /// [`report`](crate::report).
    #[must_use]
    pub const fn is_report(&self) -> bool {
        self.report
    }

    /// Looks for the columns that a report adds.
    pub(super) fn has_report_columns(&self) -> bool {
        REPORT_COLUMNS
            .iter()
            .all(|column| self.headers().any(|header| header == *column))
    }

    fn meant<'a>(&self, raw: &'a str) -> &'a str {
        if self.report { unguarded(raw) } else { raw }
    }

    /// The cells of a row as indices into `ends`; 0 is the header.
    fn cells(&self, row: usize) -> std::ops::Range<usize> {
        let start = |row: usize| {
            self.rows
                .get(row)
                .map_or(self.ends.len(), |position| position.first as usize)
        };
        start(row)..start(row.saturating_add(1))
    }

    fn cell(&self, cell: usize) -> &str {
        let end = |cell: usize| self.ends.get(cell).map_or(0, |end| *end as usize);
        let start = if cell == 0 { 0 } else { end(cell - 1) };
        self.text.get(start..end(cell)).unwrap_or_default()
    }
}
