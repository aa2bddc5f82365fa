//! Where the workspace is, and what its files say.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

/// The directory that holds the root `Cargo.toml`.
pub(crate) fn root() -> PathBuf {
    // Cargo names the package's directory at run time; asking then rather than at compile time
    // keeps a moved checkout working.
    let package = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package
        .ancestors()
        .nth(2)
        .map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// The directory of the built static site.
pub(crate) fn site_directory() -> PathBuf {
    root().join("dist").join("site")
}

/// A cargo command that runs in the workspace with the toolchain that runs us.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")));
    command.current_dir(root());
    command
}

/// The version of a package in `Cargo.lock`.
pub(crate) fn locked_version(package: &str) -> Result<String> {
    let path = root().join("Cargo.lock");
    let text =
        fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
    version_in_lock(&text, package)
        .with_context(|| format!("{} names no package {package}", path.display()))
}

fn version_in_lock(text: &str, package: &str) -> Option<String> {
    let lock: toml::Table = text.parse().ok()?;
    lock.get("package")?
        .as_array()?
        .iter()
        .find(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package))?
        .get("version")?
        .as_str()
        .map(str::to_owned)
}

/// The packages that run natively: what a plain cargo command is about.
pub(crate) fn native_packages() -> Result<Vec<String>> {
    let workspace = manifest(&root())?;
    let members = workspace
        .get("workspace")
        .and_then(|all| all.get("default-members"));
    let members = members.and_then(toml::Value::as_array);
    let folders = members
        .into_iter()
        .flatten()
        .filter_map(toml::Value::as_str);
    folders.map(name_of_package).collect()
}

fn name_of_package(folder: &str) -> Result<String> {
    let manifest = manifest(&root().join(folder))?;
    let name = manifest
        .get("package")
        .and_then(|package| package.get("name"));
    let name = name.and_then(toml::Value::as_str);
    Ok(name
        .with_context(|| format!("{folder} holds no package"))?
        .to_owned())
}

fn manifest(folder: &Path) -> Result<toml::Table> {
    let path = folder.join("Cargo.toml");
    let text =
        fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
    text.parse()
        .with_context(|| format!("{} is no valid TOML", path.display()))
}

/// The `[[test]]` targets of the tests crate, by name.
pub(crate) fn test_targets() -> Result<Vec<String>> {
    let manifest = manifest(&root().join("tests"))?;
    let targets = manifest.get("test").and_then(toml::Value::as_array);
    Ok(targets
        .into_iter()
        .flatten()
        .filter_map(|target| target.get("name")?.as_str().map(str::to_owned))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_natively_is_known_by_name() {
        let names = native_packages().unwrap();
        for name in [
            "b2b-users-core",
            "b2b-users-scan",
            "b2b-users-text",
            "xtask",
        ] {
            assert!(names.iter().any(|one| one == name), "{name}");
        }
    }

    #[test]
    fn the_locked_version_is_the_one_of_the_package_of_exactly_that_name() {
        let lock = r#"
            version = 4
            [[package]]
            name = "wasm-bindgen-futures"
            version = "0.4.80"
            [[package]]
            name = "wasm-bindgen"
            version = "0.2.130"
        "#;
        assert_eq!(
            version_in_lock(lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(version_in_lock(lock, "wasm"), None);
    }
}
