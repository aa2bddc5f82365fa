//! JSON as a value: what the store answers, settings and rules.
//!
//! A reader of our own, since the value of `serde_json` brings a map, the reading and writing of
//! floating point and a reader for any type along, which a browser would have to load for it. What is
//! accepted and where an error is are the same; property tests compare the two.
//!
//! Two things differ. A number is kept as its text, so nothing is rounded, and one too large for floating
//! point is a number, too.

mod read;
mod sorted;

pub use b2b_users_scan::json::JsonText;
pub(crate) use b2b_users_scan::json::{Read, Reader, Stopped};
use std::fmt;

/// A JSON value.
///
/// ```
/// use b2b_users_core::json::Json;
///
/// let json = Json::read(r#"{ "data": { "id": 42, "tags": ["a", null] } }"#).unwrap();
/// let data = json.get("data").unwrap();
/// assert_eq!(data.get("id").and_then(Json::as_u64), Some(42));
/// assert_eq!(data.get("tags").and_then(Json::as_array).map(<[Json]>::len), Some(2));
/// assert_eq!(json.get("id"), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Json {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it was written.
    Number(String),
    /// A text.
    String(String),
    /// A list.
    Array(Vec<Json>),
    /// Names and values in the order of the names, each name once: of equal names in a text the last one
    /// counts.
    Object(Vec<(String, Json)>),
}

/// A text that is no JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JsonError {
    /// The line where reading ended, from 1.
    pub line: usize,
    /// The bytes of this line up to there.
    pub column: usize,
}

impl fmt::Display for JsonError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "json.invalid({}, {})", self.line, self.column)
    }
}

impl std::error::Error for JsonError {}

impl Json {
    /// What an object has under this name; `None` as well if this is no object.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        let mut all = self.as_object()?.iter();
        all.find(|(own, _)| own == name).map(|(_, value)| value)
    }

    /// Takes what an object has under this name out of it, and leaves `null` there.
    pub(crate) fn take_member(&mut self, name: &str) -> Option<Self> {
        let Self::Object(members) = self else {
            return None;
        };
        let mut all = members.iter_mut();
        let (_, value) = all.find(|(own, _)| own == name)?;
        Some(std::mem::take(value))
    }

    /// The names and values of an object, in the order of the names.
    #[must_use]
    pub fn as_object(&self) -> Option<&[(String, Self)]> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The items of a list.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The text, without quotation marks and escapes.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// Whether it is `true`; `None` if it is neither that nor `false`.
    #[must_use]
    pub const fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(is) => Some(*is),
            _ => None,
        }
    }

    /// A number that is written as a whole one, not as `2.0` or `2e0`, and has at most 64 bits.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        match self {
            Self::Number(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// Whether it is `null`.
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether it is a text.
    #[must_use]
    pub const fn is_string(&self) -> bool {
        matches!(self, Self::String(_))
    }

    /// Whether it is a list.
    #[must_use]
    pub const fn is_array(&self) -> bool {
        matches!(self, Self::Array(_))
    }

    /// Whether it is an object.
    #[must_use]
    pub const fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }
}
