//! How much a finding weighs.

use serde::Serialize;

/// How much an issue weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Good to know; nothing to do.
    Info,
    /// Worth a look; the user can be created as it is.
    Warning,
    /// The user cannot be created until this is mended.
    Error,
}
