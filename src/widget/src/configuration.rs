//! What the page says about the store: `config.json` beside `index.html`.

use b2b_users_core::config::StoreRules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::user::{ChannelId, CompanyId, Field, UserDraft};
use b2b_users_text::Language;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use thiserror::Error;

/// The address of the store's own interface (About the B2B Edition APIs).
const STORE: &str = "https://api-b2b.bigcommerce.com";

/// The settings of one widget. Everything but the dialect may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Configuration {
    /// The way to create users: `management` or `archive-v2` (through a proxy),
    /// `storefront-graphql` or `storefront` (with a storefront login).
    pub dialect: Dialect,
    /// Where requests go, such as `https://api-b2b.bigcommerce.com`. Empty means the
    /// origin of the page, where the proxy usually is.
    #[serde(default)]
    pub endpoint: String,
    /// The company that users join unless they say otherwise.
    #[serde(default)]
    company_id: Option<u64>,
    /// The channels that users may log in to unless they say otherwise.
    #[serde(default)]
    channel_ids: Vec<u64>,
    /// The language of the page, such as `en`. English is what there is.
    #[serde(default = "english")]
    pub locale: String,
    /// `light`, `dark`, or `auto` for what the system prefers.
    #[serde(default)]
    pub theme: Theme,
    /// How many requests an import makes in a minute, at most 150 for the whole store.
    #[serde(default)]
    pub requests_per_minute: Option<u32>,
    /// How many users an import puts into one request, if fewer than the most that is
    /// possible. With 1, each row gets a reason of its own, at the price of more requests.
    #[serde(default)]
    pub users_per_request: Option<usize>,
    /// Whether the store is asked what it is like and who is in it before users are sent.
    #[serde(default = "yes")]
    pub look_ups: bool,
    /// Texts that take the place of the widget's own.
    #[serde(default)]
    pub labels: Labels,
    /// What the store is like, for pages that cannot ask it: roles, channels, companies
    /// and extra fields, with records as the store's own interface has them.
    #[serde(default)]
    rules: Option<Value>,
}

/// Texts of the widget that a page may replace.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Labels {
    /// The title above everything.
    pub title: Option<String>,
    /// The sentence below the title.
    pub lead: Option<String>,
    /// The tab with the form.
    pub add_one: Option<String>,
    /// The tab for files.
    pub add_many: Option<String>,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// What the system prefers.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl<'de> Deserialize<'de> for Theme {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const NAMES: &[&str] = &["auto", "light", "dark"];
        let name = String::deserialize(deserializer)?;
        match name.as_str() {
            "auto" => Ok(Self::Auto),
            "light" => Ok(Self::Light),
            "dark" => Ok(Self::Dark),
            _ => Err(D::Error::unknown_variant(&name, NAMES)),
        }
    }
}

impl Theme {
    /// The value of the attribute that the style sheet looks for.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

const fn yes() -> bool {
    true
}

/// Whether a language tag (BCP 47) is English of some region.
fn is_english(locale: &str) -> bool {
    let (language, region) = locale.split_once('-').unwrap_or((locale, "GB"));
    let is_word = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    language.eq_ignore_ascii_case("en")
        && region
            .split('-')
            .all(|part| !part.is_empty() && is_word(part))
}

fn english() -> String {
    "en".to_owned()
}

/// Settings that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ConfigurationError {
    /// The file is not there or cannot be loaded.
    #[error("The settings could not be loaded ({0}).")]
    Missing(String),
    /// The file is not what it should be; `0` says where.
    #[error("The settings cannot be used: {0}.")]
    Invalid(String),
}

impl ConfigurationError {
    /// A stable name for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "configuration.missing",
            Self::Invalid(_) => "configuration.invalid",
        }
    }
}

/// Settings are for the programmer, who gets English.
fn explained(error: &dyn std::error::Error) -> String {
    Language::english().explain(&error.to_string())
}

