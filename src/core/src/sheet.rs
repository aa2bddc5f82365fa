//! A file as it is worked on: its table, what was typed over it, which column holds what, and every step
//! of that to take back.
//!
//! A sheet is what a person edits; it knows nothing of rules. `SheetCheck` holds a sheet with what
//! was found in it, and `SheetUsers` gives the users of it to an import. Rows and columns count
//! from 0 below the header throughout; what people see is the number that the table gives a row.

mod change;
mod check;
mod edits;
mod history;
mod overlay;
mod people;
mod problem;
mod rows;
mod touched;
mod users;

pub use change::Change;
pub use check::SheetCheck;
pub use overlay::Listed;
pub use problem::Problem;
pub use users::SheetUsers;

use crate::mapping::{Mapping, Target};
use crate::table::Table;
use crate::user::UserDraft;
use edits::Edits;
use history::{History, Step};
use std::sync::Arc;

/// A table with what was typed over its cells, a target for each column, and values for what is blank.
/// The table itself is never altered.
///
/// A clone shares the table and copies the rest, which is small beside it. Each change says what it
/// touched, so that no more is checked again than that.
///
/// ```
/// use b2b_users_core::sheet::Sheet;
/// use b2b_users_core::table::{TableOptions, read_table};
///
/// let table = read_table(b"Email\nmarie@example\n", TableOptions::default())?;
/// let mut sheet = Sheet::new(table.into());
/// sheet.edit(&[(0, 0, "marie@example.com")]);
/// assert_eq!(sheet.cell(0, 0), "marie@example.com");
/// sheet.undo();
/// assert_eq!(sheet.cell(0, 0), "marie@example");
/// # Ok::<(), b2b_users_core::table::TableError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Sheet {
    table: Arc<Table>,
    mapping: Mapping,
    defaults: UserDraft,
    edits: Edits,
    history: History,
}

impl Sheet {
    /// A sheet of this table, with a suggested target for each column and no values for blank cells.
    #[must_use]
    pub fn new(table: Arc<Table>) -> Self {
        let headers: Vec<&str> = table.headers().collect();
        let mapping = Mapping::suggest(&headers);
        Self::with(table, mapping, UserDraft::default())
    }

    /// A sheet of this table, mapping and values for blank cells.
    #[must_use]
    pub fn with(table: Arc<Table>, mapping: Mapping, defaults: UserDraft) -> Self {
        Self {
            table,
            mapping,
            defaults,
            edits: Edits::default(),
            history: History::default(),
        }
    }

    /// The table as it was read.
    #[must_use]
    pub const fn table(&self) -> &Arc<Table> {
        &self.table
    }

    /// Which column holds what.
    #[must_use]
    pub const fn mapping(&self) -> &Mapping {
        &self.mapping
    }

    /// What stands in for blank cells.
    #[must_use]
    pub const fn defaults(&self) -> &UserDraft {
        &self.defaults
    }

    /// The text of a cell, as it was typed last. Rows and columns count from 0, the header is none;
    /// empty where there is no such cell.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        match self.edits.get(row, column) {
            Some(text) => text,
            None => self.table.cell(row, column),
        }
    }

    /// The same; a cell that was not changed is exactly as the file has it.
    pub(crate) fn raw(&self, row: usize, column: usize) -> &str {
        match self.edits.get(row, column) {
            Some(text) => text,
            None => self.table.raw(self.table.number(row), column),
        }
    }

    /// Whether another sheet of the same table has the same texts for everything.
    pub(crate) fn has_same_texts(&self, other: &Self) -> bool {
        (&self.mapping, &self.defaults, &self.edits)
            == (&other.mapping, &other.defaults, &other.edits)
    }

    /// Types texts over cells: row, column, text. All of them are one step to take back.
    ///
    /// Cells beyond the table are passed over. A text that is what the file has takes an earlier
    /// edit away, so a cell that was typed back takes no memory. What was taken back before cannot
    /// be taken again afterwards.
    pub fn edit(&mut self, cells: &[(usize, usize, &str)]) -> Change {
        let mut step = Vec::new();
        let table = &self.table;
        let is_in = |row, column| row < table.row_count() && column < table.column_count();
        for (row, column, text) in cells.iter().filter(|cell| is_in(cell.0, cell.1)) {
            let after = (self.table.cell(*row, *column) != *text).then(|| Box::from(*text));
            let before = self.edits.put(*row, *column, after.clone());
            step.push(history::Cell {
                row: *row,
                column: *column,
                before,
                after,
            });
        }
        self.history.add(Step::Cells(step))
    }

    /// Gives columns other targets.
    ///
    /// The mapping needs an entry for each column of the table; with another number of them
    /// everything is checked again.
    pub fn map(&mut self, mapping: Mapping) -> Change {
        let before = std::mem::replace(&mut self.mapping, mapping.clone());
        self.history.add(Step::Mapping {
            before,
            after: mapping,
        })
    }

    /// Gives a column another target; the column that had it loses it.
    ///
    /// As [`Mapping::set`]: a column that does not exist changes nothing, and the step is in the
    /// history all the same.
    pub fn set_target(&mut self, column: usize, target: Target) -> Change {
        let mut mapping = self.mapping.clone();
        mapping.set(column, target);
        self.map(mapping)
    }

    /// Changes what stands in for blank cells.
    pub fn set_defaults(&mut self, defaults: UserDraft) -> Change {
        let before = std::mem::replace(&mut self.defaults, defaults.clone());
        self.history.add(Step::Defaults {
            before: before.into(),
            after: defaults.into(),
        })
    }

    /// Takes the last step back. `None` if there is none.
    ///
    /// The change names what has to be checked again, which is the same back as forth.
    pub fn undo(&mut self) -> Option<Change> {
        let step = self.history.back()?;
        let change = step.change();
        match step {
            Step::Cells(cells) => {
                for cell in cells.into_iter().rev() {
                    self.edits.put(cell.row, cell.column, cell.before);
                }
            }
            Step::Mapping { before, .. } => self.mapping = before,
            Step::Defaults { before, .. } => self.defaults = *before,
        }
        Some(change)
    }

    /// Takes the step again that was taken back last. `None` if there is none.
    pub fn redo(&mut self) -> Option<Change> {
        let step = self.history.forth()?;
        let change = step.change();
        match step {
            Step::Cells(cells) => {
                for cell in cells {
                    self.edits.put(cell.row, cell.column, cell.after);
                }
            }
            Step::Mapping { after, .. } => self.mapping = after,
            Step::Defaults { after, .. } => self.defaults = *after,
        }
        Some(change)
    }
}
