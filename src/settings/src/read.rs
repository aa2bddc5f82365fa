//! Reads settings from JSON.

use crate::endpoint::Endpoint;
use crate::error::SettingsError;
use crate::key::Key;
use crate::labels::Labels;
use crate::locale::Locale;
use crate::settings::Settings;
use crate::theme::Theme;
use b2b_users_core::config::StoreRules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::{MAXIMUM_REQUESTS_PER_MINUTE, Pace};
use b2b_users_core::json::Json;
use b2b_users_core::user::{ChannelId, CompanyId};

/// The key by which an editor finds the JSON schema of the file. It is no setting.
const EDITOR_KEY: &str = "$schema";

/// Parts of names that secrets have.
const SECRET_WORDS: [&str; 5] = ["token", "secret", "passw", "credential", "hash"];

impl Settings {
    /// Reads settings from a JSON text. A value may also be a text as attributes and flags have it.
    /// What is null or blank counts as left out.
    ///
    /// # Errors
    /// What is wrong first. Unknown keys are refused, so that a misspelt one, or a secret that must
    /// not be there, is noticed.
    ///
    /// ```
    /// use b2b_users_settings::Settings;
    ///
    /// let settings = Settings::parse(r#"{"dialect": "management", "channelIds": "1;2"}"#).unwrap();
    /// assert_eq!(settings.channels.len(), 2);
    /// let error = Settings::parse(r#"{"dialect": "management", "companyId": 0}"#).unwrap_err();
    /// assert_eq!(error.to_string(), "\"companyId\" must be a whole number from 1, such as 42");
    /// ```
    pub fn parse(text: &str) -> Result<Self, SettingsError> {
        // Windows programs like to put a byte order mark in front.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let json = Json::read(text).map_err(|error| SettingsError::NotJson {
            line: error.line,
            column: error.column,
        })?;
        Self::from_json(&json)
    }

    fn from_json(json: &Json) -> Result<Self, SettingsError> {
        let object = json.as_object().ok_or(SettingsError::NotAnObject)?;
        let mut settings = Self::of(Dialect::default());
        let mut has_dialect = false;
        for (name, value) in object {
            if name == EDITOR_KEY {
                continue;
            }
            let key = Key::named(name).ok_or_else(|| unknown(name))?;
            if is_blank(value) {
                continue;
            }
            has_dialect |= key == Key::Dialect;
            if key == Key::Rules && value.is_object() {
                settings.rules = Some(
                    StoreRules::from_json(value)
                        .map_err(SettingsError::Rules)?
                        .into(),
                );
            } else {
                settings
                    .take(key, value)
                    .ok_or(SettingsError::Invalid(key))?;
            }
        }
        if has_dialect {
            Ok(settings)
        } else {
            Err(SettingsError::Missing(Key::Dialect))
        }
    }

    /// Takes the value of a setting; `None` if it cannot be used.
    fn take(&mut self, key: Key, value: &Json) -> Option<()> {
        match key {
            Key::Dialect => self.dialect = Dialect::named(text(value)?)?,
            Key::Endpoint => self.endpoint = Endpoint::parse(text(value)?)?,
            Key::CompanyId => self.company = Some(CompanyId::new(number(value)?)?),
            Key::ChannelIds => self.channels = channels(value)?,
            Key::RequestsPerMinute => {
                let requests = u32::try_from(number(value)?).ok()?;
                let is_possible = (1..=MAXIMUM_REQUESTS_PER_MINUTE).contains(&requests);
                self.pace = is_possible.then(|| Pace::per_minute(requests))?;
            }
            Key::UsersPerRequest => {
                // A number beyond what the module can count is as good as no limit.
                let users = usize::try_from(number(value)?).unwrap_or(usize::MAX);
                self.users_per_request = Some((users > 0).then_some(users)?);
            }
            Key::LookUps => self.look_ups = switch(value)?,
            Key::RowKey => self.row_key = switch(value)?,
            // An object was read before.
            Key::Rules => return None,
            Key::Theme => self.theme = Theme::named(text(value)?)?,
            Key::Locale => self.locale = Some(Locale::parse(text(value)?)?),
            Key::Labels => self.labels = Labels::read(value)?,
        }
        Some(())
    }
}

fn unknown(name: &str) -> SettingsError {
    let hints_at = |word: &str| {
        let mut parts = name.as_bytes().windows(word.len());
        parts.any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
    };
    if SECRET_WORDS.into_iter().any(hints_at) {
        SettingsError::Secret(name.to_owned())
    } else {
        SettingsError::Unknown(name.to_owned())
    }
}

/// A blank attribute is one that a template had nothing for.
fn is_blank(value: &Json) -> bool {
    value.is_null() || text(value).is_some_and(str::is_empty)
}

fn text(value: &Json) -> Option<&str> {
    value.as_str().map(str::trim)
}

fn number(value: &Json) -> Option<u64> {
    match value {
        // Some programs write a whole number so; other readers of JSON make no difference.
        Json::Number(number) => digits(number.strip_suffix(".0").unwrap_or(number)),
        _ => digits(text(value)?),
    }
}

fn digits(text: &str) -> Option<u64> {
    // The parser of the language would take a sign, too.
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// A list, or a text such as `1;2`.
fn channels(value: &Json) -> Option<Vec<ChannelId>> {
    match value {
        Json::Array(values) => values
            .iter()
            .map(|value| ChannelId::new(number(value)?))
            .collect(),
        Json::String(text) => text
            .split([';', ','])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| ChannelId::new(digits(part)?))
            .collect(),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Object(_) => None,
    }
}

fn switch(value: &Json) -> Option<bool> {
    match text(value) {
        Some(word) if word.eq_ignore_ascii_case("on") => Some(true),
        Some(word) if word.eq_ignore_ascii_case("off") => Some(false),
        _ => value.as_bool(),
    }
}
