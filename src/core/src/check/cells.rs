//! What is checked: the texts of one user, wherever they stand.

use super::extra_fields::Named;
use crate::config::Rules;
use crate::scan;
use crate::user::{Field, UserDraft};

/// The texts of one user, by field. They stay where they are.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cells<'a> {
    texts: [&'a str; Field::ALL.len()],
    /// The store's own fields.
    pub(crate) extra_fields: Vec<(Named<'a>, &'a str)>,
    /// Whether a look at all of them at once showed that none needs a closer one.
    pub(crate) are_harmless: bool,
    /// The cells of a row that these were taken from.
    pub(crate) row: Vec<&'a str>,
}

impl<'a> Cells<'a> {
    /// The texts of a draft.
    pub(crate) fn of(draft: &'a UserDraft, rules: &'a Rules) -> Self {
        let mut cells = Self::default();
        for field in Field::ALL {
            cells.set(field, draft.get(field));
        }
        let fields = draft.extra_fields.iter();
        cells.extra_fields = fields
            .map(|field| (Named::find(&field.name, &rules.store), field.value.as_str()))
            .collect();
        cells
    }

    /// Forgets the texts of the row before.
    pub(crate) fn clear(&mut self) {
        self.texts = Default::default();
        self.extra_fields.clear();
        self.are_harmless = false;
    }

    pub(crate) fn get(&self, field: Field) -> &'a str {
        self.texts.get(field as usize).copied().unwrap_or_default()
    }

    pub(crate) fn set(&mut self, field: Field, text: &'a str) {
        if let Some(place) = self.texts.get_mut(field as usize) {
            *place = text;
        }
    }

    /// The text, or the default if it was left blank.
    pub(super) fn filled(&self, field: Field, rules: &'a Rules) -> &'a str {
        let typed = self.get(field);
        if scan::is_blank(typed) {
            rules.defaults.get(field)
        } else {
            typed
        }
    }
}
