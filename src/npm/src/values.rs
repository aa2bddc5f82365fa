//! Values over the border between the two languages, each as one JSON text: a reader and a writer of JSON
//! alone are smaller and quicker than those of objects, property by property.

use crate::error;
use crate::text::said;
use b2b_users_core::issue::Issue;
use serde::de::{DeserializeOwned, DeserializeSeed, SeqAccess, Visitor};
use serde::{Deserializer, Serialize};
use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;
use wasm_bindgen::JsValue;

/// The text that a result crosses as.
pub(crate) fn text(value: &impl Serialize) -> Result<String, JsValue> {
    serde_json::to_string(value).map_err(|error| error::argument("result", &error))
}

/// A list of things that were found, as JSON, each with the sentence of its issue as `message`.
///
/// # Errors
/// None that an argument could cause.
pub(crate) fn findings<T: Serialize>(
    found: &[T],
    issue: impl Fn(&T) -> &Issue,
) -> Result<String, JsValue> {
    let mut json = "[".to_owned();
    for one in found {
        let message = said(|language| language.issue(issue(one)));
        let one = text(one)?;
        // Each is an object that holds something.
        json.push_str(one.strip_suffix('}').unwrap_or(&one));
        json.push_str(",\"message\":");
        json.push_str(&text(&message)?);
        json.push_str("},");
    }
    if json.ends_with(',') {
        json.pop();
    }
    json.push(']');
    Ok(json)
}

/// An argument of the program.
pub(crate) fn argument<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, JsValue> {
    serde_json::from_str(text).map_err(|error| error::argument(name, &words(&error)))
}

/// A list of arguments. What is wrong is said with its place in the list, counted from 1.
pub(crate) fn list<T: DeserializeOwned>(name: &str, text: &str) -> Result<Vec<T>, JsValue> {
    let place = Cell::new(0);
    let mut reader = serde_json::Deserializer::from_str(text);
    let members = Members(&place, PhantomData).deserialize(&mut reader);
    members.map_err(|error| match place.get() {
        0 => error::argument(name, &words(&error)),
        place => error::argument(&format!("{name}, {place}"), &words(&error)),
    })
}

/// What is wrong, without the place in a text that the program never saw.
pub(crate) fn words(error: &serde_json::Error) -> String {
    let place = format!(" at line {} column {}", error.line(), error.column());
    let mut words = error.to_string();
    words.truncate(words.len().saturating_sub(place.len()));
    words
}

/// Reads the members of a list and counts them.
struct Members<'a, T>(&'a Cell<usize>, PhantomData<T>);

impl<'de, T: DeserializeOwned> DeserializeSeed<'de> for Members<'_, T> {
    type Value = Vec<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<T>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: DeserializeOwned> Visitor<'de> for Members<'_, T> {
    type Value = Vec<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        let mut members = Vec::new();
        self.0.set(1);
        while let Some(member) = list.next_element()? {
            members.push(member);
            self.0.set(members.len() + 1);
        }
        Ok(members)
    }
}
