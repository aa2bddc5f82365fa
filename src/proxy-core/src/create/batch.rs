//! From the bytes of a request to at most ten JSON objects.
//!
//! The array is read element by element and reading stops where the eleventh begins, so
//! a long list costs no more than a short one. Anything that is JSON is read without
//! complaint about its shape: a wrong shape is a fault of that user, to be reported in
//! its place, while text that is not JSON is a fault of the whole request.

mod archive;

pub(super) use archive::{Batch, archive};

use crate::MAXIMUM_USERS;
use crate::refusal::{NO_FIELD, Refusal};
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::{Map, Value};
use std::fmt;

/// What is wrong with a key that a body has twice.
pub(super) const REPEATED: &str = "This field is given more than once.";

/// What is wrong with a key that a body has no use for.
pub(super) const UNKNOWN: &str = "This field is not known.";

/// One JSON value where a user was expected.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Element {
    /// An object, each key once.
    Object(Map<String, Value>),
    /// An object with this key more than once: which of the values is meant?
    RepeatedKey(String),
    /// Something else than an object.
    Other,
}

/// Reads the body of a single create: one object.
///
/// # Errors
/// 400 when the bytes are not JSON.
pub(super) fn one(bytes: &[u8]) -> Result<Element, Refusal> {
    let text = text(bytes)?;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let element = ElementSeed
        .deserialize(&mut deserializer)
        .map_err(|error| not_json(&error))?;
    deserializer.end().map_err(|error| not_json(&error))?;
    Ok(element)
}

/// Reads the body of a bulk create: an array of one to ten values.
///
/// # Errors
/// 400 when the bytes are not JSON, 413 for an eleventh element, 422 for an empty array
/// and for JSON that is not an array.
pub(super) fn many(bytes: &[u8]) -> Result<Vec<Element>, Refusal> {
    let text = text(bytes)?;
    let mut list = List::default();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let outcome = ListSeed(&mut list)
        .deserialize(&mut deserializer)
        .and_then(|()| deserializer.end());
    list.check_length()?;
    outcome.map_err(|error| not_json(&error))?;
    list.users()
        .map_err(|fault| Refusal::field(NO_FIELD, fault))
}

fn text(bytes: &[u8]) -> Result<&str, Refusal> {
    std::str::from_utf8(bytes).map_err(|_| Refusal::NotUtf8)
}

fn not_json(error: &serde_json::Error) -> Refusal {
    Refusal::NotJson {
        line: error.line(),
        column: error.column(),
    }
}

/// What a list without any is told.
pub(super) const NO_USER: &str = "Expected at least one user.";

/// What is known of a bulk body while it is read.
#[derive(Default)]
struct List {
    elements: Vec<Element>,
    is_array: bool,
    is_too_long: bool,
}

impl List {
    fn check_length(&self) -> Result<(), Refusal> {
        if self.is_too_long {
            return Err(Refusal::TooManyUsers);
        }
        Ok(())
    }

    /// The elements, or what is wrong with the list.
    fn users(self) -> Result<Vec<Element>, &'static str> {
        if !self.is_array {
            Err("Expected a list of users.")
        } else if self.elements.is_empty() {
            Err(NO_USER)
        } else {
            Ok(self.elements)
        }
    }
}

/// The visitors take every JSON value; they differ in objects and arrays only.
macro_rules! accept_scalars {
    ($value:expr) => {
        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("JSON")
        }
        fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
            Ok($value)
        }
        fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
            Ok($value)
        }
        fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
            Ok($value)
        }
        fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
            Ok($value)
        }
        fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
            Ok($value)
        }
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok($value)
        }
    };
}
use accept_scalars;

struct ElementSeed;

impl<'de> DeserializeSeed<'de> for ElementSeed {
    type Value = Element;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Element, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ElementSeed {
    type Value = Element;
    accept_scalars!(Element::Other);

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Element, A::Error> {
        while sequence.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Element::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Element, A::Error> {
        let mut map = Map::new();
        let mut repeated = None;
        while let Some((key, value)) = object.next_entry::<String, Value>()? {
            if map.insert(key.clone(), value).is_some() {
                repeated.get_or_insert(key);
            }
        }
        Ok(repeated.map_or(Element::Object(map), Element::RepeatedKey))
    }
}

struct ListSeed<'list>(&'list mut List);

impl<'de> DeserializeSeed<'de> for ListSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ListSeed<'_> {
    type Value = ();
    accept_scalars!(());

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<(), A::Error> {
        self.0.is_array = true;
        while self.0.elements.len() < MAXIMUM_USERS {
            match sequence.next_element_seed(ElementSeed)? {
                Some(element) => self.0.elements.push(element),
                None => return Ok(()),
            }
        }
        sequence.next_element_seed(Excess(&mut self.0.is_too_long))?;
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

/// Stops the reading at the first byte of an element.
struct Excess<'flag>(&'flag mut bool);

impl<'de> DeserializeSeed<'de> for Excess<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, _: D) -> Result<(), D::Error> {
        *self.0 = true;
        Err(D::Error::custom("too many elements"))
    }
}

#[cfg(test)]
mod tests;
