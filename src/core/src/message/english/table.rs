//! Why a file cannot be read.

use crate::table::TableError;
use std::fmt;

/// What is wrong with the file and what to do.
fn table_error(error: &TableError) -> String {
    match error {
        TableError::Empty => "The file is empty. Choose a CSV file with a header row and one row per user.".to_owned(),
        TableError::HeaderOnly => "The file has a header row but no users below it. Add one row per user.".to_owned(),
        TableError::TooLarge { bytes, maximum } => format!("The file has {} MB, and {} MB is the most. Split it into smaller files.", megabytes(*bytes), megabytes(*maximum)),
        TableError::Unreadable => "The file could not be read. If it was moved or changed, choose it again.".to_owned(),
        TableError::Workbook => "This is a spreadsheet workbook. Open it and save it as \"CSV UTF-8\", then choose that file.".to_owned(),
        TableError::Binary => "This is not a text file. Choose a CSV file, as every spreadsheet program can save it.".to_owned(),
        TableError::TooManyRows { maximum } => format!("The file has more than {maximum} rows. Split it into smaller files."),
        TableError::TooManyColumns { line, maximum } => format!("Line {line} has more than {maximum} columns. Remove the columns that hold no user data."),
        TableError::CellTooLong { line, maximum } => format!("A cell in the row that starts on line {line} is longer than {maximum} bytes. Look for a missing quotation mark there."),
        TableError::UnclosedQuote { line } => format!("A quotation mark opens in the row that starts on line {line} and is never closed. Close it or remove it."),
    }
}

/// Megabytes, rounded up, so that a file just over a limit never reads as equal to it.
const fn megabytes(bytes: usize) -> usize {
    bytes.div_ceil(1 << 20)
}

impl fmt::Display for TableError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&table_error(self))
    }
}
