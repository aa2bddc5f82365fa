//! The rows and cells of a file.

use super::{Delimiter, Encoding, TableError, TableOptions, unescape_formula};
use b2b_users_scan::csv::{Parts, Row, cell, fill};
use b2b_users_scan::record::Record;

/// A file that was read: a header and at least one row. Cells are kept as one text with
/// offsets, since a hundred thousand rows of small strings would cost more than all the
/// rest.
///
/// Rows are known by their number, which is what a spreadsheet shows and what messages name, or by
/// their index among the rows below the header, which is quicker.
///
/// A cell costs its text and one separator, and four bytes for where it starts; a row costs sixteen
/// bytes more.
#[derive(Debug, Clone)]
pub struct Table {
    text: String,
    /// Where the cells start in the text, row after row, the header first; see [`Parts::starts`].
    starts: Vec<u32>,
    /// The header first.
    rows: Vec<Row>,
    delimiter: Delimiter,
    encoding: Encoding,
    blank_rows: usize,
    escaped: bool,
}

impl Table {
    /// Puts together what a reader found.
    pub(super) fn new(
        parts: Parts,
        delimiter: Delimiter,
        encoding: Encoding,
        options: &TableOptions,
    ) -> Result<Self, TableError> {
        match parts.rows.len() {
            0 => return Err(TableError::Empty),
            1 => return Err(TableError::HeaderOnly),
            _ => {}
        }
        let mut table = Self {
            // The source was valid text and is only ever cut at ASCII characters.
            text: String::from_utf8(parts.text).map_err(|_| TableError::Binary)?,
            starts: parts.starts,
            rows: parts.rows,
            delimiter,
            encoding,
            blank_rows: parts.blank_rows,
            escaped: false,
        };
        let markers = options.escape_markers;
        let is_there = |marker: &&str| table.headers().any(|header| header == *marker);
        table.escaped = !markers.is_empty() && markers.iter().all(is_there);
        Ok(table)
    }

