//! What is left to do after an import, as a file that can be corrected and imported
//! again.

mod notes;
mod problems;
mod template;
mod write;

pub use notes::{note_of_doubt, note_of_state, notes_of_check, notes_of_import};
pub use problems::problem_list;
pub use template::template;
pub use write::{RowNote, unfinished_rows};
