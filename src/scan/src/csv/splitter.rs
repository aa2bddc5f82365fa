//! The splitter itself.

use super::marks::{BLOCK, Finder, QUOTE};
use super::row::{Meaning, OpenCell, OpenRow, Quotes};
use super::{Fault, Limits, Parts, Row, cells};

/// The bytes of a row that is read to its end in any case, to see what is wrong with it.
const SHORT_ROW: usize = 4 << 10;

/// Splits one text. CR, LF and CRLF end rows; quotation marks mean something at the start of a cell
/// only. Rows without text in any cell are left out.
///
/// ```
/// use b2b_users_scan::csv::{Limits, Splitter, cells};
///
/// let limits = Limits { rows: 10, cells: 10, cell_bytes: 100 };
/// let mut splitter = Splitter::new(b"a,b\n\"1,2\",3\n".to_vec(), 0, 1, b',', limits);
/// // At least one byte, and then up to the end of the row.
/// assert_eq!(splitter.advance(1), Ok(true));
/// assert_eq!(splitter.advance(usize::MAX), Ok(false));
/// let parts = splitter.into_parts();
/// let second = parts.starts.get(parts.rows[1].first as usize..).unwrap();
/// assert_eq!(cells(&parts.text, second).collect::<Vec<_>>(), [&b"1,2"[..], b"3"]);
/// ```
#[derive(Debug)]
pub struct Splitter {
    text: Vec<u8>,
    starts: Vec<u32>,
    rows: Vec<Row>,
    delimiter: u8,
    finder: Finder,
    limits: Limits,
    open: OpenRow,
    /// The position behind the last CR: a LF there belongs to it.
    after_cr: usize,
    /// The line on which the open row starts.
    line: u32,
    /// The number of the last row, as a spreadsheet counts them.
    number: u32,
    blank_rows: usize,
    /// Blank lines since the last row; they count once there is another below them.
    blank_lines: usize,
}

impl Splitter {
    /// Starts at a position of a text of less than 4 GiB, which is on a line of this number. The
    /// delimiter is an ASCII character.
    #[must_use]
    pub fn new(text: Vec<u8>, start: usize, line: u32, delimiter: u8, limits: Limits) -> Self {
        let mut splitter = Self {
            text,
            starts: Vec::new(),
            rows: Vec::new(),
            delimiter,
            finder: Finder::new(delimiter),
            limits,
            open: OpenRow::default(),
            after_cr: usize::MAX,
            line,
            number: 0,
            blank_rows: 0,
            blank_lines: 0,
        };
        splitter.open_row(start);
        splitter
    }

    /// Splits about so many bytes more and stops between two rows. Whether there is more to do.
    ///
    /// # Errors
    /// A [`Fault`], behind which nothing can be split.
    pub fn advance(&mut self, bytes: usize) -> Result<bool, Fault> {
        let mut base = self.position();
        let target = base.saturating_add(bytes);
        // Kept apart from the rest of the row, where it would not stay in registers.
        let mut cell = self.open.cell;
        while base < self.text.len() {
            self.check_open_row(base)?;
            self.reserve(base);
            let mut found = self.finder.find(&self.block(base));
            while found != 0 {
                let position = base + found.trailing_zeros() as usize;
                found &= found - 1;
                let byte = self.text.get(position).copied().unwrap_or_default();
                match cell.take(position, byte, self.delimiter) {
                    Meaning::Text => {}
                    Meaning::Delimiter => {
                        self.end_cell(position);
                        cell = OpenCell::new(position + 1);
                    }
                    Meaning::Other => {
                        self.open.cell = cell;
                        if self.take(position, byte)? && self.position() >= target {
                            return Ok(self.position() < self.text.len());
                        }
                        cell = self.open.cell;
                    }
                }
            }
            base += BLOCK;
        }
        self.open.cell = cell;
        self.end_text().map(|()| false)
    }

