//! Settings that cannot be used, told where there is no widget yet.

use super::speech::rules;
use b2b_users_settings::{Locale, SettingsError};
use b2b_users_text::Language;

/// What is wrong with settings, in the language of this tag with its table of texts; English without a table.
#[must_use]
pub fn refusal(error: &SettingsError, tag: &str, table: &str) -> String {
    let locale = Locale::parse(tag).unwrap_or_default();
    let language = Language::load(table, rules(&locale)).unwrap_or_default();
    format!("{}.", error.sentence(&language))
}
