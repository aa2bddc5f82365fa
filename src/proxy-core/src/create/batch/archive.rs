//! The bulk body of version 2: an object that holds the list and one switch for all.

use super::{Element, List, ListSeed, REPEATED, UNKNOWN, accept_scalars, not_json, text};
use crate::refusal::Refusal;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::fmt;

const USERS: &str = "users";
const WELCOME: &str = "acceptWelcomeEmail";

/// The checked frame of a bulk body; its users are not checked yet.
#[derive(Debug, PartialEq)]
pub(in crate::create) struct Batch {
    /// One to ten.
    pub(in crate::create) users: Vec<Element>,
    /// Whether they all get a welcome mail. Left out it is "no", since a mail cannot be
    /// recalled.
    pub(in crate::create) welcome: bool,
}

/// Reads the body of a bulk create of version 2.
///
/// # Errors
/// 400 when the bytes are not JSON, 413 for an eleventh user, 422 when the object is
/// another one than documented.
pub(in crate::create) fn archive(bytes: &[u8]) -> Result<Batch, Refusal> {
    let text = text(bytes)?;
    let mut frame = Frame::default();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let outcome = FrameSeed(&mut frame)
        .deserialize(&mut deserializer)
        .and_then(|()| deserializer.end());
    frame.list.check_length()?;
    outcome.map_err(|error| not_json(&error))?;
    if let Some((key, fault)) = frame.fault {
        return Err(Refusal::field(&key, fault));
    }
    let welcome = match frame.welcome.as_ref().map(Value::as_str) {
        None | Some(Some("0")) => false,
        Some(Some("1")) => true,
        Some(_) => return Err(Refusal::field(WELCOME, "Expected \"0\" or \"1\".")),
    };
    let users = frame.list.users();
    let users = users.map_err(|fault| Refusal::field(USERS, fault))?;
    Ok(Batch { users, welcome })
}

/// What is known of a body while it is read.
#[derive(Default)]
struct Frame {
    list: List,
    welcome: Option<Value>,
    /// The first key that is repeated or unknown, and which of the two.
    fault: Option<(String, &'static str)>,
}

struct FrameSeed<'frame>(&'frame mut Frame);

impl<'de> DeserializeSeed<'de> for FrameSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for FrameSeed<'_> {
    type Value = ();
    accept_scalars!(());

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<(), A::Error> {
        while sequence.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let Self(frame) = self;
        let mut has_users = false;
        while let Some(key) = object.next_key::<String>()? {
            let fault = match key.as_str() {
                USERS if !has_users => {
                    has_users = true;
                    object.next_value_seed(ListSeed(&mut frame.list))?;
                    continue;
                }
                WELCOME if frame.welcome.is_none() => {
                    frame.welcome = Some(object.next_value()?);
                    continue;
                }
                USERS | WELCOME => REPEATED,
                _ => UNKNOWN,
            };
            object.next_value::<IgnoredAny>()?;
            frame.fault.get_or_insert((key, fault));
        }
        Ok(())
    }
}
