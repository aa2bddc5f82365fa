//! Why settings cannot be used, in words: the name, what is needed, an example.

use crate::error::SettingsError;
use crate::key::Key;
use b2b_users_text::{Argument, Key as Text, LANGUAGES, Language, keys};
use std::fmt::{self, Display, Formatter};

/// So much of an unknown name is repeated.
const LONGEST_NAME: usize = 40;

/// The smallest settings there are.
const SMALLEST: &str = r#"{"dialect": "management"}"#;

/// A text of the page's own.
const LABEL: &str = r#"{"page.title": "Buyers"}"#;

/// What a setting must be, with an example.
const fn needs(key: Key) -> Text {
    match key {
        Key::Dialect => keys::NEEDED_DIALECT,
        Key::Endpoint => keys::NEEDED_ENDPOINT,
        Key::CompanyId => keys::NEEDED_COMPANY,
        Key::ChannelIds => keys::NEEDED_CHANNELS,
        Key::RequestsPerMinute => keys::NEEDED_PACE,
        Key::UsersPerRequest => keys::NEEDED_BATCH,
        Key::LookUps | Key::RowKey => keys::NEEDED_SWITCH,
        Key::Rules => keys::NEEDED_RULES,
        Key::Theme => keys::NEEDED_THEME,
        Key::Locale => keys::NEEDED_LOCALE,
        Key::Labels => keys::NEEDED_LABELS,
    }
}

impl SettingsError {
    /// What is wrong and what is needed, without a full stop.
    #[must_use]
    pub fn sentence(&self, language: &Language) -> String {
        let fill = |text, arguments: &[Argument<'_>]| language.fill(text, arguments);
        let about = |text, key: Key| {
            let languages = LANGUAGES.join(", ").into();
            let needed = [("languages", languages), ("example", LABEL.into())];
            let needed = fill(needs(key), &needed);
            fill(
                text,
                &[("key", key.name().into()), ("needed", needed.into())],
            )
        };
        match self {
            Self::NotJson { line, column } => {
                let number = |number: usize| (number as u64).into();
                let place = [("line", number(*line)), ("column", number(*column))];
                fill(keys::SETTINGS_NOT_JSON, &place)
            }
            Self::NotAnObject => fill(
                keys::SETTINGS_NOT_AN_OBJECT,
                &[("example", SMALLEST.into())],
            ),
            Self::Unknown(name) => unknown(name, language),
            Self::Secret(name) => fill(keys::SETTINGS_SECRET, &[("name", shortened(name).into())]),
            Self::Missing(key) => about(keys::SETTINGS_MISSING, *key),
            Self::Invalid(key) => about(keys::SETTINGS_INVALID, *key),
            Self::Rules(error) => {
                let reason = language.store_rules_error(error);
                let key = Key::Rules.name().into();
                fill(
                    keys::SETTINGS_RULES,
                    &[("key", key), ("reason", reason.into())],
                )
            }
        }
    }
}

/// The sentence in English.
impl Display for SettingsError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence(&Language::english()))
    }
}

fn unknown(name: &str, language: &Language) -> String {
    let key = Key::nearest(name);
    let text = key.map_or(keys::SETTINGS_UNKNOWN, |_| keys::SETTINGS_MISSPELT);
    let names = Key::ALL.map(Key::name).join(", ");
    let arguments = [
        ("name", shortened(name).into()),
        ("key", key.map_or("", Key::name).into()),
        ("keys", names.into()),
    ];
    language.fill(text, &arguments)
}

fn shortened(name: &str) -> String {
    name.chars().take(LONGEST_NAME).collect()
}
