//! What a sentence is made of beside its code.

use crate::json::JsonText;
use serde_json::Value;

/// One argument of a message.
///
/// Counts are numbers. Typed values and identifiers of the store are texts: they may be greater than
/// any number that JavaScript holds exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// A text: what was typed, a name, a code of a reason, or words of the store.
    Text(String),
    /// A count, a place or a limit.
    Number(u64),
    /// Several texts, such as what can be chosen.
    List(Vec<String>),
}

impl Argument {
    /// The text; empty if it is none.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Number(_) | Self::List(_) => "",
        }
    }

    /// The members of a list; none if it is no list.
    #[must_use]
    pub fn list(&self) -> &[String] {
        match self {
            Self::List(list) => list,
            Self::Text(_) | Self::Number(_) => &[],
        }
    }

    /// Writes the value.
    pub(super) fn write(&self, json: &mut JsonText) {
        match self {
            Self::Text(text) => json.string(text),
            Self::Number(number) => json.number(*number),
            Self::List(texts) => json.list(texts, |json, text| json.string(text)),
        }
    }

    /// The argument as JSON.
    pub(crate) fn to_json(&self) -> Value {
        match self {
            Self::Text(text) => text.as_str().into(),
            Self::Number(number) => (*number).into(),
            Self::List(list) => list.as_slice().into(),
        }
    }

    /// Reads what [`Argument::to_json`] gives.
    pub(crate) fn from_json(value: &Value) -> Option<Self> {
        Some(match value {
            Value::String(text) => Self::Text(text.clone()),
            Value::Array(list) => {
                let texts = list.iter().map(|text| text.as_str().map(str::to_owned));
                Self::List(texts.collect::<Option<_>>()?)
            }
            number => Self::Number(number.as_u64()?),
        })
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<u64> for Argument {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<Vec<String>> for Argument {
    fn from(list: Vec<String>) -> Self {
        Self::List(list)
    }
}
