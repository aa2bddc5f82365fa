//! The fields that a store defined for its users.

use super::record::{flag, number, text};
use crate::json::Json;
use crate::scan::folded;

/// The kind of a field, with the limit that goes with it.
///
/// Whatever the kind, requests carry the value as text (Users API, `extraFields`). A kind that is
/// not documented is read as one line of text without a limit, unless the record names one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExtraFieldType {
    /// One line of text, of at most so many characters.
    Text {
        /// `maximumLength`.
        maximum_length: Option<usize>,
    },
    /// Several lines of text.
    Multiline {
        /// `numberOfRows`: the most lines.
        lines: Option<usize>,
    },
    /// A number, not above a maximum.
    Number {
        /// `maximumValue`, as the store writes it: a decimal number of any length.
        maximum: Option<String>,
    },
    /// One of a list of values.
    Dropdown {
        /// `listOfValue`.
        values: Vec<String>,
    },
}

/// A field that the store defined (Users API, "List extra fields"). The API writes the
/// limits as text; both text and numbers are read here, and what is not a limit is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtraFieldDefinition {
    /// The name that requests use.
    pub name: String,
    /// The name that people read.
    pub label: String,
    /// What values it takes.
    pub value_type: ExtraFieldType,
    /// Whether every user needs a value.
    pub required: bool,
    /// Whether no two users of the store may share a value.
    pub unique: bool,
    /// The value of users who were given none.
    pub default_value: Option<String>,
}

impl ExtraFieldDefinition {
    /// Reads one record; `None` if it has no name.
    pub(super) fn read(record: &Json) -> Option<Self> {
        let name = text(record, "fieldName").filter(|name| !name.trim().is_empty())?;
        let size = |key: &str| number(record, key).and_then(|size| usize::try_from(size).ok());
        let filled = |key: &str| text(record, key).filter(|text| !text.trim().is_empty());
        let positive = |size: &usize| *size > 0;
        let value_type = match number(record, "fieldType") {
            Some(1) => ExtraFieldType::Multiline {
                lines: size("numberOfRows").filter(positive),
            },
            Some(2) => ExtraFieldType::Number {
                maximum: filled("maximumValue"),
            },
            Some(3) => ExtraFieldType::Dropdown {
                values: values(record),
            },
            _ => ExtraFieldType::Text {
                maximum_length: size("maximumLength").filter(positive),
            },
        };
        Some(Self {
            label: filled("labelName").unwrap_or_else(|| name.clone()),
            name,
            value_type,
            required: flag(record, "isRequired").unwrap_or(false),
            unique: flag(record, "isUnique").unwrap_or(false),
            default_value: filled("defaultValue"),
        })
    }

    /// Whether this is the field of that name. Case does not tell fields apart here: a
    /// header "department" surely means "Department".
    #[must_use]
    pub fn is_named(&self, name: &str) -> bool {
        let same = |own: &str| folded(own) == folded(name);
        same(&self.name) || same(&self.label)
    }
}

/// The values of a list in the store's order; what is no text is passed over.
fn values(record: &Json) -> Vec<String> {
    let list = record.get("listOfValue").and_then(Json::as_array);
    let text = |value: &Json| value.as_str().map(str::to_owned);
    list.into_iter().flatten().filter_map(text).collect()
}
