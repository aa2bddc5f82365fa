//! Running the scripts of `tests/bench`.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::cache::Toolbox;
use crate::install::locked_packages;
use crate::process::{line, output_of, run};
use crate::{npm, workspace};

/// Where the scripts are.
pub(super) fn folder() -> PathBuf {
    workspace::root().join("tests").join("bench")
}

/// The scripts, with what they have to know.
pub(super) struct Scripts {
    variables: Vec<(&'static str, OsString)>,
}

impl Scripts {
    /// Installs the packages that the product is measured against.
    pub(super) fn new(tools: &Toolbox, sizes: &[u32], rounds: u32) -> Result<Self> {
        let installed = locked_packages(&folder(), "what the product is measured against")?;
        let sizes: Vec<String> = sizes.iter().map(u32::to_string).collect();
        Ok(Self {
            variables: vec![
                ("PATH", tools.path()?),
                ("B2B_USERS_PACKAGE", npm::folder().into()),
                ("B2B_USERS_SITE", workspace::site_directory().into()),
                ("B2B_USERS_BENCH_TOOLS", installed.into()),
                ("B2B_USERS_BENCH_FOLDER", super::folder().into()),
                ("B2B_USERS_BENCH_ROWS", sizes.join(",").into()),
                ("B2B_USERS_BENCH_ROUNDS", rounds.to_string().into()),
            ],
        })
    }

    /// Writes a file of so many rows, and what is right and wrong in it.
    pub(super) fn generate(&self, rows: u32) -> Result<()> {
        run(self
            .node("generate.js")
            .arg(rows.to_string())
            .arg(super::folder()))
    }

    /// Where and with what is measured.
    pub(super) fn machine(&self) -> Result<Value> {
        let mut machine = self.measure("machine")?;
        let rustc = output_of("rustc".as_ref(), &["--version"]).unwrap_or_default();
        if let Some(object) = machine.as_object_mut() {
            object.insert("rustc".to_owned(), rustc.trim().into());
        }
        Ok(machine)
    }

    /// Runs a part, and gives what it found. What it says on the side is shown.
    pub(super) fn measure(&self, part: &str) -> Result<Value> {
        let mut command = self.node(&format!("parts/{part}.js"));
        let output = command
            .stderr(Stdio::inherit())
            .output()
            .with_context(|| format!("could not start `{}`", line(&command)))?;
        ensure!(
            output.status.success(),
            "`{}` failed: {}; again, alone: cargo xtask bench --only {part}",
            line(&command),
            output.status
        );
        serde_json::from_slice(&output.stdout)
            .with_context(|| format!("`{}` printed no JSON", line(&command)))
    }

    fn node(&self, script: &str) -> Command {
        let mut command = Command::new("node");
        command.current_dir(folder()).arg(script);
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        command
    }
}
