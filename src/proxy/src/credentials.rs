//! Where the management credentials come from: the environment or a file, never a flag,
//! because flags are visible to every process of the machine.

use crate::secret::Secret;
use axum::http::HeaderValue;
use std::ffi::OsString;
use std::path::PathBuf;

/// What opens the management API: a token and the hash of the store that it is for.
#[derive(Debug, Clone)]
pub struct ManagementCredentials {
    pub(crate) token: Secret,
    pub(crate) store_hash: Secret,
}

/// Why there are no usable credentials. No variant carries a secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CredentialsError {
    /// One or both are missing.
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

/// The environment variable of the token.
const TOKEN: &str = "B2B_AUTH_TOKEN";
/// The environment variable of the store hash.
const STORE_HASH: &str = "B2B_STORE_HASH";

impl ManagementCredentials {
    /// Credentials given directly.
    pub fn new(token: impl Into<Secret>, store_hash: impl Into<Secret>) -> Self {
        Self {
            token: token.into(),
            store_hash: store_hash.into(),
        }
    }

    /// Credentials from `B2B_AUTH_TOKEN` and `B2B_STORE_HASH`, or from the files that
    /// `B2B_AUTH_TOKEN_FILE` and `B2B_STORE_HASH_FILE` name. `variable` looks up one
    /// environment variable.
    ///
    /// # Errors
    /// When one is missing, given twice, or unreadable.
    pub fn from_environment(
        variable: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Self, CredentialsError> {
        let token = find(TOKEN, &variable)?;
        let store_hash = find(STORE_HASH, &variable)?;
        match (token, store_hash) {
            (Some(token), Some(store_hash)) => Ok(Self { token, store_hash }),
            (token, store_hash) => {
                let missing = [(TOKEN, token.is_none()), (STORE_HASH, store_hash.is_none())];
                let variables = missing
                    .into_iter()
                    .filter_map(|(name, gone)| gone.then_some(name))
                    .collect();
                Err(CredentialsError::Missing { variables })
            }
        }
    }

    /// The two headers of the management API: `X-Auth-Token` and `X-Store-Hash`.
    ///
    /// # Errors
    /// When a value is blank or cannot be a header.
    pub(crate) fn headers(&self) -> Result<(HeaderValue, HeaderValue), CredentialsError> {
        let header = |secret: &Secret, variable| {
            if secret.is_blank() {
                return Err(CredentialsError::Missing {
                    variables: vec![variable],
                });
            }
            secret
                .header()
                .ok_or(CredentialsError::Unusable { variable })
        };
        Ok((
            header(&self.token, TOKEN)?,
            header(&self.store_hash, STORE_HASH)?,
        ))
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<ManagementCredentials, CredentialsError> {
        ManagementCredentials::from_environment(|wanted| {
            pairs
                .iter()
                .find(|(name, _)| *name == wanted)
                .map(|(_, value)| value.into())
        })
    }

    #[test]
    fn environment_gives_both() {
        let credentials = read(&[("B2B_AUTH_TOKEN", "t0ken"), ("B2B_STORE_HASH", "abc")]).unwrap();
        let (token, store_hash) = credentials.headers().unwrap();
        assert_eq!(token.as_bytes(), b"t0ken");
        assert_eq!(store_hash.as_bytes(), b"abc");
    }

    #[test]
    fn a_file_gives_its_only_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("token");
        std::fs::write(&path, "t0ken\r\n").unwrap();
        let path = path.to_str().unwrap();
        let credentials =
            read(&[("B2B_AUTH_TOKEN_FILE", path), ("B2B_STORE_HASH", "abc")]).unwrap();
        assert_eq!(credentials.headers().unwrap().0.as_bytes(), b"t0ken");
    }

    #[test]
    fn what_is_missing_is_named() {
        let both = ["B2B_AUTH_TOKEN", "B2B_STORE_HASH"];
        for (token, store_hash, missing) in [
            ("", "", &both[..]),
            ("", " ", &both[..]),
            ("t0ken", "", &both[1..]),
            ("", "abc", &both[..1]),
        ] {
            let environment = [("B2B_AUTH_TOKEN", token), ("B2B_STORE_HASH", store_hash)];
            let error = read(&environment).unwrap_err();
            assert_eq!(
                error,
                CredentialsError::Missing {
                    variables: missing.to_vec()
                }
            );
            for name in missing {
                assert!(
                    error.to_string().contains(&format!("{name}_FILE")),
                    "{error}"
                );
            }
        }
    }

    #[test]
    fn a_value_and_a_file_together_are_refused() {
        let error = read(&[("B2B_AUTH_TOKEN", "a"), ("B2B_AUTH_TOKEN_FILE", "b")]).unwrap_err();
        assert_eq!(
            error,
            CredentialsError::Twice {
                variable: "B2B_AUTH_TOKEN"
            }
        );
    }

    #[test]
    fn an_unreadable_file_is_named() {
        let error = read(&[("B2B_AUTH_TOKEN_FILE", "/nowhere/token")]).unwrap_err();
        assert!(matches!(error, CredentialsError::File { .. }));
        assert!(error.to_string().contains("/nowhere/token"), "{error}");
    }

    #[test]
    fn an_unusable_value_is_not_shown() {
        let error = ManagementCredentials::new("two words", "abc")
            .headers()
            .unwrap_err();
        assert_eq!(
            error,
            CredentialsError::Unusable {
                variable: "B2B_AUTH_TOKEN"
            }
        );
        assert!(!error.to_string().contains("two words"));
    }
}
