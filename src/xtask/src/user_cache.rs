//! Where the user keeps what can be made again.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

/// The user's cache directory: `B2B_USERS_CACHE`, else `b2b-users` in the place for caches.
pub(crate) fn directory() -> Result<PathBuf> {
    if let Some(own) = set_variable("B2B_USERS_CACHE") {
        return Ok(own);
    }
    let caches = set_variable("XDG_CACHE_HOME")
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .context("no home directory is known; set B2B_USERS_CACHE to a directory for tools")?;
    Ok(caches.join("b2b-users"))
}

fn set_variable(name: &str) -> Option<PathBuf> {
    env::var_os(name)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}
