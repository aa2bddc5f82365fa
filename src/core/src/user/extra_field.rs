//! Fields that a store defined itself.

use serde::Serialize;

/// The name and value of one of the store's own fields. The value is always text,
/// whatever the field's type (Users API, `extraFields`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ExtraField {
    /// The field's name in the store, such as "Department".
    #[serde(rename = "fieldName")]
    pub name: String,
    /// Its value.
    #[serde(rename = "fieldValue")]
    pub value: String,
}
