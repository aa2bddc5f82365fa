//! Keeps spreadsheet programs from running a cell as a formula, and takes it back.
//!
//! A cell that begins like a formula gets one apostrophe in front. Reading such a file again removes
//! exactly one, so a cell that had an apostrophe of its own gets a second one: the round trip is exact.

use std::borrow::Cow;

/// The columns that a file of rows which were not created has in front of the merchant's own. They say
/// why, and they say that the file's cells are escaped.
pub const REPORT_COLUMNS: [&str; 6] = [
    "import_row",
    "import_status",
    "import_code",
    "import_field",
    "import_value",
    "import_reason",
];

/// The cell with an apostrophe in front if a spreadsheet program could take it for a
/// formula.
///
/// ```
/// use b2b_users_core::table::{escape_formula, unescape_formula};
///
/// assert_eq!(escape_formula("=1+1"), "'=1+1");
/// assert_eq!(escape_formula("Curie"), "Curie");
/// // The cell's own apostrophe survives the way there and back.
/// assert_eq!(escape_formula("'quoted"), "''quoted");
/// assert_eq!(unescape_formula("''quoted"), "'quoted");
/// ```
#[must_use]
pub fn escape_formula(cell: &str) -> Cow<'_, str> {
    if needs_escape(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// The cell without the apostrophe that [`escape_formula`] put in front.
///
/// Only an apostrophe that [`escape_formula`] would have put there is taken away: `'n Abend` in a
/// file that others have made would lose nothing.
#[must_use]
pub fn unescape_formula(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(inner) if needs_escape(inner) => inner,
        _ => cell,
    }
}

/// Formulas begin with one of four signs, also in full width; some programs skip
/// blanks, quotes and control characters before them.
///
/// Signs in front of which a program may skip something count as well, so more cells get an
/// apostrophe than would run; reading takes it away again, so that costs nothing.
fn needs_escape(cell: &str) -> bool {
    if cell.starts_with(['\'', '\t', '\r', '\n', '\0']) {
        return true;
    }
    let core = cell.trim_start_matches(|character: char| {
        character.is_whitespace() || character.is_control() || matches!(character, '"' | '\'')
    });
    core.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}
