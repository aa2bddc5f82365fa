//! Makes a table of rows from elsewhere.

use super::{Delimiter, Encoding, Limits, Table, TableError, TableOptions};
use b2b_users_scan::csv::{Parts, Row};

/// Makes a table row by row, from a workbook or the clipboard. As in a file, the first row that is not
/// blank is the header.
///
/// ```
/// use b2b_users_core::table::{Builder, TableOptions};
///
/// let mut table = Builder::new(TableOptions::default());
/// table.push_row(1, 1, ["Email", "Role"])?;
/// table.push_row(3, 3, ["marie@example.com", "Admin"])?;
/// let table = table.finish()?;
/// assert_eq!(table.value(3, 1), "Admin");
/// assert_eq!(table.blank_rows(), 1);
/// # Ok::<(), b2b_users_core::table::TableError>(())
/// ```
#[derive(Debug)]
pub struct Builder {
    options: TableOptions,
    parts: Parts,
    /// The most columns.
    columns: usize,
    /// The number of the last row.
    number: u32,
}

impl Builder {
    /// A table without a row. The options' delimiter is what files of its rows will be written with; a
    /// comma if it is not given.
    #[must_use]
    pub const fn new(options: TableOptions) -> Self {
        Self {
            options,
            parts: Parts {
                text: Vec::new(),
                starts: Vec::new(),
                rows: Vec::new(),
                blank_rows: 0,
            },
            columns: options.limits.columns,
            number: 0,
        }
    }

    /// Adds a row by the number and the line that people see. Numbers and lines rise from row to row;
    /// numbers that are left out are blank rows, and so are rows without text in any cell.
    ///
    /// Rows may be of any width up to the limit; one that differs from the header is for the check
    /// to report. After an error the builder is of no use any more.
    ///
    /// # Errors
    /// A [`TableError`] if a limit is exceeded.
    pub fn push_row<'a>(
        &mut self,
        number: u32,
        line: u32,
        cells: impl IntoIterator<Item = &'a str>,
    ) -> Result<(), TableError> {
        let (bytes, first) = (self.parts.text.len(), self.parts.starts.len());
        let is_blank = self.push_cells(line, cells)?;
        let left_out = number.saturating_sub(self.number).saturating_sub(1);
        self.number = number;
        if !self.parts.rows.is_empty() {
            self.parts.blank_rows += left_out as usize;
        }
        if is_blank {
            self.parts.blank_rows += 1;
            self.parts.text.truncate(bytes);
            self.parts.starts.truncate(first);
            return Ok(());
        }
        let maximum = self.options.limits.rows;
        if self.parts.rows.len() > maximum {
            return Err(TableError::TooManyRows { maximum });
        }
        self.parts.rows.push(Row {
            first: u32::try_from(first).unwrap_or(u32::MAX),
            line,
            number,
        });
        Ok(())
    }

    /// The table.
    ///
    /// The encoding of such a table is told as UTF-8, since its rows came as text.
    ///
    /// # Errors
    /// [`TableError::Empty`], [`TableError::HeaderOnly`].
    pub fn finish(self) -> Result<Table, TableError> {
        let delimiter = self.options.delimiter.unwrap_or(Delimiter::Comma);
        Table::new(self.parts, delimiter, Encoding::Utf8, &self.options)
    }

    /// Whether all of the cells are blank.
    fn push_cells<'a>(
        &mut self,
        line: u32,
        cells: impl IntoIterator<Item = &'a str>,
    ) -> Result<bool, TableError> {
        let first = self.parts.starts.len();
        let is_blank = cells.into_iter().try_fold(true, |is_blank, cell| {
            self.push_cell(line, cell)?;
            Ok(is_blank && cell.bytes().all(|byte| byte.is_ascii_whitespace()))
        })?;
        self.push_start()?;
        if self.parts.rows.is_empty() {
            let starts = self.parts.starts.get(first..).unwrap_or_default();
            let header = b2b_users_scan::csv::cells(&self.parts.text, starts);
            self.columns = self.options.columns(header);
        }
        let maximum = self.columns;
        if self.parts.starts.len() - first > maximum.saturating_add(1) {
            return Err(TableError::TooManyColumns { line, maximum });
        }
        Ok(is_blank)
    }

    fn push_cell(&mut self, line: u32, cell: &str) -> Result<(), TableError> {
        let maximum = self.options.limits.cell_bytes;
        if cell.len() > maximum {
            return Err(TableError::CellTooLong { line, maximum });
        }
        self.push_start()?;
        let text = &mut self.parts.text;
        // Quotes in front say that there are some around the cell.
        let quote: &[u8] = if cell.starts_with('"') { b"\"" } else { b"" };
        for piece in [quote, cell.as_bytes(), quote, b"\n"] {
            text.extend_from_slice(piece);
        }
        Ok(())
    }

    /// The next cell starts where the text ends.
    fn push_start(&mut self) -> Result<(), TableError> {
        let Limits { bytes: maximum, .. } = self.options.limits;
        let bytes = self.parts.text.len();
        match u32::try_from(bytes) {
            Ok(start) if bytes <= maximum => self.parts.starts.push(start),
            _ => return Err(TableError::TooLarge { bytes, maximum }),
        }
        Ok(())
    }
}
