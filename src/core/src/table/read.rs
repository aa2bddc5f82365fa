//! Reads the rows of a file, at once or in slices.

use super::encoding::{Decoded, decode};
use super::sniff::{declared, sniff};
use super::{Delimiter, Encoding, Table, TableError, TableOptions};
use b2b_users_scan::csv::{Fault, Limits, Splitter};

/// Reads a delimited text file: any of four delimiters, quoted cells with line breaks,
/// CRLF, LF or CR, UTF-8, UTF-16 or Windows-1252.
///
/// # Errors
/// A [`TableError`] says what is wrong with the file as a whole. Rows that are too long
/// or too short are no such error: [`SheetCheck`](crate::sheet::SheetCheck) reports them.
///
/// ```
/// use b2b_users_core::table::{TableOptions, read_table};
///
/// let table = read_table(b"Email;Role\nmarie@example.com;Admin\n", TableOptions::default())?;
/// // The header is row 1.
/// assert_eq!(table.raw(2, 1), "Admin");
/// assert_eq!(table.line(2), 2);
/// # Ok::<(), b2b_users_core::table::TableError>(())
/// ```
pub fn read_table(bytes: &[u8], options: TableOptions) -> Result<Table, TableError> {
    check_size(bytes.len(), &options)?;
    read_table_owned(bytes.to_vec(), options)
}

/// As [`read_table`], without a copy: the table keeps the bytes.
///
/// # Errors
/// As [`read_table`].
pub fn read_table_owned(bytes: Vec<u8>, options: TableOptions) -> Result<Table, TableError> {
    Reading::start(bytes, options)?.finish()
}

/// How much of a file was read, in bytes.
///
/// After an error `done` is all of the file, so a loop that waits for the end ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The bytes that were read; all of them once there is nothing more to do.
    pub done: usize,
    /// The bytes of the file, as UTF-8.
    pub total: usize,
}

impl Progress {
    /// Whether there is nothing more to do.
    #[must_use]
    pub const fn is_done(self) -> bool {
        self.done == self.total
    }
}

/// A file that is being read, in slices as small as a page needs to stay alive.
///
/// ```
/// use b2b_users_core::table::{Reading, TableOptions};
///
/// let bytes = b"Email,Role\nmarie@example.com,Admin\n".to_vec();
/// let mut reading = Reading::start(bytes, TableOptions::default())?;
/// while !reading.advance(256 << 10).is_done() {}
/// assert_eq!(reading.finish()?.row_count(), 1);
/// # Ok::<(), b2b_users_core::table::TableError>(())
/// ```
#[derive(Debug)]
pub struct Reading {
    splitter: Splitter,
    delimiter: Delimiter,
    encoding: Encoding,
    options: TableOptions,
    /// The most columns.
    columns: usize,
    /// Why it cannot go on.
    error: Option<TableError>,
}

impl Reading {
    /// Finds out how the file is written and reads its header.
    ///
    /// # Errors
    /// As [`read_table`].
    pub fn start(bytes: Vec<u8>, options: TableOptions) -> Result<Self, TableError> {
        check_size(bytes.len(), &options)?;
        let Decoded {
            text,
            start,
            encoding,
        } = decode(bytes)?;
        let declared = declared(text.get(start..).unwrap_or_default());
        let (start, line) = declared.map_or((start, 1), |(_, length)| (start + length, 2));
        let delimiter = options
            .delimiter
            .or(declared.map(|(delimiter, _)| delimiter))
            .unwrap_or_else(|| sniff(text.get(start..).unwrap_or_default()));
        let limits = Limits {
            rows: options.limits.rows,
            // A report may be wider, which is known once the header was read.
            cells: options
                .limits
                .columns
                .saturating_add(options.escape_markers.len()),
            cell_bytes: options.limits.cell_bytes,
        };
        let mut reading = Self {
            splitter: Splitter::new(text, start, line, delimiter.byte(), limits),
            delimiter,
            encoding,
            options,
            columns: options.limits.columns,
            error: None,
        };
        reading.read_header()?;
        Ok(reading)
    }

    /// Reads about so many bytes more and stops between two rows. What is wrong with the file is what
    /// [`Reading::finish`] says.
    ///
    /// The last row that was begun is read to its end, so that a slice may be longer than it was
    /// asked to be.
    pub fn advance(&mut self, bytes: usize) -> Progress {
        let total = self.splitter.len();
        if self.error.is_none()
            && let Err(fault) = self.splitter.advance(bytes)
        {
            self.error = Some(self.explain(fault));
        }
        let done = match self.error {
            Some(_) => total,
            None => self.splitter.position().min(total),
        };
        Progress { done, total }
    }

    /// The table, after reading what is left of the file.
    ///
    /// It need not be advanced before.
    ///
    /// # Errors
    /// As [`read_table`].
    pub fn finish(mut self) -> Result<Table, TableError> {
        self.advance(usize::MAX);
        if let Some(error) = self.error {
            return Err(error);
        }
        let parts = self.splitter.into_parts();
        Table::new(parts, self.delimiter, self.encoding, &self.options)
    }

    /// The limit of columns is only known now, since the report of an earlier import may be wider
    /// by its own columns.
    fn read_header(&mut self) -> Result<(), TableError> {
        let mut has_more = true;
        // Blank rows are rows, too.
        while has_more && self.splitter.rows().is_empty() {
            has_more = self
                .splitter
                .advance(1)
                .map_err(|fault| self.explain(fault))?;
        }
        self.columns = self.options.columns(self.splitter.first_row());
        self.splitter.limit_cells(self.columns);
        match self.splitter.rows().first() {
            Some(header) if self.splitter.first_row().count() > self.columns => {
                Err(self.explain(Fault::TooManyCells { line: header.line }))
            }
            _ => Ok(()),
        }
    }

    /// A zero byte anywhere in what is left shows that the file is no text, and then that is the
    /// better message.
    fn explain(&self, fault: Fault) -> TableError {
        let limits = self.options.limits;
        match fault {
            // What is no text at all has every other fault, too.
            _ if self.splitter.rest().contains(&0) => TableError::Binary,
            Fault::Nul => TableError::Binary,
            Fault::TooManyRows => TableError::TooManyRows {
                maximum: limits.rows,
            },
            Fault::TooManyCells { line } => TableError::TooManyColumns {
                line,
                maximum: self.columns,
            },
            Fault::CellTooLong { line } => TableError::CellTooLong {
                line,
                maximum: limits.cell_bytes,
            },
            Fault::UnclosedQuote { line } => TableError::UnclosedQuote { line },
        }
    }
}

/// Refuses more bytes than the options allow, or than offsets can name.
fn check_size(bytes: usize, options: &TableOptions) -> Result<(), TableError> {
    // A byte of Windows-1252 can take three in UTF-8.
    const MAXIMUM: usize = (u32::MAX / 4) as usize;
    let maximum = options.limits.bytes.min(MAXIMUM);
    if bytes > maximum {
        return Err(TableError::TooLarge { bytes, maximum });
    }
    Ok(())
}
