//! The compiler flags of the shipped module: those of every wasm build, and short names for the
//! machine's directories, which would otherwise be in the texts of panics.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::workspace;

const SETTINGS: &str = ".cargo/config.toml";

/// What separates flags in `CARGO_ENCODED_RUSTFLAGS`.
const SEPARATOR: &str = "\u{1f}";

/// The value of `CARGO_ENCODED_RUSTFLAGS`. It takes the place of the flags in the workspace's cargo
/// settings, so it repeats them.
pub(crate) fn encoded() -> Result<OsString> {
    let path = workspace::root().join(SETTINGS);
    let settings =
        fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
    let flags =
        wasm_flags(&settings).with_context(|| format!("{SETTINGS} has no flags for wasm32"))?;
    let remaps = remaps(&workspace::root(), &registry_sources()?);
    let all: Vec<OsString> = flags
        .into_iter()
        .map(OsString::from)
        .chain(remaps)
        .collect();
    Ok(all.join(SEPARATOR.as_ref()))
}

fn wasm_flags(settings: &str) -> Option<Vec<String>> {
    let settings: toml::Table = settings.parse().ok()?;
    settings
        .get("target")?
        .get("wasm32-unknown-unknown")?
        .get("rustflags")?
        .as_array()?
        .iter()
        .map(|flag| flag.as_str().map(str::to_owned))
        .collect()
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
    fn the_flags_for_wasm_are_read_from_the_settings() {
        let settings = "[target.wasm32-unknown-unknown]\nrustflags = ['--cfg', 'small']";
        assert_eq!(wasm_flags(settings).unwrap(), ["--cfg", "small"]);
        assert_eq!(wasm_flags("[target.x86_64]\nrustflags = []"), None);
    }

    #[test]
    fn the_site_is_built_with_the_flags_of_this_workspace() {
        let settings = fs::read_to_string(workspace::root().join(SETTINGS)).unwrap();
        let flags = wasm_flags(&settings).unwrap().join(SEPARATOR);
        let all = encoded().unwrap().into_string().unwrap();
        assert!(
            all.starts_with(&format!("{flags}{SEPARATOR}--remap")),
            "{all}"
        );
    }

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
