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

/// A crate that becomes a module.
pub(crate) struct Module {
    /// The crate, such as `b2b-users-npm`.
    pub(crate) package: &'static str,
    /// The cargo profile that it is built with.
    pub(crate) profile: &'static str,
}

/// What became of one.
pub(crate) struct Built {
    /// The module.
    pub(crate) wasm: PathBuf,
    /// A folder of its own, where `glue.js` is.
    pub(crate) folder: PathBuf,
}

impl Module {
    /// Builds the module into a folder of its own below `target`.
    pub(crate) fn build(&self, tools: &Toolbox) -> Result<Built> {
        let folder = workspace::root().join("target/modules").join(self.package);
        self.compile()?;
        self.join(tools, &folder)?;
        let built = Built {
            wasm: folder.join("optimised.wasm"),
            folder,
        };
        run(Command::new("wasm-opt")
            .current_dir(&built.folder)
            .args(["-Oz", "glue_bg.wasm", "--output"])
            .arg(&built.wasm)
            .env("PATH", tools.path()?))?;
        Ok(built)
    }

    fn compile(&self) -> Result<()> {
        run(workspace::cargo()
            .args(["build", "--locked", "--target", TARGET])
            .args(["--package", self.package, "--profile", self.profile])
            .env("CARGO_ENCODED_RUSTFLAGS", rust_flags::encoded()?))
        .with_context(|| format!("{} could not be built", self.package))
    }

    fn join(&self, tools: &Toolbox, folder: &Path) -> Result<()> {
        let file = format!("{}.wasm", self.package.replace('-', "_"));
        let compiled = workspace::root().join("target").join(TARGET);
        let compiled = compiled.join(self.profile).join(file);
        fs::create_dir_all(folder)?;
        run(Command::new("wasm-bindgen")
            .arg(compiled)
            .arg("--out-dir")
            .arg(folder)
            // Where the module is, the entries say: bundlers would look for a file of this name.
            .args(["--target", "web", "--omit-default-module-path"])
            .args(["--out-name", "glue", "--no-typescript"])
            .env("PATH", tools.path()?))
    }
}
