//! A whole file.

use super::many::{ManyCheck, TableCheck};
use crate::config::Rules;
use crate::issue::{Code, Issue};
use crate::mapping::{Mapping, Target};
use crate::table::Table;
use crate::user::{ExtraField, Field, UserDraft};

/// Checks every row of a file. Emails that stand in two rows are compared without case,
/// and the later row names the first.
#[must_use]
pub fn check_table(table: &Table, mapping: &Mapping, rules: &Rules) -> TableCheck {
    let mut check = ManyCheck::new(rules);
    let mut draft = UserDraft::default();
    for row in table.rows() {
        fill(&mut draft, table, mapping, row);
        check.add(row, &draft, width_issue(table, row));
    }
    check.finish()
}

/// Puts a row's cells into the draft, whose texts are reused from row to row.
fn fill(draft: &mut UserDraft, table: &Table, mapping: &Mapping, row: u32) {
    for field in Field::ALL {
        if let Some(text) = draft.get_mut(field) {
            text.clear();
        }
    }
    draft.extra_fields.clear();
    for (column, mapped) in mapping.columns().iter().enumerate() {
        let value = table.value(row, column);
        match &mapped.target {
            Target::Field(field) => {
                if let Some(text) = draft.get_mut(*field) {
                    text.push_str(value);
                }
            }
            Target::ExtraField(name) => {
                draft.extra_fields.push(ExtraField {
                    name: name.clone(),
                    value: value.to_owned(),
                });
            }
            Target::Ignored => {}
        }
    }
}

/// A row that is longer than the header has probably lost a quotation mark, and its
/// values stand in the wrong columns.
fn width_issue(table: &Table, row: u32) -> Option<Issue> {
    let (cells, columns) = (table.width(row), table.column_count());
    let surplus = (columns..cells)
        .map(|column| table.raw(row, column))
        .find(|cell| !cell.trim().is_empty());
    let issue = match surplus {
        Some(cell) => Issue::about_row(Code::RowTooManyCells).with("value", cell),
        None if cells < columns => Issue::about_row(Code::RowTooFewCells),
        None => return None,
    };
    Some(
        issue
            .with("cells", cells.to_string())
            .with("columns", columns.to_string()),
    )
}
