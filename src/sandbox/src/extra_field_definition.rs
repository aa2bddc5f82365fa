//! User fields that a store has defined.

use serde::Deserialize;

/// What a store-defined user field holds (Users API, `fieldType`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ExtraFieldKind {
    /// One line of text.
    #[default]
    Text = 0,
    /// Text of several lines.
    Multiline = 1,
    /// A number, sent as text like every other value.
    Number = 2,
    /// One of a list of values.
    Dropdown = 3,
}

/// A user field that the store has defined (Users API, list of extra fields).
///
/// `POST /_sandbox/extra-fields` takes a JSON list of these in camelCase. Only `name` has to be
/// there; a field is a visible, optional text unless it says otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExtraFieldDefinition {
    /// The name that requests use.
    pub name: String,
    /// The name that people see; the same as `name` when empty.
    #[serde(default)]
    pub label: String,
    /// The kind of value.
    #[serde(default)]
    pub kind: ExtraFieldKind,
    /// Whether every new user needs a value.
    #[serde(default)]
    pub required: bool,
    /// Whether no two users of the store may have the same value.
    #[serde(default)]
    pub unique: bool,
    /// Whether buyers see the field.
    #[serde(default = "visible")]
    pub visible_to_end_user: bool,
    /// What a form starts with; the store itself fills nothing in.
    #[serde(default)]
    pub default_value: String,
    /// The most characters of a text. Limits are text in the API; one that is no number
    /// limits nothing.
    #[serde(default)]
    pub maximum_length: Option<String>,
    /// The height of a form's box for a text of several lines.
    #[serde(default)]
    pub number_of_rows: Option<String>,
    /// The highest number.
    #[serde(default)]
    pub maximum_value: Option<String>,
    /// The choices of a dropdown.
    #[serde(default)]
    pub values: Vec<String>,
}

fn visible() -> bool {
    true
}

impl ExtraFieldDefinition {
    /// A visible, optional text.
    #[must_use]
    pub fn text(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            label: String::new(),
            kind: ExtraFieldKind::Text,
            required: false,
            unique: false,
            visible_to_end_user: true,
            default_value: String::new(),
            maximum_length: None,
            number_of_rows: None,
            maximum_value: None,
            values: Vec::new(),
        }
    }

    /// The name that people see.
    #[must_use]
    pub fn shown_label(&self) -> &str {
        if self.label.is_empty() {
            &self.name
        } else {
            &self.label
        }
    }
}
