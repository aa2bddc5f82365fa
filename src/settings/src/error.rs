//! Why settings cannot be used.

use crate::key::Key;
use b2b_users_core::config::StoreRulesError;

/// Settings that cannot be used. No value is repeated: one may be a misplaced secret.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SettingsError {
    /// The text is no JSON.
    NotJson {
        /// The line where reading it ended, from 1.
        line: usize,
        /// The column there, from 1.
        column: usize,
    },
    /// It is JSON, but no object.
    NotAnObject,
    /// No setting has this name.
    Unknown(String),
    /// No setting has this name, and it looks like that of a secret.
    Secret(String),
    /// The one setting that is required is not there.
    Missing(Key),
    /// The value of this setting is of the wrong kind or out of its limits.
    Invalid(Key),
    /// The rules are an object, but no rules.
    Rules(StoreRulesError),
}

impl SettingsError {
    /// A stable name for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "configuration.invalid"
    }
}

impl std::error::Error for SettingsError {}
