//! The user's cache of tools, keyed by version, shared by every checkout.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::install;
use crate::process::output_of;
use crate::tools::{Source, Tool};
use crate::user_cache;

/// The tools that were asked for, as directories to put in front of `PATH`.
#[derive(Default)]
pub(crate) struct Toolbox {
    directories: Vec<PathBuf>,
}

impl Toolbox {
    /// Finds each tool, on `PATH` or in the cache, and installs what neither has.
    pub(crate) fn with(tools: &[Tool]) -> Result<Self> {
        let mut toolbox = Self::default();
        for tool in tools {
            toolbox.add(tool)?;
        }
        Ok(toolbox)
    }

    /// A `PATH` on which the tools come first.
    pub(crate) fn path(&self) -> Result<OsString> {
        let inherited = env::var_os("PATH").unwrap_or_default();
        let directories = self.directories.iter().cloned();
        env::join_paths(directories.chain(env::split_paths(&inherited)))
            .context("a directory on PATH, or of the tool cache, has a character PATH cannot hold")
    }

    fn add(&mut self, tool: &Tool) -> Result<()> {
        if is_on_path(tool) {
            return Ok(());
        }
        let directory = directory_of(tool)?;
        let programs = program_directory(&directory, &tool.source);
        if !holds(&programs, tool) {
            let _lock = lock(&directory)?;
            // Another run may have installed it while this one waited for the lock.
            if !holds(&programs, tool) {
                install::install(tool, &directory)?;
            }
            if !holds(&programs, tool) {
                bail!(
                    "{} {} was installed to {} but has no program {}",
                    tool.package,
                    tool.version,
                    directory.display(),
                    tool.programs.join(" or "),
                );
            }
        }
        self.directories.push(programs);
        Ok(())
    }
}

fn directory_of(tool: &Tool) -> Result<PathBuf> {
    let name = format!("{}-{}", tool.package, tool.version);
    Ok(user_cache::directory()?.join("tools").join(name))
}

fn program_directory(directory: &Path, source: &Source) -> PathBuf {
    match source {
        Source::Cargo { .. } => directory.join("bin"),
        Source::Npm => directory.join("node_modules").join(".bin"),
    }
}

/// An installation appears by one rename, so a program that is there is whole.
fn holds(programs: &Path, tool: &Tool) -> bool {
    tool.programs
        .iter()
        .all(|program| executable(programs, program).is_file())
}

fn executable(directory: &Path, program: &str) -> PathBuf {
    directory.join(format!("{program}{}", env::consts::EXE_SUFFIX))
}

/// Whether the programs that a plain `PATH` finds are of the wanted version.
fn is_on_path(tool: &Tool) -> bool {
    tool.programs.iter().all(|program| {
        find_on_path(program)
            .and_then(|path| output_of(&path, &["--version"]))
            .is_some_and(|answer| names_version(&answer, &tool.version_word))
    })
}

fn names_version(answer: &str, version: &str) -> bool {
    answer.split_whitespace().any(|word| word == version)
}

/// The first program of that name on `PATH`.
pub(crate) fn find_on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|directory| executable(&directory, program))
        .find(|path| path.is_file())
}

/// Keeps two runs from building one tool at the same time. The lock ends with the returned file.
fn lock(directory: &Path) -> Result<File> {
    let path = directory.with_added_extension("lock");
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)
            .with_context(|| format!("could not create {}", parent.display()))?;
    }
    let file =
        File::create(&path).with_context(|| format!("could not create {}", path.display()))?;
    if file.try_lock().is_err() {
        println!(
            "Another run is installing to {}: waiting for it.",
            directory.display()
        );
        file.lock()
            .with_context(|| format!("could not lock {}", path.display()))?;
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_counts_only_as_a_whole_word() {
        let cases = [
            ("wasm-bindgen 0.2.130", "0.2.130", true),
            ("wasm-bindgen 0.2.1301", "0.2.130", false),
            ("wasm-opt version 132 (version_132)", "132", true),
            ("geckodriver 0.37.1 (1234 2026-01-01)\nmore", "0.37.1", true),
            ("", "0.37.1", false),
        ];
        for (answer, version, expected) in cases {
            assert_eq!(names_version(answer, version), expected, "{answer}");
        }
    }

    #[test]
    fn a_directory_with_only_some_of_the_programs_is_no_installation() {
        let directory = env::temp_dir().join(format!("b2b-users-cache-{}", std::process::id()));
        fs::create_dir_all(&directory).unwrap();
        let tool = crate::tools::trunk();
        assert!(!holds(&directory, &tool));
        fs::write(executable(&directory, "trunk"), "").unwrap();
        assert!(holds(&directory, &tool));
        fs::remove_dir_all(&directory).unwrap();
    }
}
