//! The rows of a sheet as a check reads them.
//!
//! A check asks for places of a record: the fields of a user in the order of `Field::ALL`, then the
//! store's own fields in the order of their columns. Which column each place is read from is
//! settled once here and not for each row. Texts are borrowed from the table or from the edits over
//! it, and never copied.

use super::Sheet;
use crate::check::{Cells, FIELDS, Named, Rows, width_issue};
use crate::config::{ExtraFieldDefinition, Rules};
use crate::issue::Issue;
use crate::mapping::Target;
use crate::scan;
use crate::user::Field;

/// The columns that are read, with what is known about them.
///
/// It borrows the sheet as it is now: after a change of the mapping it has to be made again.
pub(super) struct SheetRows<'a> {
    sheet: &'a Sheet,
    columns: usize,
    /// The column of each place of a record.
    places: Vec<Option<usize>>,
    names: Vec<Named<'a>>,
}

impl<'a> SheetRows<'a> {
    pub(super) fn new(sheet: &'a Sheet, rules: &'a Rules) -> Self {
        let mut places: Vec<Option<usize>> = vec![None; FIELDS];
        let mut names = Vec::new();
        for (column, mapped) in sheet.mapping.columns().iter().enumerate() {
            match &mapped.target {
                Target::Field(field) => {
                    if let Some(place) = places.get_mut(*field as usize) {
                        *place = Some(column);
                    }
                }
                Target::ExtraField(name) => {
                    places.push(Some(column));
                    names.push(Named::find(name, &rules.store));
                }
                Target::Ignored => {}
            }
        }
        Self {
            sheet,
            columns: sheet.table.column_count(),
            places,
            names,
        }
    }

    /// The text in a place of a record, with what was typed over it; empty if no column is read for
    /// that place.
    fn text(&self, row: usize, place: usize) -> &'a str {
        let column = self.places.get(place).copied().flatten();
        column.map_or("", |column| self.sheet.cell(row, column))
    }
}

impl<'a> Rows<'a> for SheetRows<'a> {
    fn number(&self, row: usize) -> u32 {
        self.sheet.table.number(row)
    }

    fn fill(&self, row: usize, cells: &mut Cells<'a>) {
        let sheet = self.sheet;
        sheet
            .table
            .read_record(row, &self.places, &mut cells.record);
        if cells.names.len() != self.names.len() {
            cells.names.clone_from(&self.names);
        }
        if sheet.edits.is_empty() {
            return;
        }
        for (place, column) in self.places.iter().enumerate() {
            if let Some(text) = column.and_then(|column| sheet.edits.get(row, column)) {
                cells.record.set(place, text);
            }
        }
    }

    fn text(&self, row: usize, field: Field) -> &'a str {
        self.text(row, field as usize)
    }

    fn extra_field(
        &self,
        row: usize,
        definition: &ExtraFieldDefinition,
    ) -> Option<(&'a str, &'a str)> {
        (FIELDS..).zip(&self.names).find_map(|(place, named)| {
            let text = self.text(row, place);
            (named.is(definition) && !scan::is_blank(text)).then(|| (named.typed(), text))
        })
    }

    fn about_row(&self, row: usize) -> Option<Issue> {
        let width = self.sheet.table.row_width(row);
        if width == self.columns {
            return None;
        }
        let mut surplus = self.sheet.table.row_cells(row).skip(self.columns);
        let surplus = surplus.find(|cell| !scan::is_blank(cell));
        width_issue(width, self.columns, surplus)
    }
}
