//! Many users to be checked, wherever their texts stand.

use super::Cells;
use crate::config::{ExtraFieldDefinition, Rules};
use crate::issue::{Code, Issue};
use crate::scan;
use crate::user::{DraftTexts, Field};

/// The texts of many users. Rows count from 0 here; what people see is [`Rows::number`].
///
/// A check reads a row several times, whole or one text of it, and keeps none of it: the texts have
/// to stay where they are as long as the check goes on.
pub(crate) trait Rows<'a> {
    /// What a row is called: as the spreadsheet numbers it, or its place in a list.
    fn number(&self, row: usize) -> u32;

    /// Puts the texts of a row in the place of those that are there.
    fn fill(&self, row: usize, cells: &mut Cells<'a>);

    /// One text of a row.
    fn text(&self, row: usize, field: Field) -> &'a str;

    /// What one of the store's own fields is called where the row comes from, and its text there;
    /// the first one that is not blank.
    fn extra_field(
        &self,
        row: usize,
        definition: &ExtraFieldDefinition,
    ) -> Option<(&'a str, &'a str)>;

    /// What is to be said of a row as a whole.
    fn about_row(&self, row: usize) -> Option<Issue>;
}

/// Drafts, which count from 1.
pub(super) struct Drafts<'a> {
    pub(super) drafts: &'a [DraftTexts<'a>],
    pub(super) rules: &'a Rules,
}

impl<'a> Rows<'a> for Drafts<'a> {
    fn number(&self, row: usize) -> u32 {
        u32::try_from(row + 1).unwrap_or(u32::MAX)
    }

    fn fill(&self, row: usize, cells: &mut Cells<'a>) {
        if let Some(draft) = self.drafts.get(row) {
            *cells = Cells::of_texts(draft, self.rules);
        }
    }

    fn text(&self, row: usize, field: Field) -> &'a str {
        self.drafts.get(row).map_or("", |draft| draft.get(field))
    }

    fn extra_field(
        &self,
        row: usize,
        definition: &ExtraFieldDefinition,
    ) -> Option<(&'a str, &'a str)> {
        let mut fields = self.drafts.get(row)?.extra_fields.iter();
        let is_it = |name: &str| self.rules.store.extra_field(name.trim()) == Some(definition);
        let (name, value) = fields.find(|(name, value)| !scan::is_blank(value) && is_it(name))?;
        Some((name.trim(), value))
    }

    fn about_row(&self, _row: usize) -> Option<Issue> {
        None
    }
}

/// A row that is longer than the header has probably lost a quotation mark, and its values stand in
/// the wrong columns. `surplus` is the first text beyond the header.
///
/// A row that is too short is told of as well, since the cells that are missing count as blank.
/// Blank cells beyond the header are of no consequence and are passed over.
pub(crate) fn width_issue(cells: usize, columns: usize, surplus: Option<&str>) -> Option<Issue> {
    let issue = match surplus {
        Some(cell) => Issue::about_row(Code::RowTooManyCells).with("value", cell),
        None if cells < columns => Issue::about_row(Code::RowTooFewCells),
        None => return None,
    };
    Some(
        issue
            .with("cells", cells as u64)
            .with("columns", columns as u64),
    )
}
