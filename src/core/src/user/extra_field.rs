//! Fields that a store defined itself.

/// The name and value of one of the store's own fields. The value is always text,
/// whatever the field's type (Users API, `extraFields`).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExtraField {
    /// The field's name in the store, such as "Department".
    pub name: String,
    /// Its value.
    pub value: String,
}
