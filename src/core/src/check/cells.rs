//! What is checked: the texts of one user, wherever they stand.

use super::named::Named;
use crate::config::Rules;
use crate::user::{DraftTexts, Field, UserDraft};
use b2b_users_scan::record::{Cell, Record};

/// Where the texts of the store's own fields begin in a record; those of the other fields stand before
/// them, in the order of [`Field`].
pub(crate) const FIELDS: usize = Field::ALL.len();

/// The texts of one user. They stay where they are.
///
/// They are filled again for each row, and the lists keep their memory, so a row of a file costs no
/// allocation here.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cells<'a> {
    /// The texts, fields first.
    pub(crate) record: Record<'a>,
    /// What the store's own fields are called, in their order in the record.
    pub(crate) names: Vec<Named<'a>>,
}

impl<'a> Cells<'a> {
    /// Those of a draft that was typed.
    pub(crate) fn of_draft(draft: &'a UserDraft, rules: &'a Rules) -> Self {
        let mut cells = Self::default();
        for field in Field::ALL {
            cells.record.set(field as usize, draft.get(field));
        }
        for field in &draft.extra_fields {
            cells.add(&field.name, &field.value, rules);
        }
        cells
    }

    /// Those of a draft that was read.
    pub(crate) fn of_texts(draft: &'a DraftTexts<'_>, rules: &'a Rules) -> Self {
        let mut cells = Self::default();
        for (place, text) in draft.texts.iter().enumerate() {
            cells.record.set(place, text);
        }
        for (name, value) in &draft.extra_fields {
            cells.add(name, value, rules);
        }
        cells
    }

    /// Adds one of the store's own fields. Its name is looked up here, once per draft.
    fn add(&mut self, name: &'a str, value: &'a str, rules: &'a Rules) {
        self.record.set(FIELDS + self.names.len(), value);
        self.names.push(Named::find(name, &rules.store));
    }

    /// A blank cell where the record has no such place.
    pub(crate) fn get(&self, field: Field) -> Cell<'a> {
        self.record.get(field as usize)
    }

    /// The store's own fields.
    pub(super) fn extra_fields(&self) -> impl Iterator<Item = (Named<'a>, Cell<'a>)> {
        let names = self.names.iter().enumerate();
        names.map(|(place, named)| (*named, self.record.get(FIELDS + place)))
    }
}
