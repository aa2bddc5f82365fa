//! Splits delimited text into rows and cells, in place.
//!
//! The cells of a row stay where the file has them, with one byte between two of them, and quotes stay
//! around them: only where quotes stand for one is the rest of the row moved to the left, and the gap
//! behind it is filled with line breaks. So most files are split without writing a byte of text, and
//! text that is valid UTF-8 stays valid.

mod marks;
mod row;
mod splitter;

pub use row::{Row, cell, cells, fill};
pub use splitter::Splitter;

/// How much a text may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Rows, without the first and without blank ones.
    pub rows: usize,
    /// Cells of a row.
    pub cells: usize,
    /// Bytes of a cell.
    pub cell_bytes: usize,
}

/// Why a text cannot be split further. Lines are those on which the row starts, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A NUL byte, which no text holds.
    Nul,
    /// More rows than allowed.
    TooManyRows,
    /// A row with more cells than allowed.
    TooManyCells {
        /// The row's line.
        line: u32,
    },
    /// A row with a longer cell than allowed.
    CellTooLong {
        /// The row's line.
        line: u32,
    },
    /// The text ends between quotation marks. Its last row is there, but its last cell has no end.
    UnclosedQuote {
        /// The row's line.
        line: u32,
    },
}

/// What a text was split into.
#[derive(Debug)]
pub struct Parts {
    /// The text that the cells are parts of.
    pub text: Vec<u8>,
    /// For each row, where each of its cells starts in the text, and where a further cell would start:
    /// a cell ends one byte before the next.
    pub starts: Vec<u32>,
    /// The rows.
    pub rows: Vec<Row>,
    /// How many rows had no text in any cell and were left out, without those below the last row.
    pub blank_rows: usize,
}
