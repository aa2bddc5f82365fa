//! Reads the rows.

use super::content::RowPosition;
use super::encoding::decode;
use super::sniff::{declared, sniff};
use super::{Delimiter, Limits, Table, TableError};
use crate::mapping::REPORT_COLUMNS;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// How to read a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TableOptions {
    /// What separates the cells; found out from the first rows if not given.
    pub delimiter: Option<Delimiter>,
    /// How much the file may hold.
    pub limits: Limits,
}

/// Reads a delimited text file: any of four delimiters, quoted cells with line breaks,
/// CRLF, LF or CR, UTF-8, UTF-16 or Windows-1252.
///
/// # Errors
/// A [`TableError`] says what is wrong with the file as a whole. Rows that are too long
/// or too short are no such error: [`check_table`](crate::check::check_table) reports them.
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
    let limits = options.limits;
    if bytes.len() > limits.bytes {
        return Err(TableError::TooLarge {
            bytes: bytes.len(),
            maximum: limits.bytes,
        });
    }
    let (text, encoding) = decode(bytes)?;
    let (declared, body, first_line) = match declared(&text) {
        Some((delimiter, body)) => (Some(delimiter), body, 2),
        None => (None, &*text, 1),
    };
    let delimiter = options
        .delimiter
        .or(declared)
        .unwrap_or_else(|| sniff(body));
    let mut rows = Rows::new(delimiter, limits, first_line, body.len());
    rows.read(body.as_bytes())?;
    match rows.positions.len() {
        0 => Err(TableError::Empty),
        1 => Err(TableError::HeaderOnly),
        _ => {
            let mut table = Table {
                // The source was valid text and is only ever cut at ASCII bytes.
                text: String::from_utf8(rows.text).map_err(|_| TableError::Binary)?,
                ends: rows.ends,
                rows: rows.positions,
                delimiter,
                encoding,
                blank_rows: rows.blank,
                report: false,
            };
            table.report = table.has_report_columns();
            Ok(table)
        }
    }
}

/// The rows read so far.
struct Rows {
    reader: Reader,
    limits: Limits,
    /// The most columns; a report may add its own to those of the widest file.
    columns: usize,
    line: u32,
    /// The number of the last row, as a spreadsheet counts them.
    number: u32,
    text: Vec<u8>,
    ends: Vec<u32>,
    positions: Vec<RowPosition>,
    blank: usize,
    /// The record being read: its cells' bytes and where each of them ends.
    record: Vec<u8>,
    record_ends: Vec<usize>,
}

impl Rows {
    fn new(delimiter: Delimiter, limits: Limits, line: u32, bytes: usize) -> Self {
        Self {
            reader: ReaderBuilder::new().delimiter(delimiter.byte()).build(),
            limits,
            columns: limits.columns,
            line,
            number: 0,
            text: Vec::with_capacity(bytes),
            ends: Vec::new(),
            positions: Vec::new(),
            blank: 0,
            record: vec![0; 4 << 10],
            record_ends: vec![0; limits.columns + REPORT_COLUMNS.len() + 1],
        }
    }

    fn read(&mut self, mut rest: &[u8]) -> Result<(), TableError> {
        loop {
            // Blank lines between rows hold none, and a spreadsheet counts each of them.
            let start = rest
                .iter()
                .position(|byte| !matches!(byte, b'\r' | b'\n'))
                .unwrap_or(rest.len());
            let (breaks, row) = rest.split_at(start);
            let blank = line_breaks(breaks);
            self.line += blank;
            self.number += blank;
            if row.is_empty() {
                return Ok(());
            }
            if !self.positions.is_empty() {
                self.blank += blank as usize;
            }
            let read = self.read_row(row)?;
            let (done, next) = row.split_at(read.min(row.len()));
            self.line += line_breaks(done);
            // A row may end between the two halves of CRLF; they are one line break.
            rest = match next.strip_prefix(b"\n") {
                Some(after) if done.ends_with(b"\r") => after,
                _ => next,
            };
        }
    }

    /// Reads one row and gives the number of bytes that it took.
    fn read_row(&mut self, row: &[u8]) -> Result<usize, TableError> {
        let (mut read, mut written, mut cells) = (0, 0, 0);
        // The last row may lack its line break. Given one, the reader ends the row, unless
        // a quotation mark is still open: then the break is just text.
        let mut closing = false;
        loop {
            let input = if closing {
                b"\n"
            } else {
                row.get(read..).unwrap_or_default()
            };
            let output = self.record.get_mut(written..).unwrap_or_default();
            let ends = self.record_ends.get_mut(cells..).unwrap_or_default();
            let (result, taken, wrote, ended) = self.reader.read_record(input, output, ends);
            (read, written, cells) = (read + taken, written + wrote, cells + ended);
            match result {
                ReadRecordResult::Record => break,
                ReadRecordResult::OutputFull => self.grow(written)?,
                ReadRecordResult::OutputEndsFull => {
                    return Err(TableError::TooManyColumns {
                        line: self.line,
                        maximum: self.columns,
                    });
                }
                ReadRecordResult::InputEmpty if !closing => closing = true,
                ReadRecordResult::InputEmpty | ReadRecordResult::End => {
                    return Err(TableError::UnclosedQuote { line: self.line });
                }
            }
        }
        self.number += 1;
        self.keep(written, cells)?;
        Ok(read)
    }

    /// Makes room for a longer record, up to what the limits allow for one.
    fn grow(&mut self, written: usize) -> Result<(), TableError> {
        let most = self.limits.cell_bytes.saturating_mul(self.limits.columns);
        if written >= most {
            return Err(TableError::CellTooLong {
                line: self.line,
                maximum: self.limits.cell_bytes,
            });
        }
        self.record.resize((written * 2).clamp(1 << 10, most), 0);
        Ok(())
    }

    fn keep(&mut self, written: usize, cells: usize) -> Result<(), TableError> {
        let record = self.record.get(..written).unwrap_or_default();
        let ends = self.record_ends.get(..cells).unwrap_or_default();
        let is_header = self.positions.is_empty();
        if is_header && record.starts_with(REPORT_COLUMNS.concat().as_bytes()) {
            self.columns = self.limits.columns + REPORT_COLUMNS.len();
        }
        if cells > self.columns {
            return Err(TableError::TooManyColumns {
                line: self.line,
                maximum: self.columns,
            });
        }
        let mut start = 0;
        for &end in ends {
            if end - start > self.limits.cell_bytes {
                return Err(TableError::CellTooLong {
                    line: self.line,
                    maximum: self.limits.cell_bytes,
                });
            }
            start = end;
        }
        if record.iter().all(u8::is_ascii_whitespace) {
            self.blank += 1;
            return Ok(());
        }
        if self.positions.len() > self.limits.rows {
            return Err(TableError::TooManyRows {
                maximum: self.limits.rows,
            });
        }
        let number = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        self.positions.push(RowPosition {
            first: number(self.ends.len()),
            line: self.line,
            number: self.number,
        });
        let offset = self.text.len();
        self.text.extend_from_slice(record);
        self.ends
            .extend(ends.iter().map(|end| number(offset + end)));
        Ok(())
    }
}

/// Line breaks in a piece of text: CRLF, LF and CR each count once.
fn line_breaks(text: &[u8]) -> u32 {
    let mut breaks = 0;
    let mut previous = 0;
    for &byte in text {
        if byte == b'\r' || (byte == b'\n' && previous != b'\r') {
            breaks += 1;
        }
        previous = byte;
    }
    breaks
}
