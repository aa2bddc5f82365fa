//! Why a file cannot be read at all.
//!
//! These are faults of the whole file: nothing of it can be used. What is wrong with a single row
//! is an issue of that row, which a person can mend on the screen.

use std::error::Error;
use std::fmt;

/// A file that cannot be read. Nothing has been sent when it appears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableError {
    /// No bytes, or only blank lines.
    Empty,
    /// A header and nothing else.
    HeaderOnly,
    /// More bytes than allowed.
    TooLarge {
        /// The file's bytes.
        bytes: usize,
        /// The most bytes allowed.
        maximum: usize,
    },
    /// The browser could not read it: it was moved, changed, or is a folder.
    Unreadable,
    /// An Excel or other workbook.
    Workbook,
    /// Not a text at all.
    Binary,
    /// More rows than allowed.
    TooManyRows {
        /// The most rows allowed.
        maximum: usize,
    },
    /// More columns than allowed.
    TooManyColumns {
        /// The line in the file, counted from 1.
        line: u32,
        /// The most columns allowed.
        maximum: usize,
    },
    /// A cell that is longer than a cell can be; often a sign of a missing quote.
    CellTooLong {
        /// The line in the file, counted from 1.
        line: u32,
        /// The most bytes allowed.
        maximum: usize,
    },
    /// A quotation mark that is opened and never closed.
    UnclosedQuote {
        /// The line in the file, counted from 1.
        line: u32,
    },
}

impl TableError {
    /// A stable name for programs, such as `table.unclosed_quote`.
    ///
    /// It does not change when the sentence does.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "table.empty",
            Self::HeaderOnly => "table.header_only",
            Self::TooLarge { .. } => "table.too_large",
            Self::Unreadable => "table.unreadable",
            Self::Workbook => "table.workbook",
            Self::Binary => "table.binary",
            Self::TooManyRows { .. } => "table.too_many_rows",
            Self::TooManyColumns { .. } => "table.too_many_columns",
            Self::CellTooLong { .. } => "table.cell_too_long",
            Self::UnclosedQuote { .. } => "table.unclosed_quote",
        }
    }
}

impl fmt::Display for TableError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl Error for TableError {}