impl Configuration {
    /// Reads the settings.
    ///
    /// # Errors
    /// [`ConfigurationError::Invalid`] says what is wrong and where. Unknown keys are
    /// refused, so that a misspelt one, or a token that must not be there, is noticed.
    pub fn parse(text: &str) -> Result<Self, ConfigurationError> {
        let invalid = |reason: String| ConfigurationError::Invalid(reason);
        let configuration: Self =
            serde_json::from_str(text).map_err(|error| invalid(explained(&error)))?;
        let endpoint = configuration.endpoint.as_str();
        let is_local = |host: &str| ["localhost", "127.0.0.1", "[::1]"].contains(&host);
        let usable = match endpoint.split_once("://") {
            Some((scheme, rest)) => {
                let authority = rest.split('/').next().unwrap_or_default();
                let (name, port) = authority.rsplit_once(':').unwrap_or((authority, "0"));
                let host = if port.bytes().all(|byte| byte.is_ascii_digit()) {
                    name
                } else {
                    authority
                };
                !host.is_empty() && (scheme == "https" || (scheme == "http" && is_local(host)))
            }
            None => endpoint.is_empty(),
        };
        if !usable {
            return Err(invalid(
                "\"endpoint\" must be empty or begin with https:// and a host (http:// only on this machine)"
                    .to_owned(),
            ));
        }
        if !is_english(&configuration.locale) {
            return Err(invalid(
                "\"locale\" can only be \"en\" yet, with a region or without".to_owned(),
            ));
        }
        if endpoint.contains(['?', '#', '@']) {
            return Err(invalid(
                "\"endpoint\" must be an address without a user, ? or #".to_owned(),
            ));
        }
        if configuration.users_per_request == Some(0) {
            return Err(invalid("\"usersPerRequest\" must be at least 1".to_owned()));
        }
        if let Some(rules) = &configuration.rules {
            let unusable = |error| invalid(format!("\"rules\": {}", explained(&error)));
            StoreRules::from_json(rules).map_err(unusable)?;
        }
        let company = configuration
            .company_id
            .is_none_or(|company| CompanyId::new(company).is_some());
        let channels = configuration
            .channel_ids
            .iter()
            .all(|channel| ChannelId::new(*channel).is_some());
        if !(company && channels) {
            return Err(invalid(
                "IDs of companies and channels begin at 1".to_owned(),
            ));
        }
        Ok(configuration)
    }

    /// Whether a widget with other settings would differ in its looks and words alone.
    #[must_use]
    pub fn works_like(&self, other: &Self) -> bool {
        let other = Self {
            theme: self.theme,
            locale: self.locale.clone(),
            labels: self.labels.clone(),
            ..other.clone()
        };
        *self == other
    }

    /// Whether requests go to the store's own interface or back to where the page is from.
    #[must_use]
    pub fn is_at_home(&self) -> bool {
        let endpoint = self.endpoint.trim_end_matches('/');
        let origin = || web_sys::window().and_then(|window| window.location().origin().ok());
        endpoint.is_empty() || endpoint == STORE || origin().is_some_and(|own| own == endpoint)
    }

    /// What the settings tell about the store, if anything.
    #[must_use]
    pub fn store_rules(&self) -> Option<StoreRules> {
        self.rules
            .as_ref()
            .and_then(|rules| StoreRules::from_json(rules).ok())
    }

    /// The values that stand in for blank ones.
    #[must_use]
    pub fn defaults(&self) -> UserDraft {
        let channels: Vec<String> = self.channel_ids.iter().map(u64::to_string).collect();
        let mut defaults = UserDraft {
            company_id: self
                .company_id
                .map(|company| company.to_string())
                .unwrap_or_default(),
            ..UserDraft::default()
        };
        if self.dialect.carries(Field::ChannelIds) {
            defaults.channel_ids = channels.join(";");
        }
        defaults
    }
}
