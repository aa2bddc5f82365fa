//! The compiler flags of the shipped module: short names for the machine's directories, which
//! would otherwise be in the texts of panics.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::workspace;

/// What separates flags in `CARGO_ENCODED_RUSTFLAGS`.
const SEPARATOR: &str = "\u{1f}";

/// The value of `CARGO_ENCODED_RUSTFLAGS`. It takes the place of flags in the workspace's cargo
/// settings, which has none for wasm.
pub(crate) fn encoded() -> Result<OsString> {
    let remaps = remaps(&workspace::root(), &registry_sources()?);
    Ok(remaps.join(SEPARATOR.as_ref()))
}

/// One directory per registry: cargo unpacks crates there.
fn registry_sources() -> Result<Vec<PathBuf>> {
    let cargo_home = env::var_os("CARGO_HOME")
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .context("no home directory is known; set CARGO_HOME")?;
    let sources = cargo_home.join("registry").join("src");
    match fs::read_dir(&sources) {
        Ok(entries) => entries.map(|entry| Ok(entry?.path())).collect(),
        // Crates that were vendored are in the workspace instead.
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error).with_context(|| format!("could not read {}", sources.display())),
    }
}

/// Takes the workspace and the registries off the front of every path. The compiler uses the last
/// one that fits, so a registry inside the workspace loses its whole path too.
fn remaps(workspace: &Path, registries: &[PathBuf]) -> Vec<OsString> {
    [workspace]
        .into_iter()
        .chain(registries.iter().map(PathBuf::as_path))
        .map(|directory| {
            let mut flag = OsString::from("--remap-path-prefix=");
            flag.push(directory);
            flag.push("=");
            flag
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_registry_comes_after_the_workspace_that_may_hold_it() {
        let registry = PathBuf::from("/a/cargo/registry/src/index.example-0a1b");
        assert_eq!(
            remaps(Path::new("/a"), &[registry]),
            [
                "--remap-path-prefix=/a=",
                "--remap-path-prefix=/a/cargo/registry/src/index.example-0a1b=",
            ]
        );
    }
}