    /// How many bytes were split.
    #[must_use]
    pub const fn position(&self) -> usize {
        self.open.start
    }

    /// How many bytes there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The rows so far.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The cells of the first row; none before it was found.
    pub fn first_row(&self) -> impl Iterator<Item = &[u8]> {
        let end = self
            .rows
            .get(1)
            .map_or(self.open.first, |row| row.first as usize);
        cells(&self.text, self.starts.get(..end).unwrap_or_default())
    }

    /// The bytes that were not split.
    #[must_use]
    pub fn rest(&self) -> &[u8] {
        self.text.get(self.position()..).unwrap_or_default()
    }

    /// Changes how many cells the rows from here on may have.
    pub const fn limit_cells(&mut self, cells: usize) {
        self.limits.cells = cells;
    }

    /// What was found.
    #[must_use]
    pub fn into_parts(mut self) -> Parts {
        self.starts.truncate(self.open.first);
        Parts {
            text: self.text,
            starts: self.starts,
            rows: self.rows,
            blank_rows: self.blank_rows,
        }
    }

    /// The bytes from a position on, with plain ones behind the end of the text.
    #[inline]
    fn block(&self, base: usize) -> [u8; BLOCK] {
        let rest = self.text.get(base..).unwrap_or_default();
        if let Some(block) = rest.first_chunk() {
            return *block;
        }
        let mut block = [b'x'; BLOCK];
        for (to, from) in block.iter_mut().zip(rest) {
            *to = *from;
        }
        block
    }

    #[inline]
    fn end_cell(&mut self, position: usize) {
        self.starts.push(offset(position + 1 - self.open.shift));
    }

    /// Takes in a byte that is not clear at once. Whether a line ended that is no part of a cell.
    fn take(&mut self, position: usize, byte: u8) -> Result<bool, Fault> {
        if byte == 0 {
            return Err(Fault::Nul);
        }
        let is_line_end = matches!(byte, b'\n' | b'\r');
        let cell = self.open.cell;
        match cell.quotes {
            Quotes::Outside if is_line_end => return self.end_line(position, byte).map(|()| true),
            Quotes::Inside if is_line_end => {
                self.open.breaks += u32::from(self.is_break(position, byte));
            }
            Quotes::Closed if is_line_end => {
                self.open.end_quotes(&mut self.text, position);
                return self.end_line(position, byte).map(|()| true);
            }
            Quotes::Closed if byte == self.delimiter => {
                self.open.end_quotes(&mut self.text, position);
                self.end_cell(position);
                self.open.cell = OpenCell::new(position + 1);
            }
            // Two quotation marks are one, and the cell goes on.
            Quotes::Closed if byte == QUOTE && position == cell.closed + 1 => {
                self.open.remove(&mut self.text, position);
                self.open.cell.quotes = Quotes::Inside;
            }
            Quotes::Outside | Quotes::Inside | Quotes::Closed => {}
        }
        Ok(false)
    }

    /// Whether a CR or LF breaks a line: the second half of CRLF does not.
    const fn is_break(&mut self, position: usize, byte: u8) -> bool {
        if byte == b'\r' {
            self.after_cr = position + 1;
            return true;
        }
        position != self.after_cr
    }

    fn end_line(&mut self, position: usize, byte: u8) -> Result<(), Fault> {
        let is_break = self.is_break(position, byte);
        if position > self.open.start {
            return self.end_row(position);
        }
        // A spreadsheet counts blank lines, too.
        self.line += u32::from(is_break);
        self.number += u32::from(is_break);
        self.blank_lines += usize::from(is_break);
        self.starts.truncate(self.open.first);
        self.open_row(position + 1);
        Ok(())
    }

