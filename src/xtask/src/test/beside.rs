//! Steps that only compile, beside those that mostly wait for browsers.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Error, Result, anyhow};

use super::Step;
use super::budget::Spent;
use crate::cache;
use crate::workspace;

/// What runs beside the steps after the build of the site.
pub(super) const STEPS: [Step; 3] = [Step::Clippy, Step::ClippyWasm, Step::Docs];

/// The steps beside, in a process of their own.
pub(super) struct Beside {
    child: Child,
    started: Instant,
    output: PathBuf,
}

impl Beside {
    /// Starts them, on one core and behind whatever the browsers need.
    pub(super) fn start() -> Result<Self> {
        let target = workspace::root().join("target");
        let output = target.join("beside.txt");
        let file = File::create(&output)
            .with_context(|| format!("could not create {}", output.display()))?;
        let mut command = in_the_background(&env::current_exe()?);
        command.arg("test");
        for step in STEPS {
            command.args(["--only", &step.name()]);
        }
        command
            // A directory of its own, whose lock nobody else waits for.
            .env("CARGO_TARGET_DIR", target.join("beside"))
            .env("CARGO_BUILD_JOBS", "1")
            .stdin(Stdio::null())
            .stdout(file.try_clone()?)
            .stderr(file);
        let child = command.spawn().context("could not start steps beside")?;
        Ok(Self {
            child,
            started: Instant::now(),
            output,
        })
    }

    /// Fails as soon as one of them has failed.
    pub(super) fn check(&mut self) -> Result<()> {
        match self.child.try_wait()? {
            Some(status) if !status.success() => Err(self.failure()),
            _ => Ok(()),
        }
    }

    /// Waits for the end, and shows what they printed.
    pub(super) fn finish(mut self) -> Result<Spent> {
        let status = self.child.wait()?;
        if !status.success() {
            return Err(self.failure());
        }
        println!("{}", self.text());
        Ok(Spent {
            step: "beside".to_owned(),
            wall: self.started.elapsed(),
            // Its own report above says what each of its steps took.
            processor: None,
        })
    }

    fn text(&self) -> String {
        fs::read_to_string(&self.output).unwrap_or_default()
    }

    fn failure(&self) -> Error {
        anyhow!(
            "a step beside the others failed:
{}",
            self.text()
        )
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // After a failure elsewhere nobody waits for these; one that has ended is not there to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program with the lowest claim to the processor, where the system knows such.
fn in_the_background(program: &Path) -> Command {
    let Some(nice) = cache::find_on_path("nice") else {
        return Command::new(program);
    };
    let mut command = Command::new(nice);
    command.args(["-n", "15"]).arg(program);
    command
}
