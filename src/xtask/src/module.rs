//! A wasm module with its JavaScript glue: compiled, joined, made small.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::cache::Toolbox;
use crate::process::run;
use crate::rust_flags;
use crate::workspace;

const TARGET: &str = "wasm32-unknown-unknown";
/// The cargo profile of what is shipped.
const PROFILE: &str = "site";

/// What `wasm-opt` is told, here and in `www/index.html` for Trunk. Rust places nothing in the lowest
/// kilobyte of memory but the end of the stack. Code that is taken apart and put together anew in the
/// middle ends smaller, in less time, than code that is gone over until nothing changes. Long functions stay
/// functions even with one caller: they have their like elsewhere, too. Functions in the
/// order of their names have their like beside them, which compresses better; the names are left out then.
pub(crate) const OPTIMISATION: [&str; 12] = [
    "-Oz",
    "--one-caller-inline-max-function-size=50",
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
];

/// A crate that becomes a module.
pub(crate) struct Module {
    /// The crate, such as `b2b-users-npm`.
    pub(crate) package: &'static str,
}

/// What became of one.
pub(crate) struct Built {
    /// The module.
    pub(crate) wasm: PathBuf,
    /// A folder of its own, where `glue.js` is.
    pub(crate) folder: PathBuf,
}

impl Module {
    /// Joins and optimises the module, once [`compile`] has compiled it, in a folder of its own below
    /// `target`.
    pub(crate) fn build(&self, tools: &Toolbox) -> Result<Built> {
        let folder = workspace::root().join("target/modules").join(self.package);
        self.join(tools, &folder)?;
        let built = Built {
            wasm: folder.join("optimised.wasm"),
            folder,
        };
        run(Command::new("wasm-opt")
            .current_dir(&built.folder)
            .args(OPTIMISATION)
            .args(["glue_bg.wasm", "--output"])
            .arg(&built.wasm)
            .env("PATH", tools.path()?))?;
        Ok(built)
    }

    fn join(&self, tools: &Toolbox, folder: &Path) -> Result<()> {
        let file = format!("{}.wasm", self.package.replace('-', "_"));
        let compiled = workspace::root().join("target").join(TARGET);
        let compiled = compiled.join(PROFILE).join(file);
        fs::create_dir_all(folder)?;
        run(Command::new("wasm-bindgen")
            .arg(compiled)
            .arg("--out-dir")
            .arg(folder)
            // Where the module is, the entries say: bundlers would look for a file of this name.
            .args(["--target", "web", "--omit-default-module-path"])
            .args(["--out-name", "glue", "--no-typescript", "--keep-debug"])
            .env("PATH", tools.path()?))
    }
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
    }
    run(&mut command).context("the modules could not be built")
}