    /// The last row may lack its line break.
    fn end_text(&mut self) -> Result<(), Fault> {
        if self.position() >= self.text.len() {
            return Ok(());
        }
        let (line, end, quotes) = (self.line, self.text.len(), self.open.cell.quotes);
        if quotes == Quotes::Closed {
            self.open.end_quotes(&mut self.text, end);
        }
        let ended = self.end_row(end);
        // An open quotation mark explains a row that is too long.
        if quotes == Quotes::Inside {
            return Err(Fault::UnclosedQuote { line });
        }
        ended
    }

    /// Ends a row with the byte at a position, which is no part of it.
    fn end_row(&mut self, end: usize) -> Result<(), Fault> {
        let open = self.open;
        let next = end + 1 - open.shift;
        self.starts.push(offset(next));
        open.close_gap(&mut self.text, end);
        self.number += 1;
        if !self.rows.is_empty() {
            self.blank_rows += self.blank_lines;
        }
        self.blank_lines = 0;
        let starts = self.starts.get(open.first..).unwrap_or_default();
        if starts.len() > self.limits.cells.saturating_add(1) {
            return Err(Fault::TooManyCells { line: self.line });
        }
        // A row that is no longer than a cell may be has no longer cell.
        if next - open.start > self.limits.cell_bytes {
            let mut cells = cells(&self.text, starts);
            if cells.any(|cell| cell.len() > self.limits.cell_bytes) {
                return Err(Fault::CellTooLong { line: self.line });
            }
        }
        let is_whole = open.cell.quotes != Quotes::Inside;
        if is_whole && open.is_blank(&self.text, starts, self.delimiter) {
            self.blank_rows += 1;
            self.starts.truncate(open.first);
        } else if self.rows.len() > self.limits.rows {
            return Err(Fault::TooManyRows);
        } else {
            self.rows.push(Row {
                first: offset(open.first),
                line: self.line,
                number: self.number,
            });
        }
        self.line += open.breaks + 1;
        self.open_row(end + 1);
        Ok(())
    }

    fn open_row(&mut self, start: usize) {
        self.open = OpenRow::new(start, self.starts.len());
        self.starts.push(offset(start));
    }

    /// Gives up on a row that goes far beyond the limits before it is over: often a quotation mark
    /// is missing there.
    #[inline]
    fn check_open_row(&self, base: usize) -> Result<(), Fault> {
        let Limits {
            cells, cell_bytes, ..
        } = self.limits;
        let bytes = base - self.open.start - self.open.shift;
        if bytes <= SHORT_ROW {
            return Ok(());
        }
        if self.starts.len() - self.open.first > cells.saturating_add(1) {
            return Err(Fault::TooManyCells { line: self.line });
        }
        if bytes > cells.saturating_mul(cell_bytes.saturating_add(1)) {
            return Err(Fault::CellTooLong { line: self.line });
        }
        Ok(())
    }

    /// Makes room for what a block can hold. Once some rows are known, for all that is to come: growing
    /// by doubling would cost twice the memory.
    #[inline]
    fn reserve(&mut self, base: usize) {
        if self.starts.capacity() - self.starts.len() <= BLOCK {
            self.starts
                .reserve_exact(self.expected(base, self.starts.len()));
        }
        if self.rows.capacity() - self.rows.len() <= BLOCK {
            self.rows
                .reserve_exact(self.expected(base, self.rows.len()));
        }
    }

    /// How many more items to expect, if the rest of the text is like what is known of it.
    #[cold]
    fn expected(&self, base: usize, known: usize) -> usize {
        const SAMPLE: usize = 16 << 10;
        let rest = self.text.len() - base;
        if base < SAMPLE {
            return rest.min(SAMPLE) / 8 + 2 * BLOCK;
        }
        let expected = known as u64 * rest as u64 / base as u64;
        // A little more, or the last rows would need another step.
        usize::try_from(expected + expected / 64).unwrap_or_default() + 2 * BLOCK
    }
}

/// Positions are below 4 GiB, as [`Splitter::new`] asks for.
#[inline]
const fn offset(position: usize) -> u32 {
    position as u32
}
