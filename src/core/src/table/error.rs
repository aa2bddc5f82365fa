//! Why a file cannot be read at all.

use thiserror::Error;

/// A file that cannot be read. The text tells a merchant what to do next; nothing has
/// been sent when it appears.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TableError {
    /// No bytes, or only blank lines.
    #[error("The file is empty. Choose a CSV file with a header row and one row per user.")]
    Empty,
    /// A header and nothing else.
    #[error("The file has a header row but no users below it. Add one row per user.")]
    HeaderOnly,
    /// More bytes than allowed.
    #[error("The file has {} MB, and {} MB is the most. Split it into smaller files.", megabytes(*.bytes), megabytes(*.maximum))]
    TooLarge {
        /// The file's bytes.
        bytes: usize,
        /// The most bytes allowed.
        maximum: usize,
    },
    /// The browser could not read it: it was moved, changed, or is a folder.
    #[error("The file could not be read. If it was moved or changed, choose it again.")]
    Unreadable,
    /// An Excel or other workbook.
    #[error(
        "This is a spreadsheet workbook. Open it and save it as \"CSV UTF-8\", then choose that file."
    )]
    Workbook,
    /// Not a text at all.
    #[error(
        "This is not a text file. Choose a CSV file, as every spreadsheet program can save it."
    )]
    Binary,
    /// More rows than allowed.
    #[error("The file has more than {maximum} rows. Split it into smaller files.")]
    TooManyRows {
        /// The most rows allowed.
        maximum: usize,
    },
    /// More columns than allowed.
    #[error(
        "Line {line} has more than {maximum} columns. Remove the columns that hold no user data."
    )]
    TooManyColumns {
        /// The line in the file, counted from 1.
        line: u32,
        /// The most columns allowed.
        maximum: usize,
    },
    /// A cell that is longer than a cell can be; often a sign of a missing quote.
    #[error(
        "A cell in the row that starts on line {line} is longer than {maximum} bytes. Look for a missing quotation mark there."
    )]
    CellTooLong {
        /// The line in the file, counted from 1.
        line: u32,
        /// The most bytes allowed.
        maximum: usize,
    },
    /// A quotation mark that is opened and never closed.
    #[error(
        "A quotation mark opens in the row that starts on line {line} and is never closed. Close it or remove it."
    )]
    UnclosedQuote {
        /// The line in the file, counted from 1.
        line: u32,
    },
}

impl TableError {
    /// A stable name for programs, such as `table.unclosed_quote`.
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

/// Megabytes, rounded up, so that a file just over a limit never reads as equal to it.
const fn megabytes(bytes: usize) -> usize {
    bytes.div_ceil(1 << 20)
}
