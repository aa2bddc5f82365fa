//! The packed package: checked by linters, used by programs, pages and bundlers.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::bundle::copy;
use crate::cache::{self, Toolbox};
use crate::install::NPM;
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
    let installed = installed(&source)?;
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

/// The tools that the tests use, in the user's cache under the name of their lock file's content.
fn installed(source: &Path) -> Result<PathBuf> {
    let lock = fs::read(source.join("package-lock.json")).context("no lock file of the tools")?;
    let folder = cache::directory()?
        .join("npm")
        .join(crate::element::hash(&lock));
    // It appears by one rename, so what is there is whole.
    if folder.is_dir() {
        return Ok(folder);
    }
    println!("Installing what the tests of the npm package use (once, about a minute)");
    let partial = folder.with_added_extension("partial");
    fs::create_dir_all(&partial)?;
    for name in ["package.json", "package-lock.json"] {
        copy(&source.join(name), &partial.join(name))?;
    }
    run(Command::new(NPM).current_dir(&partial).args([
        "ci",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
    ]))?;
    fs::rename(&partial, &folder)?;
    Ok(folder)
}
