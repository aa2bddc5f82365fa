//! What is left to do after an import, as a file that can be corrected and imported
//! again.
//!
//! Three kinds of file are written here: the rows that were not created, the list of problems, and
//! an empty file to start from. All are CSV in UTF-8 with a byte order mark and lines that end in
//! CR LF, and no cell in them can run as a formula.

mod notes;
mod problems;
mod template;
mod wording;
mod write;

pub use notes::{note_of_doubt, note_of_state, notes_of_check, notes_of_import};
pub use problems::problem_list;
pub use template::template;
pub use wording::Wording;
pub use write::{RowNote, unfinished_rows};
