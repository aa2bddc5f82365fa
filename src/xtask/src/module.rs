//! A wasm module with its JavaScript glue: compiled, joined, made small.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::cache::Toolbox;
use crate::folders;
use crate::parts::{self, Part};
use crate::process::run;
use crate::rust_flags;
use crate::workspace;

const TARGET: &str = "wasm32-unknown-unknown";
/// The cargo profile of what is shipped.
const PROFILE: &str = "site";

/// What `wasm-opt` is told, here and in `www/index.html` for Trunk. Rust places nothing in the lowest
/// kilobyte of memory but the end of the stack. Code that is taken apart and put together again in the middle
/// ends smaller, in less time, than code that is gone over until nothing changes. Long functions stay
/// functions even with one caller: they have their like elsewhere, too; those of four instructions cost more
/// to call than to repeat. Functions in the order of their names have their like beside them, which
/// compresses better; the names are left out then, and what only tools read.
pub(crate) const OPTIMISATION: [&str; 15] = [
    "-Oz",
    "--one-caller-inline-max-function-size=50",
    "--always-inline-max-function-size=4",
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// A crate that becomes a module.
pub(crate) struct Module {
    /// The crate, such as `b2b-users-npm`.
    pub(crate) package: &'static str,
    /// The file that cargo makes of it.
    pub(crate) compiled: &'static str,
    /// Whether parts of it are loaded later.
    pub(crate) in_parts: bool,
}

/// What became of one.
pub(crate) struct Built {
    /// The module.
    pub(crate) wasm: PathBuf,
    /// A folder of its own, where `glue.js` is.
    pub(crate) folder: PathBuf,
    /// What was cut off it.
    pub(crate) parts: Vec<Part>,
}

impl Module {
    /// Joins and optimises the module, once [`compile`] has compiled it, in a folder of its own below
    /// `target`.
    pub(crate) fn build(&self, tools: &Toolbox) -> Result<Built> {
        let folder = workspace::root().join("target/modules").join(self.package);
        let compiled = workspace::root().join("target").join(TARGET);
        let compiled = compiled.join(PROFILE).join(self.compiled);
        // What an earlier build was cut into may have other names.
        folders::empty(&folder)?;
        let mut parts = Vec::new();
        if self.in_parts {
            parts = parts::cut(tools, &compiled, &folder)?;
            self.join(tools, &folder.join(parts::REST), &folder)?;
        } else {
            self.join(tools, &compiled, &folder)?;
        }
        let built = Built {
            wasm: folder.join("optimised.wasm"),
            folder,
            parts,
        };
        optimise(tools, &built.folder.join("glue_bg.wasm"), &built.wasm)?;
        for part in &built.parts {
            optimise(tools, &part.wasm, &part.wasm)?;
        }
        Ok(built)
    }

    fn join(&self, tools: &Toolbox, compiled: &Path, folder: &Path) -> Result<()> {
        let mut command = Command::new("wasm-bindgen");
        command
            .arg(compiled)
            .arg("--out-dir")
            .arg(folder)
            // Where the module is, the entries say: bundlers would look for a file of this name.
            .args(["--target", "web", "--omit-default-module-path"])
            .args(["--out-name", "glue", "--keep-debug"])
            .env("PATH", tools.path()?);
        if self.in_parts {
            // Parts call what the module exports for the linker.
            command.arg("--keep-lld-exports");
        }
        run(&mut command)
    }
}

fn optimise(tools: &Toolbox, from: &Path, to: &Path) -> Result<()> {
    run(Command::new("wasm-opt")
        .args(OPTIMISATION)
        .arg(from)
        .arg("--output")
        .arg(to)
        .env("PATH", tools.path()?))
}

/// Compiles modules in one call, so that one is optimised beside the other.
pub(crate) fn compile(modules: &[&Module]) -> Result<()> {
    let mut command = workspace::cargo();
    command
        .args([
            "build",
            "--locked",
            "--target",
            TARGET,
            "--profile",
            PROFILE,
        ])
        .env("CARGO_ENCODED_RUSTFLAGS", rust_flags::encoded()?);
    for module in modules {
        command.args(["--package", module.package]);
        if module.in_parts {
            command.args(["--features", &format!("{}/parts", module.package)]);
        }
    }
    run(&mut command).context("the modules could not be built")
}
