//! Why a file cannot be read.

use crate::key::groups;
use crate::language::Language;
use crate::render::{Argument, among};
use b2b_users_core::table::TableError;

impl Language {
    /// What is wrong with a file and what to do.
    #[must_use]
    pub fn table_error(&self, error: &TableError) -> String {
        let line = |line: u32| ("line", u64::from(line).into());
        let maximum = |maximum: usize| ("maximum", (maximum as u64).into());
        let arguments: &[Argument<'_>] = &match error {
            TableError::TooLarge {
                bytes,
                maximum: most,
            } => [
                ("megabytes", megabytes(*bytes).into()),
                ("maximum", megabytes(*most).into()),
            ],
            TableError::TooManyRows { maximum: most } => [maximum(*most), line(0)],
            TableError::TooManyColumns {
                line: at,
                maximum: most,
            }
            | TableError::CellTooLong {
                line: at,
                maximum: most,
            } => [line(*at), maximum(*most)],
            TableError::UnclosedQuote { line: at } => [line(*at), maximum(0)],
            TableError::Empty
            | TableError::HeaderOnly
            | TableError::Unreadable
            | TableError::Workbook
            | TableError::Binary => [line(0), maximum(0)],
        };
        self.coded(groups::TABLE, "", error.code(), &among(arguments))
    }
}

/// Megabytes, rounded up, so that a file just over a limit never reads as equal to it.
const fn megabytes(bytes: usize) -> u64 {
    bytes.div_ceil(1 << 20) as u64
}
