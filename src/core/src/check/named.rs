//! What a field of the store is called, and what is known about it.
//!
//! The store's own fields are found by name without regard to case, or by the label that people
//! read. That is looked up once per column and not once per cell.

use crate::config::{ExtraFieldDefinition, StoreRules};
use crate::scan;

/// A column of a file or a field of a draft: its name and what is known about it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Named<'a> {
    pub(super) typed: &'a str,
    pub(super) definition: Option<&'a ExtraFieldDefinition>,
}

impl<'a> Named<'a> {
    pub(crate) fn find(typed: &'a str, store: &'a StoreRules) -> Self {
        let typed = scan::trim(typed);
        Self {
            typed,
            definition: store.extra_field(typed),
        }
    }

    /// The name as it was typed.
    pub(crate) const fn typed(&self) -> &'a str {
        self.typed
    }

    /// Whether it names this field.
    pub(crate) fn is(&self, definition: &ExtraFieldDefinition) -> bool {
        self.definition == Some(definition)
    }

    /// The name that requests use.
    pub(super) fn name(&self) -> &'a str {
        self.definition.map_or(self.typed, |known| &known.name)
    }
}
