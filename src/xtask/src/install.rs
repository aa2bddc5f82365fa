//! Installing one tool, in such a way that an interrupted installation is never taken for a whole one.

use std::env;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::digest::hash;
use crate::folders::copy;
use crate::process::run;
use crate::tools::{Source, Tool};
use crate::user_cache;
use crate::workspace;

/// Installs a tool to `directory`: first beside it, then by one rename.
pub(crate) fn install(tool: &Tool, directory: &Path) -> Result<()> {
    let partial = directory.with_added_extension("partial");
    println!(
        "Installing {} {} ({}; once, about {} on two cores) to {}",
        tool.package,
        tool.version,
        tool.purpose,
        tool.patience,
        directory.display(),
    );
    remove(&partial)?;
    remove(directory)?;
    fs::create_dir_all(&partial)
        .with_context(|| format!("could not create {}", partial.display()))?;

    match tool.source {
        Source::Cargo {
            locked,
            optimisation,
            arguments,
        } => {
            // Kept until the tool is whole, so that a repeated run goes on where this one stopped.
            let objects = directory.with_added_extension("build");
            let mut command = cargo_install(tool, locked, optimisation, &partial)?;
            run(command.args(arguments).env("CARGO_TARGET_DIR", &objects))?;
            remove(&objects)?;
        }
        Source::Npm => run(&mut npm_install(tool, &partial))
            .context("npm comes with Node.js; version 20 or newer is needed")?,
    }

    fs::rename(&partial, directory)
        .with_context(|| format!("could not rename {}", partial.display()))
}

fn cargo_install(tool: &Tool, locked: bool, optimisation: &str, root: &Path) -> Result<Command> {
    // Only so that cargo does not ask for the directory to be put there.
    let inherited = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(env::split_paths(&inherited).chain([root.join("bin")]))?;
    let mut command = workspace::cargo();
    command
        // Outside the workspace, whose own cargo settings are none of the tool's business.
        .current_dir(root)
        .args(["install", tool.package])
        .arg(format!("--version=={}", tool.version))
        .arg("--root")
        .arg(root)
        .env("PATH", path)
        // A tool that runs for a second per call is not worth minutes of optimising.
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", optimisation);
    if locked {
        command.arg("--locked");
    }
    Ok(command)
}

/// On Windows npm is a script, which only its full name starts.
pub(crate) const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

fn npm_install(tool: &Tool, prefix: &Path) -> Command {
    let mut command = Command::new(NPM);
    command
        .current_dir(prefix)
        .args(["install", "--no-audit", "--no-fund", "--ignore-scripts"])
        .arg("--prefix")
        .arg(prefix)
        .arg(format!("{}@{}", tool.package, tool.version));
    command
}

/// The npm packages that a folder's lock file names, in the user's cache under the name of that file's
/// content.
pub(crate) fn locked_packages(source: &Path, purpose: &str) -> Result<PathBuf> {
    let lock = fs::read(source.join("package-lock.json"))
        .with_context(|| format!("no lock file in {}", source.display()))?;
    let folder = user_cache::directory()?.join("npm").join(hash(&lock));
    // It appears by one rename, so what is there is whole.
    if folder.is_dir() {
        return Ok(folder);
    }
    println!("Installing {purpose} (once, about a minute)");
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

/// Adds the wasm32 target to the toolchain, unless it is there.
pub(crate) fn wasm_target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let sysroot = Command::new(rustc)
        .current_dir(workspace::root())
        .args(["--print", "sysroot"])
        .output()
        .context("could not start rustc")?;
    let sysroot = String::from_utf8_lossy(&sysroot.stdout).trim().to_owned();
    if Path::new(&sysroot)
        .join("lib/rustlib")
        .join(TARGET)
        .is_dir()
    {
        return Ok(());
    }
    println!("Adding the Rust target {TARGET}");
    run(Command::new("rustup")
        .current_dir(workspace::root())
        .args(["target", "add", TARGET]))
    .with_context(|| {
        format!(
            "the Rust target {TARGET} is missing: install it with rustup or the system's packages"
        )
    })
}

/// Downloads every locked crate, after which the site builds offline.
pub(crate) fn crates() -> Result<()> {
    run(workspace::cargo().args(["fetch", "--quiet", "--locked"]))
}

fn remove(directory: &Path) -> Result<()> {
    match fs::remove_dir_all(directory) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("could not remove {}", directory.display()))
        }
        _ => Ok(()),
    }
}
