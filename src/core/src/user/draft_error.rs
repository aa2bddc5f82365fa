//! What is wrong with a draft that a program hands over.

use crate::json::JsonError;
use std::error::Error;
use std::fmt;

/// Why a text is no draft of a user. Nothing of the values is repeated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftError {
    /// It is no JSON.
    NotJson(JsonError),
    /// It is JSON, but not an object.
    NotAnObject,
    /// A user has no field of this name: a misspelt one must not pass for a blank.
    UnknownField(String),
    /// A list or an object stands where this field or extra field needs a text, a number, true or false.
    NotAValue(String),
    /// A list is a member of a list of this field.
    ListWithinList(&'static str),
    /// The store's own fields are neither a list nor an object.
    ExtraFields,
    /// A member of the list of the store's own fields is no object of `fieldName` and `fieldValue`.
    ExtraField,
}

impl DraftError {
    /// A stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotJson(_) => "draft.not_json",
            Self::NotAnObject => "draft.not_an_object",
            Self::UnknownField(_) => "draft.unknown_field",
            Self::NotAValue(_) => "draft.not_a_value",
            Self::ListWithinList(_) => "draft.list_within_list",
            Self::ExtraFields => "draft.extra_fields",
            Self::ExtraField => "draft.extra_field",
        }
    }
}

impl fmt::Display for DraftError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl Error for DraftError {}
