//! What was found out about names before, for checks of many users under the same rules.

use super::Finding;
use super::company::check_company;
use crate::config::{Companies, ExtraFieldDefinition, Rules, StoreRules};
use crate::user::{CompanyId, Field};
use std::collections::HashMap;

/// Answers that were given before: a file names few companies and fields many times, and
/// a store may have thousands.
#[derive(Default)]
pub(super) struct Remembered {
    companies: HashMap<String, Finding<CompanyId>>,
    /// Few names, and their places among the store's fields.
    fields: Vec<(String, Option<usize>)>,
    not_carried: Option<Vec<Field>>,
}

impl Remembered {
    /// As [`check_company`]; the same text gets the same answer.
    pub(super) fn company(
        &mut self,
        typed: &str,
        companies: Option<&Companies>,
    ) -> Finding<CompanyId> {
        if let Some(known) = self.companies.get(typed) {
            return known.clone();
        }
        let found = check_company(typed, companies);
        self.companies.insert(typed.to_owned(), found.clone());
        found
    }

    /// The fields that the dialect has no place for.
    pub(super) fn not_carried(&mut self, rules: &Rules) -> &[Field] {
        self.not_carried.get_or_insert_with(|| {
            let fields = Field::ALL.into_iter();
            fields.filter(|field| !rules.carries(*field)).collect()
        })
    }

    /// As [`StoreRules::extra_field`]; the same name gets the same answer.
    pub(super) fn extra_field<'a>(
        &mut self,
        name: &str,
        store: &'a StoreRules,
    ) -> Option<&'a ExtraFieldDefinition> {
        let fields = store.extra_fields.as_deref()?;
        let before = self.fields.iter().find(|(known, _)| known == name);
        let place = match before {
            Some((_, place)) => *place,
            None => {
                let found = store.extra_field(name);
                let place = found.and_then(|found| fields.iter().position(|field| field == found));
                self.fields.push((name.to_owned(), place));
                place
            }
        };
        fields.get(place?)
    }
}
