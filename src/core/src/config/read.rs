//! Rules as other programs hand them over.

use super::{Rules, StoreRules, StoreRulesError};
use crate::dialect::Dialect;
use crate::json::{Json, JsonError, Reader, Stopped};
use crate::user::{DraftError, Refused, read_draft};
use std::error::Error;
use std::fmt;

/// Why a text is no rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RulesError {
    /// It is no JSON.
    NotJson(JsonError),
    /// It is JSON, but not an object.
    NotAnObject,
    /// A key that means nothing.
    UnknownKey(String),
    /// The dialect is none of [`Dialect::ALL`]. What is no text is the empty one here.
    Dialect(String),
    /// `inBulk` is neither true nor false.
    InBulk,
    /// The defaults are no draft.
    Defaults(DraftError),
    /// What is known about the store cannot be read.
    Store(StoreRulesError),
}

impl RulesError {
    /// A stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotJson(_) => "rules.not_json",
            Self::NotAnObject => "rules.no_object",
            Self::UnknownKey(_) => "rules.no_rule",
            Self::Dialect(_) => "rules.dialect",
            Self::InBulk => "rules.in_bulk",
            Self::Defaults(error) => error.code(),
            Self::Store(error) => error.code(),
        }
    }
}

impl fmt::Display for RulesError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl Error for RulesError {}

/// What stopped the reading of rules.
enum Unread {
    NotJson(Stopped),
    Defaults(Refused),
    Wrong(RulesError),
}

impl From<Stopped> for Unread {
    fn from(stopped: Stopped) -> Self {
        Self::NotJson(stopped)
    }
}

impl From<RulesError> for Unread {
    fn from(error: RulesError) -> Self {
        Self::Wrong(error)
    }
}

impl Rules {
    /// Reads rules from a JSON text: an object with `dialect`, `inBulk`, `defaults` and `store`, each of which may be
    /// left out.
    ///
    /// `defaults` is read as [`UserDraft::read`](crate::user::UserDraft::read) reads a draft, and `store` by
    /// [`StoreRules::from_json`].
    ///
    /// # Errors
    /// What is no such object. Keys that are not known are an error, since a misspelt one would otherwise be lost in
    /// silence.
    ///
    /// ```
    /// use b2b_users_core::config::Rules;
    ///
    /// let rules = Rules::read(r#"{ "inBulk": true, "defaults": { "companyId": 42 } }"#).unwrap();
    /// assert_eq!(rules.defaults.company_id, "42");
    /// assert_eq!(Rules::read(r#"{ "dialekt": "" }"#).unwrap_err().code(), "rules.no_rule");
    /// ```
    pub fn read(text: &str) -> Result<Self, RulesError> {
        let rules = Reader::read(text, &mut |reader| read_rules(reader));
        rules.map_err(|unread| match unread {
            Unread::NotJson(stopped) | Unread::Defaults(Refused::NotJson(stopped)) => {
                RulesError::NotJson(JsonError::new(stopped, text))
            }
            Unread::Defaults(Refused::Wrong(error)) => RulesError::Defaults(error),
            Unread::Wrong(error) => error,
        })
    }
}

fn read_rules(reader: &mut Reader<'_>) -> Result<Rules, Unread> {
    let mut rules = Rules::default();
    if reader.after_blanks() != Some(b'{') {
        Json::take(reader)?;
        return Err(RulesError::NotAnObject.into());
    }
    reader.members::<Unread>(&mut |reader, name| {
        match name {
            "defaults" => {
                let draft = read_draft(reader).map_err(Unread::Defaults)?;
                rules.defaults = draft.into_draft();
            }
            "dialect" => {
                let name = Json::take(reader)?;
                let name = name.as_str().unwrap_or_default();
                let unknown = || RulesError::Dialect(name.to_owned());
                rules.dialect = Dialect::named(name).ok_or_else(unknown)?;
            }
            "inBulk" => rules.in_bulk = Json::take(reader)?.as_bool().ok_or(RulesError::InBulk)?,
            "store" => {
                let store = StoreRules::from_json(&Json::take(reader)?);
                rules.store = store.map_err(RulesError::Store)?.into();
            }
            _ => return Err(RulesError::UnknownKey(name.to_owned()).into()),
        }
        Ok(())
    })?;
    Ok(rules)
}
