//! What the files that are written here say to people.

use crate::import::RowState;
use crate::issue::Issue;
use crate::user::{Field, Role};

/// The words of a language, which the engine itself has none of.
pub trait Wording {
    /// What is wrong and what to do.
    fn issue(&self, issue: &Issue) -> String;

    /// What became of a row and what to do next.
    fn row(&self, state: &RowState) -> String;

    /// The header of a field's column. A file that has it is read again.
    fn heading(&self, field: Field) -> String;

    /// A role, as a file may name it.
    fn role(&self, role: Role) -> String;

    /// What stands in the place of an address in a row that is none.
    fn example_email(&self) -> String;
}
