//! What a check found: a stable code, the field, and what a sentence about it is made of.

mod argument;
mod code;
mod reason;
mod severity;

pub use argument::Argument;
pub use code::Code;
pub use reason::Reason;
pub use severity::Severity;

use crate::user::Field;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// One finding about one field of one user.
///
/// Serialises as `{ code, field, row?, severity, params }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// What was found. Codes are stable: programs may compare them.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// The field that it is about; `None` when it is about the whole row.
    pub field: Option<Field>,
    /// The row of the file as a spreadsheet counts them, or the place in a list, counted from 1; `None`
    /// for a form.
    pub row: Option<u32>,
    /// The particulars that a sentence about it is made of, such as `("value", "Manager")`.
    pub params: Vec<(&'static str, Argument)>,
}

impl Issue {
    /// An issue of the code's usual severity.
    #[must_use]
    pub fn new(code: Code, field: Field) -> Self {
        Self {
            code,
            severity: code.severity(),
            field: Some(field),
            row: None,
            params: Vec::new(),
        }
    }

    /// An issue about a row as a whole.
    #[must_use]
    pub fn about_row(code: Code) -> Self {
        Self {
            code,
            severity: code.severity(),
            field: None,
            row: None,
            params: Vec::new(),
        }
    }

    /// Adds a particular.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.params.push((name, value.into()));
        self
    }

    /// The particular of this name.
    #[must_use]
    pub fn argument(&self, name: &str) -> Option<&Argument> {
        let mut params = self.params.iter();
        let known = params.find(|(key, _)| *key == name);
        known.map(|(_, argument)| argument)
    }

    /// The text of this name; empty if there is none.
    #[must_use]
    pub fn param(&self, name: &str) -> &str {
        self.argument(name).map_or("", Argument::text)
    }

    /// The list of this name; without members if there is none.
    #[must_use]
    pub fn list(&self, name: &str) -> &[String] {
        self.argument(name).map_or(&[], Argument::list)
    }

    /// Whether it stops the user from being created.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl Serialize for Issue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.serialize_into(&mut map)?;
        map.end()
    }
}

impl Issue {
    /// Adds its entries to those of something that holds it: in a browser's module that is smaller than
    /// what serde does for it.
    pub(crate) fn serialize_into<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("code", self.code.as_str())?;
        map.serialize_entry("field", &self.field)?;
        if let Some(row) = self.row {
            map.serialize_entry("row", &row)?;
        }
        map.serialize_entry("severity", &self.severity)?;
        map.serialize_entry("params", &Params(&self.params))
    }
}

/// Particulars as an object, by their names.
struct Params<'a>(&'a [(&'static str, Argument)]);

impl Serialize for Params<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let mut last = "";
        // A handful: looking for the next one is less code than sorting them.
        while let Some((name, value)) = self
            .0
            .iter()
            .filter(|(name, _)| *name > last)
            .min_by_key(|(name, _)| *name)
        {
            map.serialize_entry(name, value)?;
            last = name;
        }
        map.end()
    }
}
