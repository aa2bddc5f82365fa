//! Where in the file an issue is.

use super::Sheet;
use crate::issue::Issue;
use crate::json::JsonText;
use crate::mapping::Target;
use crate::scan::folded;
use crate::user::Field;

/// An issue with its place in the file, as a list of problems shows it.
///
/// [`Problem::write`] writes it as JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The row of the file as a spreadsheet numbers it.
    pub row: u32,
    /// The line of the file, counted from 1.
    pub line: u32,
    /// The header of the column; `None` when no column holds the field.
    pub column: Option<String>,
    /// The cell as the file has it.
    pub value: String,
    /// What was found.
    pub issue: Issue,
}

impl Problem {
    /// Writes its members into an object that is open: `line`, `column`, `value` and those of the issue.
    pub fn write(&self, json: &mut JsonText) {
        json.count("line", self.line.into());
        json.text("column", self.column.as_deref());
        json.text("value", Some(&self.value));
        self.issue.write(json);
    }

    /// Finds the cell that an issue of a row is about. Rows count from 0.
    ///
    /// An issue about a row as a whole has no column, and its value is the one that it names. An
    /// issue of a field without a column, such as a required one that the file lacks, has neither.
    #[must_use]
    pub fn locate(issue: &Issue, row: usize, sheet: &Sheet) -> Self {
        let table = sheet.table();
        let number = table.number(row);
        // The check minds no case in the names of extra fields.
        let same = |one: &str, other: &str| folded(one) == folded(other);
        let columns = sheet.mapping().columns();
        let column = issue.field.and_then(|field| match field {
            Field::ExtraFields => columns.iter().position(
                |column| matches!(&column.target, Target::ExtraField(name) if same(name, issue.param("name"))),
            ),
            _ => sheet.mapping().column_of(field),
        });
        let value = match column {
            Some(column) => sheet.raw(row, column).to_owned(),
            None if issue.field.is_none() => issue.param("value").to_owned(),
            None => String::new(),
        };
        Self {
            row: number,
            line: table.line(number),
            column: column.map(|column| table.header(column).to_owned()),
            value,
            issue: issue.clone(),
        }
    }
}
