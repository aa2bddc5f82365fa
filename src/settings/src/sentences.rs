//! The sentences about settings that cannot be used: the name, what is needed, an example.

use crate::error::SettingsError;
use crate::key::Key;
use b2b_users_text::Language;
use std::fmt::{self, Display, Formatter};

/// So much of an unknown name is repeated.
const LONGEST_NAME: usize = 40;

/// What a setting must be, with an example.
const fn needs(key: Key) -> &'static str {
    match key {
        Key::Dialect => {
            "\"management\" or \"archive-v2\" (through the proxy), \"storefront-graphql\" or \"storefront\" (with a storefront login)"
        }
        Key::Endpoint => {
            "empty or an address such as https://example.com without a user, ? or # (http:// only on this machine)"
        }
        Key::CompanyId => "a whole number from 1, such as 42",
        Key::ChannelIds => "a list of whole numbers from 1, such as [1, 2], or 1;2 in an attribute",
        Key::RequestsPerMinute => "a whole number from 1 to 150, such as 75",
        Key::UsersPerRequest => "a whole number from 1, such as 5",
        Key::LookUps => "true or false, or on or off in an attribute",
        Key::Rules => "an object with the lists roles, channels, companies and extraFields",
        Key::Theme => "\"light\", \"dark\" or \"auto\"",
        Key::Locale => "English, such as \"en\" or \"en-GB\"",
        Key::Labels => {
            "an object with texts for title, lead, addOne and addMany, such as {\"title\": \"Buyers\"}"
        }
    }
}

impl Display for SettingsError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson { line, column } => write!(
                formatter,
                "the text is not JSON from line {line}, column {column} on"
            ),
            Self::NotAnObject => formatter.write_str(
                "settings must be an object in braces, such as {\"dialect\": \"management\"}",
            ),
            Self::Unknown(name) => unknown(name, formatter),
            Self::Secret(name) => write!(
                formatter,
                "\"{}\" is no setting, and secrets are none: a page shows its settings to everybody",
                shortened(name)
            ),
            Self::Missing(key) => {
                write!(
                    formatter,
                    "\"{}\" is missing: it must be {}",
                    key.name(),
                    needs(*key)
                )
            }
            Self::Invalid(key) => write!(formatter, "\"{}\" must be {}", key.name(), needs(*key)),
            Self::Rules(error) => {
                let text = Language::english().explain(&error.to_string());
                write!(formatter, "\"{}\": {text}", Key::Rules.name())
            }
        }
    }
}

fn unknown(name: &str, formatter: &mut Formatter<'_>) -> fmt::Result {
    write!(formatter, "\"{}\" is no setting", shortened(name))?;
    if let Some(key) = Key::nearest(name) {
        return write!(formatter, ". Is \"{}\" meant?", key.name());
    }
    formatter.write_str(". There are ")?;
    for (place, key) in Key::ALL.into_iter().enumerate() {
        let before = if place == 0 { "" } else { ", " };
        write!(formatter, "{before}{}", key.name())?;
    }
    Ok(())
}

fn shortened(name: &str) -> String {
    name.chars().take(LONGEST_NAME).collect()
}
