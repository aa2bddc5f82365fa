//! A draft whose texts stay where they stand in what was read.

use super::{ExtraField, Field, UserDraft};
use std::borrow::Cow;

/// One of the store's own fields.
pub(crate) type NameAndValue<'a> = (Cow<'a, str>, Cow<'a, str>);

/// The texts of a draft. A program that checks one user after another has none of them copied.
#[derive(Default)]
pub(crate) struct DraftTexts<'a> {
    /// In the order of [`Field`]; that of [`Field::ExtraFields`] is empty.
    pub(crate) texts: [Cow<'a, str>; Field::ALL.len()],
    /// Name and value of each of the store's own fields.
    pub(crate) extra_fields: Vec<NameAndValue<'a>>,
}

impl<'a> DraftTexts<'a> {
    pub(super) fn set(&mut self, field: Field, text: Cow<'a, str>) {
        if let Some(known) = self.texts.get_mut(field as usize) {
            *known = text;
        }
    }

    /// The text of a field.
    pub(crate) fn get(&self, field: Field) -> &str {
        self.texts.get(field as usize).map_or("", |text| text)
    }

    /// The draft, with its own copy of every text.
    pub(crate) fn into_draft(mut self) -> UserDraft {
        let mut draft = UserDraft::default();
        for (field, text) in Field::ALL.iter().zip(&mut self.texts) {
            let text = std::mem::take(text).into_owned();
            match draft.get_mut(*field) {
                Some(place) => *place = text,
                None => drop(text),
            }
        }
        for (name, value) in self.extra_fields {
            let (name, value) = (name.into_owned(), value.into_owned());
            draft.extra_fields.push(ExtraField { name, value });
        }
        draft
    }
}