    /// The number of rows without the header and without blank ones.
    ///
    /// At least 1: a file without a row below its header is an error.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.rows.len().saturating_sub(1)
    }

    /// The numbers of the rows below the header, as a spreadsheet counts them: the header is row 1, blank
    /// rows count, line breaks within cells do not.
    pub fn rows(&self) -> impl Iterator<Item = u32> {
        self.rows.iter().skip(1).map(|position| position.number)
    }

    /// The number of the row with an index, counted from 0 below the header; 0 beyond the last.
    ///
    /// ```
    /// use b2b_users_core::table::{TableOptions, read_table};
    ///
    /// let table = read_table(b"Email\n\nmarie@example.com\n", TableOptions::default())?;
    /// assert_eq!((table.number(0), table.index_of(3)), (3, Some(0)));
    /// # Ok::<(), b2b_users_core::table::TableError>(())
    /// ```
    #[must_use]
    pub fn number(&self, index: usize) -> u32 {
        let row = self.rows.get(index.saturating_add(1));
        row.map_or(0, |row| row.number)
    }

    /// The index of the row with a number, if there is such a row; see [`Table::number`].
    #[must_use]
    pub fn index_of(&self, row: u32) -> Option<usize> {
        let position = self.position(row);
        (position < self.rows.len())
            .then(|| position.checked_sub(1))
            .flatten()
    }

    /// The number of columns of the header.
    ///
    /// Rows may have more or fewer cells; see [`Table::width`].
    #[must_use]
    pub fn column_count(&self) -> usize {
        self.starts_at(0).len().saturating_sub(1)
    }

    /// The header's cells, as they were meant; see [`Table::value`].
    pub fn headers(&self) -> impl Iterator<Item = &str> {
        self.unescaped_cells(0)
    }

    /// The header of a column, counted from 0; empty beyond the last.
    #[must_use]
    pub fn header(&self, column: usize) -> &str {
        self.headers().nth(column).unwrap_or_default()
    }

    /// The number of cells in a row, by its number; see [`Table::rows`].
    ///
    /// 0 if there is no such row.
    #[must_use]
    pub fn width(&self, row: u32) -> usize {
        self.starts_of(row).len().saturating_sub(1)
    }

    /// A cell exactly as the file has it; empty where the row is too short.
    #[must_use]
    pub fn raw(&self, row: u32, column: usize) -> &str {
        let starts = self.starts_of(row).get(column..).unwrap_or_default();
        match starts {
            [start, next, ..] => cell(&self.text, *start, *next),
            _ => "",
        }
    }

    /// A cell as it was meant: in a file with escaped cells, the quote that guards against formulas is
    /// taken away again.
    #[must_use]
    pub fn value(&self, row: u32, column: usize) -> &str {
        self.unescape(self.raw(row, column))
    }

    /// A cell of the row with an index, as it was meant; empty where there is none.
    #[must_use]
    pub fn cell(&self, index: usize, column: usize) -> &str {
        let starts = self.starts_at(index.saturating_add(1));
        match starts.get(column..).unwrap_or_default() {
            [start, next, ..] => self.unescape(cell(&self.text, *start, *next)),
            _ => "",
        }
    }

    /// How many cells the row with an index has.
    #[must_use]
    pub fn row_width(&self, index: usize) -> usize {
        self.starts_at(index.saturating_add(1))
            .len()
            .saturating_sub(1)
    }

    /// The cells of the row with an index, as they were meant; none beyond the last row. See
    /// [`Table::number`] and [`Table::value`].
    pub fn row_cells(&self, index: usize) -> impl Iterator<Item = &str> {
        self.unescaped_cells(index.saturating_add(1))
    }

    /// Fills a record with cells of the row with an index: for each place that of a column, counted from
    /// 0. The quickest way to look at all rows.
    pub(crate) fn read_record<'a>(
        &'a self,
        index: usize,
        columns: &[Option<usize>],
        record: &mut Record<'a>,
    ) {
        let starts = self.starts_at(index.saturating_add(1));
        record.read(&self.text, starts, columns);
        if self.escaped {
            for place in 0..columns.len() {
                record.set(place, unescape_formula(record.get(place).text));
            }
        }
    }

    /// As [`Table::row_cells`], into a list that is emptied before: the quickest way to go over all
    /// rows.
    ///
    /// ```
    /// use b2b_users_core::table::{TableOptions, read_table};
    ///
    /// let table = read_table(b"Email,Role\nmarie@example.com,Admin\n", TableOptions::default())?;
    /// let mut cells = Vec::new();
    /// for index in 0..table.row_count() {
    ///     table.fill_row(index, &mut cells);
    ///     assert_eq!(cells, ["marie@example.com", "Admin"]);
    /// }
    /// # Ok::<(), b2b_users_core::table::TableError>(())
    /// ```
    pub fn fill_row<'a>(&'a self, index: usize, cells: &mut Vec<&'a str>) {
        fill(&self.text, self.starts_at(index.saturating_add(1)), cells);
        if self.escaped {
            for cell in cells {
                *cell = unescape_formula(cell);
            }
        }
    }

    /// The line of the file on which a row starts, counted from 1.
    ///
    /// It differs from the row's number below a cell with line breaks. 0 if there is no such row.
    #[must_use]
    pub fn line(&self, row: u32) -> u32 {
        let row = self.rows.get(self.position(row));
        row.map_or(0, |row| row.line)
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

    /// Whether the cells are escaped, as those of a report are; see
    /// [`TableOptions::escape_markers`].
    #[must_use]
    pub const fn is_escaped(&self) -> bool {
        self.escaped
    }

    /// The bytes of memory that the table takes.
    #[must_use]
    pub const fn heap_bytes(&self) -> usize {
        self.text.capacity()
            + self.starts.capacity() * size_of::<u32>()
            + self.rows.capacity() * size_of::<Row>()
    }

    fn unescape<'a>(&self, raw: &'a str) -> &'a str {
        if self.escaped {
            unescape_formula(raw)
        } else {
            raw
        }
    }

    /// The position of a row in `rows`; behind the last if there is no such row.
    fn position(&self, row: u32) -> usize {
        // Without blank rows above it.
        let usual = (row as usize).wrapping_sub(1);
        if self
            .rows
            .get(usual)
            .is_some_and(|found| found.number == row)
        {
            return usual;
        }
        let found = self.rows.binary_search_by_key(&row, |row| row.number);
        found.unwrap_or(self.rows.len())
    }

    /// Where the cells of a row start, and the next one would, by the row's number.
    fn starts_of(&self, row: u32) -> &[u32] {
        self.starts_at(self.position(row))
    }

    /// The same by the row's position in `rows`.
    fn starts_at(&self, position: usize) -> &[u32] {
        let (Some(row), next) = (self.rows.get(position), position.saturating_add(1)) else {
            return &[];
        };
        let next = self
            .rows
            .get(next)
            .map_or(self.starts.len(), |row| row.first as usize);
        self.starts
            .get(row.first as usize..next)
            .unwrap_or_default()
    }

    /// The cells as the file has them, without the quotes around them.
    fn raw_cells(&self, position: usize) -> impl Iterator<Item = &str> {
        let starts = self.starts_at(position).windows(2);
        starts.map(|bounds| match bounds {
            [start, next] => cell(&self.text, *start, *next),
            _ => "",
        })
    }

    fn unescaped_cells(&self, position: usize) -> impl Iterator<Item = &str> {
        self.raw_cells(position).map(|cell| self.unescape(cell))
    }
}

impl PartialEq for Table {
    /// By what they hold: the text may have more between the cells.
    fn eq(&self, other: &Self) -> bool {
        let has_same_cells = |position| self.raw_cells(position).eq(other.raw_cells(position));
        self.rows == other.rows
            && self.delimiter == other.delimiter
            && self.encoding == other.encoding
            && self.blank_rows == other.blank_rows
            && (0..self.rows.len()).all(has_same_cells)
    }
}

impl Eq for Table {}
