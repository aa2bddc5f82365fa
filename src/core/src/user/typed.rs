//! Drafts as other programs hand them over: values of any plain type stand for their text.

use super::{ExtraField, Field, UserDraft};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;
use std::fmt::{self, Display};

/// What separates the members of a list that is given as a list.
const SEPARATOR: char = ';';

/// What should stand where something else does. Shown as its code: readers carry texts only.
enum Expected {
    /// A value of a plain type.
    Value,
    /// The store's own fields.
    ExtraFields,
    /// One of the store's own fields in a list of them.
    ExtraField,
    /// A whole draft.
    Draft,
}

/// What is wrong with a draft beside a value of another type. Shown as its code, too.
enum DraftError<'a> {
    /// A list is a member of a list.
    ListWithinList,
    /// A list stands for a value that is none.
    ListForValue,
    /// A user has no such field.
    UnknownField(&'a str),
}

impl Display for Expected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Value => "draft.value",
            Self::ExtraFields => "draft.extra_fields",
            Self::ExtraField => "draft.extra_field",
            Self::Draft => "draft.object",
        })
    }
}

impl Display for DraftError<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ListWithinList => formatter.write_str("draft.list_within_list"),
            Self::ListForValue => formatter.write_str("draft.list_for_value"),
            Self::UnknownField(key) => write!(formatter, "draft.unknown_field({key})"),
        }
    }
}

/// A value as its text: a text, a number, a yes or no, or nothing. A list is its members'
/// texts, separated as a list in a cell is.
struct Typed {
    text: String,
    is_list: bool,
}

impl From<String> for Typed {
    fn from(text: String) -> Self {
        let is_list = false;
        Self { text, is_list }
    }
}

impl<'de> Deserialize<'de> for Typed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TypedVisitor)
    }
}

struct TypedVisitor;

impl<'de> Visitor<'de> for TypedVisitor {
    type Value = Typed;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        Expected::Value.fmt(formatter)
    }

    fn visit_str<E>(self, value: &str) -> Result<Typed, E> {
        Ok(value.to_owned().into())
    }

    fn visit_string<E>(self, value: String) -> Result<Typed, E> {
        Ok(value.into())
    }

    fn visit_bool<E>(self, value: bool) -> Result<Typed, E> {
        Ok(value.to_string().into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Typed, E> {
        Ok(value.to_string().into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Typed, E> {
        Ok(value.to_string().into())
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "compared with the number right after"
    )]
    fn visit_f64<E>(self, value: f64) -> Result<Typed, E> {
        // Not `to_string`: what writes a number of any size in full is nine kilobytes of a browser's module.
        let whole = value as i64;
        Ok(if whole as f64 == value {
            whole.to_string().into()
        } else if let Some(number) = Number::from_f64(value) {
            number.to_string().into()
        } else {
            "NaN".to_owned().into()
        })
    }

    fn visit_unit<E>(self) -> Result<Typed, E> {
        Ok(String::new().into())
    }

    fn visit_none<E: Error>(self) -> Result<Typed, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Typed, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Typed, A::Error> {
        let mut text = String::new();
        let mut is_first = true;
        while let Some(member) = list.next_element::<Typed>()? {
            if member.is_list {
                return Err(A::Error::custom(DraftError::ListWithinList));
            }
            if !is_first {
                text.push(SEPARATOR);
            }
            is_first = false;
            text.push_str(&member.text);
        }
        let is_list = true;
        Ok(Typed { text, is_list })
    }
}

/// The store's own fields: a list of names and values, or an object of them.
struct ExtraFields(Vec<ExtraField>);

impl<'de> Deserialize<'de> for ExtraFields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ExtraFieldsVisitor)
    }
}

struct ExtraFieldsVisitor;

impl<'de> Visitor<'de> for ExtraFieldsVisitor {
    type Value = ExtraFields;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        Expected::ExtraFields.fmt(formatter)
    }

    fn visit_unit<E>(self) -> Result<ExtraFields, E> {
        Ok(ExtraFields(Vec::new()))
    }

    fn visit_none<E: Error>(self) -> Result<ExtraFields, E> {
        self.visit_unit()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<ExtraFields, A::Error> {
        let mut fields = Vec::new();
        while let Some(Pair(field)) = list.next_element()? {
            fields.push(field);
        }
        Ok(ExtraFields(fields))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ExtraFields, A::Error> {
        let mut fields = Vec::new();
        while let Some((name, value)) = map.next_entry::<String, Typed>()? {
            let value = single(value)?;
            fields.push(ExtraField { name, value });
        }
        Ok(ExtraFields(fields))
    }
}

/// One member of a list of extra fields.
struct Pair(ExtraField);

impl<'de> Deserialize<'de> for Pair {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairVisitor)
    }
}

struct PairVisitor;

impl<'de> Visitor<'de> for PairVisitor {
    type Value = Pair;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        Expected::ExtraField.fmt(formatter)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pair, A::Error> {
        let mut field = ExtraField::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "fieldName" => field.name = single(map.next_value()?)?,
                "fieldValue" => field.value = single(map.next_value()?)?,
                _ => return Err(A::Error::unknown_field(&key, &["fieldName", "fieldValue"])),
            }
        }
        Ok(Pair(field))
    }
}

fn single<E: Error>(typed: Typed) -> Result<String, E> {
    if typed.is_list {
        return Err(E::custom(DraftError::ListForValue));
    }
    Ok(typed.text)
}

/// Field names of the Users API with values of any plain type. A name that is none is an
/// error: a misspelt one must not pass for a blank.
impl<'de> Deserialize<'de> for UserDraft {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(DraftVisitor)
    }
}

struct DraftVisitor;

impl<'de> Visitor<'de> for DraftVisitor {
    type Value = UserDraft;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        Expected::Draft.fmt(formatter)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<UserDraft, A::Error> {
        let mut draft = UserDraft::default();
        while let Some(key) = map.next_key::<String>()? {
            let field = Field::ALL.into_iter().find(|field| field.name() == key);
            let unknown = || A::Error::custom(DraftError::UnknownField(&key));
            let field = field.ok_or_else(unknown)?;
            let Some(place) = draft.get_mut(field) else {
                draft.extra_fields = map.next_value::<ExtraFields>()?.0;
                continue;
            };
            let typed: Typed = map.next_value()?;
            *place = match field {
                Field::ChannelIds => typed.text,
                _ => single(typed)
                    .map_err(|error: A::Error| A::Error::custom(format!("{key}: {error}")))?,
            };
        }
        Ok(draft)
    }
}
