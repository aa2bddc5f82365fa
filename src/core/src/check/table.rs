//! A whole file.

use super::draft::check_next;
use super::remembered::Remembered;
use crate::config::Rules;
use crate::issue::{Code, Issue};
use crate::mapping::{Mapping, Target};
use crate::table::Table;
use crate::user::{ExtraField, Field, NewUser, UserDraft, canonical_email};
use serde::Serialize;
use std::collections::HashMap;

/// What became of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum RowVerdict {
    /// It can be sent.
    Valid,
    /// An earlier row has the same email; nothing else is wrong.
    Duplicate,
    /// It has errors.
    Invalid,
    /// The store has this user in this company already.
    InStore,
}

/// What [`check_table`] gives. Rows count from 1 without the header.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableCheck {
    /// The users of the valid rows, in the order of the file.
    pub users: Vec<(u32, NewUser)>,
    /// One verdict per row.
    pub verdicts: Vec<RowVerdict>,
    /// Everything that was found, row by row.
    pub issues: Vec<Issue>,
}

impl TableCheck {
    /// The number of rows with this verdict.
    #[must_use]
    pub fn count(&self, verdict: RowVerdict) -> usize {
        self.verdicts
            .iter()
            .filter(|other| **other == verdict)
            .count()
    }
}

/// Checks every row of a file. Emails that stand in two rows are compared without case,
/// and the later row names the first.
#[must_use]
pub fn check_table(table: &Table, mapping: &Mapping, rules: &Rules) -> TableCheck {
    let mut check = TableCheck::default();
    let mut first_rows: HashMap<String, u32> = HashMap::new();
    let mut unique_values = UniqueValues::default();
    let mut remembered = Remembered::default();
    let mut draft = UserDraft::default();
    for row in (1..).take(table.row_count()) {
        fill(&mut draft, table, mapping, row);
        let mut checked = check_next(&draft, rules, &mut remembered);
        let user = checked.user.as_ref();
        let shared = unique_values.shared(&draft, user, rules, &mut remembered, row);
        checked.issues.extend(shared);
        checked.issues.extend(width_issue(table, row));
        let sound = !checked.issues.iter().any(Issue::is_error);
        let mut verdict = if sound {
            RowVerdict::Valid
        } else {
            RowVerdict::Invalid
        };
        if let Some(first) = first_row(&mut first_rows, &draft.email, row) {
            checked.issues.push(
                Issue::new(Code::EmailDuplicate, Field::Email).with("firstRow", first.to_string()),
            );
            verdict = if sound {
                RowVerdict::Duplicate
            } else {
                RowVerdict::Invalid
            };
        }
        if let Some(user) = checked.user.take().filter(|_| verdict == RowVerdict::Valid) {
            check.users.push((row, user));
        }
        check.verdicts.push(verdict);
        check
            .issues
            .extend(checked.issues.into_iter().map(|issue| Issue {
                row: Some(row),
                ..issue
            }));
    }
    check
}

/// The earlier row with the same email; the row itself is remembered otherwise.
fn first_row(first_rows: &mut HashMap<String, u32>, email: &str, row: u32) -> Option<u32> {
    let key = canonical_email(email);
    if key.is_empty() {
        return None;
    }
    let first = *first_rows.entry(key).or_insert(row);
    (first != row).then_some(first)
}

/// Values of fields that no two users may share, with the row that had each first.
#[derive(Default)]
struct UniqueValues(HashMap<(String, String), u32>);

impl UniqueValues {
    /// The issues of a row whose values an earlier row has. Values are compared as they
    /// would be sent: two spellings of one value are one value.
    fn shared(
        &mut self,
        draft: &UserDraft,
        user: Option<&NewUser>,
        rules: &Rules,
        remembered: &mut Remembered,
        row: u32,
    ) -> Vec<Issue> {
        let mut issues = Vec::new();
        let carried = rules.carries(Field::ExtraFields);
        for field in draft.extra_fields.iter().filter(|_| carried) {
            let definition = remembered.extra_field(field.name.trim(), &rules.store);
            let Some(definition) = definition.filter(|known| known.unique) else {
                continue;
            };
            let mut sent = user.map(NewUser::extra_fields).unwrap_or_default().iter();
            let sent = sent.find(|sent| sent.name == definition.name);
            let value = sent.map_or(field.value.as_str(), |sent| &sent.value).trim();
            if value.is_empty() {
                continue;
            }
            let key = (definition.name.clone(), value.to_owned());
            let first = *self.0.entry(key).or_insert(row);
            if first != row {
                issues.push(
                    Issue::new(Code::ExtraFieldDuplicate, Field::ExtraFields)
                        .with("name", field.name.trim())
                        .with("value", value)
                        .with("firstRow", first.to_string()),
                );
            }
        }
        issues
    }
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
