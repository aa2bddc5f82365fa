//! What a check found: a stable code, the field, and what a sentence about it is made of.

mod argument;
mod code;
mod reason;
mod severity;

pub use argument::Argument;
pub use code::Code;
pub use reason::Reason;
pub use severity::Severity;

use crate::json::JsonText;
use crate::user::Field;

/// One finding about one field of one user.
///
/// [`Issue::write`] writes it as JSON.
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

impl Issue {
    /// Writes its members into an object that is open: `code`, `field`, `row` if it has one, `severity` and `params`.
    pub fn write(&self, json: &mut JsonText) {
        json.text("code", Some(self.code.as_str()));
        json.text("field", self.field.map(Field::name));
        if let Some(row) = self.row {
            json.count("row", row.into());
        }
        json.text("severity", Some(self.severity.name()));
        json.key("params");
        json.raw("{");
        let mut last = "";
        // A handful: looking for the next one is less code than sorting them.
        while let Some((name, value)) = self
            .params
            .iter()
            .filter(|(name, _)| *name > last)
            .min_by_key(|(name, _)| *name)
        {
            json.key(name);
            value.write(json);
            last = name;
        }
        json.raw("}");
    }
}
