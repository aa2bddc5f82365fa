//! Where credentials come from: the environment or a file, never a flag, because flags
//! are visible to every process of the machine.

mod archive;
mod management;

pub use archive::ArchiveCredentials;
pub use management::ManagementCredentials;

use axum::http::HeaderValue;
use b2b_users_proxy_core::Secret;
use std::ffi::OsString;
use std::path::PathBuf;

/// The environment variable of the management API's token.
pub(crate) const TOKEN: &str = "B2B_AUTH_TOKEN";
/// The environment variable of the store hash.
pub(crate) const STORE_HASH: &str = "B2B_STORE_HASH";
/// Both, for those who have to set them.
pub(crate) const MANAGEMENT_VARIABLES: &str = "B2B_AUTH_TOKEN and B2B_STORE_HASH";
/// The environment variable of the token of the deprecated version 2.
pub(crate) const V2_TOKEN: &str = "B2B_V2_AUTH_TOKEN";

/// Why there are no usable credentials. No variant carries a secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CredentialsError {
    /// There are none at all, neither for the management API nor for version 2.
    #[error(
        "missing credentials: set {} and {}, or {} for the deprecated version 2, or all three. \
         Each can also be read from a file: add _FILE to the name and set it to the path",
        TOKEN,
        STORE_HASH,
        V2_TOKEN
    )]
    None,
    /// One or several that belong together are missing.
    #[error(
        "missing credentials: set {}. Each can also be read from a file: set {} to its path",
        .variables.join(" and "),
        .variables.iter().map(|name| format!("{name}_FILE")).collect::<Vec<_>>().join(" and ")
    )]
    Missing {
        /// The environment variables that were looked for.
        variables: Vec<&'static str>,
    },
    /// A value and a file were given for the same credential.
    #[error("both {variable} and {variable}_FILE are set: keep one of them")]
    Twice {
        /// The variable that holds the value.
        variable: &'static str,
    },
    /// The file cannot be read.
    #[error("cannot read the file {path} that {variable}_FILE names: {reason}")]
    File {
        /// The variable that would hold the value.
        variable: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// The value cannot be sent in a header.
    #[error("{variable} must be one line of visible ASCII characters without blanks")]
    Unusable {
        /// The variable that holds the value.
        variable: &'static str,
    },
}

/// Looks for one credential; a blank one counts as missing.
fn find(
    variable: &'static str,
    environment: &impl Fn(&str) -> Option<OsString>,
) -> Result<Option<Secret>, CredentialsError> {
    let filled = |name: &str| environment(name).filter(|value| !value.is_empty());
    let text = match (filled(variable), filled(&format!("{variable}_FILE"))) {
        (Some(_), Some(_)) => return Err(CredentialsError::Twice { variable }),
        (Some(value), None) => value
            .into_string()
            .map_err(|_| CredentialsError::Unusable { variable })?,
        (None, Some(path)) => {
            let path = PathBuf::from(path);
            std::fs::read_to_string(&path).map_err(|error| CredentialsError::File {
                variable,
                path,
                reason: error.to_string(),
            })?
        }
        (None, None) => return Ok(None),
    };
    let secret = Secret::new(text.trim());
    Ok(Some(secret).filter(|secret| !secret.is_blank()))
}

/// The header that carries this credential, which `variable` holds.
fn header(secret: &Secret, variable: &'static str) -> Result<HeaderValue, CredentialsError> {
    if secret.is_blank() {
        return Err(CredentialsError::Missing {
            variables: vec![variable],
        });
    }
    secret
        .header()
        .ok_or(CredentialsError::Unusable { variable })
}

#[cfg(test)]
mod tests;
