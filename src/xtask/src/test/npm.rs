//! The packed package: checked by linters, used by programs, pages and bundlers.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::cache::Toolbox;
use crate::install::locked_packages;
use crate::npm;
use crate::process::run;
use crate::workspace::{self, cargo};

/// Tests that start a store of their own, one after the other: two cores.
const AT_ONCE: &str = "--test-concurrency=1";

/// Runs the tests below `tests/npm` on the package of the last build.
pub(super) fn tests(tools: &Toolbox) -> Result<()> {
    let tarball = npm::tarball();
    ensure!(
        tarball.is_file(),
        "there is no {}: run `cargo xtask build` first",
        tarball.display()
    );
    run(cargo().args(["build", "--package=b2b-users-sandbox"]))?;
    let source = workspace::root().join("tests/npm");
    let installed = locked_packages(&source, "what the tests of the npm package use")?;
    let scratch = workspace::root().join("target/consumers");
    fs::create_dir_all(&scratch)?;
    let mut files = test_files(&source)?;
    files.sort();
    run(Command::new("node")
        .current_dir(&source)
        .args(["--test", AT_ONCE])
        .args(&files)
        .env("PATH", tools.path()?)
        .env("B2B_USERS_TARBALL", &tarball)
        .env("B2B_USERS_PACKAGE", npm::folder())
        .env("B2B_USERS_GLUE", npm::glue_types())
        .env("B2B_USERS_SANDBOX", sandbox()?)
        .env("B2B_USERS_SCRATCH", &scratch)
        .env("B2B_USERS_NPM_TOOLS", &installed))
}

fn sandbox() -> Result<PathBuf> {
    let own = env::current_exe().context("could not find this program's own path")?;
    Ok(own.with_file_name(format!("b2b-users-sandbox{}", env::consts::EXE_SUFFIX)))
}

fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(test_files(&path)?);
        } else if path.to_string_lossy().ends_with(".test.js") {
            files.push(path);
        }
    }
    Ok(files)
}
