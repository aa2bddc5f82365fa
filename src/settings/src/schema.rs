//! What is to be known about each setting: what it takes, what it means, where it applies.
//!
//! From here come the property table of the element, its types and manifest, the JSON schema of
//! `config.json`, the attributes of the demonstration page, and the table in README.md. A test
//! compares each with the schema.

use crate::key::Key;

/// What a setting takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One of these texts.
    Choice(&'static [&'static str]),
    /// A text.
    Text,
    /// A whole number from 1, up to this one if there is a limit of our own.
    Number(Option<u64>),
    /// Whole numbers from 1.
    Numbers,
    /// Yes or no; in an attribute `on` or `off`.
    Switch,
    /// An object with lists of records of the store.
    Rules,
    /// An object with texts by the keys of the tables.
    Texts,
}

/// A setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// Its name.
    pub key: Key,
    /// What it takes.
    pub kind: Kind,
    /// What counts if it is left out, as JSON, where that is a value.
    pub default: Option<&'static str>,
    /// What it means, in a sentence. Code is in backticks.
    pub sentence: &'static str,
    /// A value, as JSON.
    pub example: &'static str,
    /// Whether it has an effect in the npm command. It has one in every page.
    pub in_command: bool,
}

impl Setting {
    /// The attribute of the element, where the setting has one: what is an object is a property alone.
    #[must_use]
    pub fn attribute(&self) -> Option<String> {
        if matches!(self.kind, Kind::Rules | Kind::Texts) {
            return None;
        }
        let mut attribute = String::new();
        for letter in self.key.name().chars() {
            if letter.is_ascii_uppercase() {
                attribute.push('-');
            }
            attribute.push(letter.to_ascii_lowercase());
        }
        Some(attribute)
    }
}

/// Every setting, in the order of [`Key::ALL`].
pub const SETTINGS: [Setting; Key::ALL.len()] = [
    Setting {
        key: Key::Dialect,
        kind: Kind::Choice(&[
            "management",
            "storefront-graphql",
            "storefront",
            "archive-v2",
        ]),
        default: None,
        sentence: "The way to create users. The only setting that is required.",
        example: "\"management\"",
        in_command: true,
    },
    Setting {
        key: Key::Endpoint,
        kind: Kind::Text,
        default: Some("\"\""),
        sentence: "Where requests go: `https://…` (plain `http://` only on this machine), or empty for the page's own origin, where the proxy usually is.",
        example: "\"https://api-b2b.bigcommerce.com\"",
        in_command: true,
    },
    Setting {
        key: Key::CompanyId,
        kind: Kind::Number(None),
        default: None,
        sentence: "The company of users that name none.",
        example: "42",
        in_command: true,
    },
    Setting {
        key: Key::ChannelIds,
        kind: Kind::Numbers,
        default: None,
        sentence: "The channels of users that name none.",
        example: "[1, 2]",
        in_command: true,
    },
    Setting {
        key: Key::RequestsPerMinute,
        kind: Kind::Number(Some(150)),
        default: Some("75"),
        sentence: "How fast an import goes: so many requests a minute, 1 to 150.",
        example: "60",
        in_command: true,
    },
    Setting {
        key: Key::UsersPerRequest,
        kind: Kind::Number(None),
        default: None,
        sentence: "Fewer users in a request than the dialect takes. With 1, each row gets a reason of its own.",
        example: "5",
        in_command: true,
    },
    Setting {
        key: Key::LookUps,
        kind: Kind::Switch,
        default: Some("true"),
        sentence: "Whether the store is asked what it is like and who is in it.",
        example: "false",
        in_command: true,
    },
    Setting {
        key: Key::RowKey,
        kind: Kind::Switch,
        default: Some("true"),
        sentence: "Whether users without an External ID (`uuid`) get one. By it an import knows its own users again when an answer was lost; without it, it goes by names and time. Only `management` and `storefront-graphql` keep it.",
        example: "false",
        in_command: true,
    },
    Setting {
        key: Key::Rules,
        kind: Kind::Rules,
        default: None,
        sentence: "What the store is like, instead of asking it: the lists `roles`, `channels`, `companies` and `extraFields`, with records as the store's own interface has them.",
        example: "{ \"channels\": [{ \"channelId\": 1, \"channelName\": \"Main\", \"b2bEnabled\": true }] }",
        in_command: true,
    },
    Setting {
        key: Key::Theme,
        kind: Kind::Choice(&["light", "dark", "auto"]),
        default: Some("\"auto\""),
        sentence: "Light, dark, or what the system prefers.",
        example: "\"dark\"",
        in_command: false,
    },
    Setting {
        key: Key::Locale,
        kind: Kind::Text,
        default: None,
        sentence: "The language, as a BCP 47 tag such as `de-AT`: English or German. Without it that of the page (`lang`), if there are texts in it, else English.",
        example: "\"de\"",
        in_command: true,
    },
    Setting {
        key: Key::Labels,
        kind: Kind::Texts,
        default: None,
        sentence: "Texts in the place of the page's own, by their keys in `src/text/languages/en.toml`, such as `page.title` or `form.heading`.",
        example: "{ \"page.title\": \"Buyers\" }",
        in_command: false,
    },
];
