//! The rows of a sheet as a check reads them.

use super::Sheet;
use crate::check::{Cells, Named, Rows, width_issue};
use crate::config::{ExtraFieldDefinition, Rules};
use crate::issue::Issue;
use crate::mapping::Target;
use crate::scan;
use crate::user::Field;

/// Where the text of a column goes.
#[derive(Clone, Copy)]
enum Slot<'a> {
    Field(Field),
    ExtraField(Named<'a>),
}

/// The columns that are read, with what is known about them.
pub(super) struct SheetRows<'a> {
    sheet: &'a Sheet,
    columns: usize,
    slots: Vec<Option<Slot<'a>>>,
}

impl<'a> SheetRows<'a> {
    pub(super) fn new(sheet: &'a Sheet, rules: &'a Rules) -> Self {
        let slot = |target: &'a Target| match target {
            Target::Field(field) => Some(Slot::Field(*field)),
            Target::ExtraField(name) => Some(Slot::ExtraField(Named::find(name, &rules.store))),
            Target::Ignored => None,
        };
        let columns = sheet.mapping.columns().iter();
        Self {
            sheet,
            columns: sheet.table.column_count(),
            slots: columns.map(|column| slot(&column.target)).collect(),
        }
    }

    fn text(&self, row: usize, column: usize) -> &'a str {
        self.sheet.cell(row, column)
    }
}

impl<'a> Rows<'a> for SheetRows<'a> {
    fn number(&self, row: usize) -> u32 {
        self.sheet.table.number(row)
    }

    fn fill(&self, row: usize, cells: &mut Cells<'a>) {
        cells.clear();
        let is_edited = !self.sheet.edits.is_empty();
        self.sheet.table.fill_row(row, &mut cells.row);
        cells.are_harmless = !is_edited && scan::is_harmless(self.sheet.table.row_text(row));
        for (column, slot) in self.slots.iter().enumerate() {
            let Some(slot) = slot else {
                continue;
            };
            let text = if is_edited {
                self.text(row, column)
            } else {
                cells.row.get(column).copied().unwrap_or_default()
            };
            match slot {
                Slot::Field(field) => cells.set(*field, text),
                Slot::ExtraField(named) => cells.extra_fields.push((*named, text)),
            }
        }
    }

    fn text(&self, row: usize, field: Field) -> &'a str {
        let is_it =
            |slot: &Option<Slot<'_>>| matches!(slot, Some(Slot::Field(known)) if *known == field);
        let column = self.slots.iter().position(is_it);
        column.map_or("", |column| self.text(row, column))
    }

    fn extra_field(
        &self,
        row: usize,
        definition: &ExtraFieldDefinition,
    ) -> Option<(&'a str, &'a str)> {
        self.slots.iter().enumerate().find_map(|(column, slot)| {
            let Some(Slot::ExtraField(named)) = slot else {
                return None;
            };
            let text = self.text(row, column);
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
