//! Keeps spreadsheet programs from running a cell as a formula, and takes it back.
//!
//! A cell that begins like a formula gets one apostrophe in front. Reading one of our
//! own reports removes exactly one, so a cell that had an apostrophe of its own gets a
//! second one: the round trip is exact.

use std::borrow::Cow;

/// The cell with an apostrophe in front if a spreadsheet program could take it for a
/// formula.
#[must_use]
pub fn guarded(cell: &str) -> Cow<'_, str> {
    if needs_guard(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// The cell without the apostrophe that [`guarded`] put in front.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(inner) if needs_guard(inner) => inner,
        _ => cell,
    }
}

/// Formulas begin with one of four signs, also in full width; some programs skip
/// blanks, quotes and control characters before them.
fn needs_guard(cell: &str) -> bool {
    if cell.starts_with(['\'', '\t', '\r', '\n', '\0']) {
        return true;
    }
    let core = cell.trim_start_matches(|character: char| {
        character.is_whitespace() || character.is_control() || matches!(character, '"' | '\'')
    });
    core.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}
