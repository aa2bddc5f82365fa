//! Every journey in every engine, for as long as there is time, and on from there the next time.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::browsers::Engine;
use crate::cache::Toolbox;
use crate::process::run;
use crate::test::cargo_with;
use crate::test::journeys::ENGINES;
use crate::workspace;

/// How the list of tests marks a name.
const NAME: &str = ": test";

/// The journeys that passed since the last time that all of them had.
fn record() -> PathBuf {
    workspace::root().join("target").join("soak.txt")
}

/// Runs journeys whose names hold one of `only`, or all, that have not passed since the last round,
/// until none is left or so many minutes have gone by. The site must have been built.
///
/// # Errors
/// When a journey fails; it is tried again the next time.
pub(crate) fn soak(tools: &Toolbox, minutes: u64, only: &[String]) -> Result<()> {
    let end = Instant::now() + Duration::from_secs(minutes * 60);
    let mut passed = passed()?;
    let wanted = journeys(tools)?;
    let wanted = wanted
        .iter()
        .filter(|name| only.is_empty() || only.iter().any(|part| name.contains(part.as_str())));
    let left: Vec<&String> = wanted.filter(|name| !passed.contains(*name)).collect();
    ensure!(
        !left.is_empty(),
        "no journey is called so, or all of them have passed: delete {}",
        record().display()
    );
    for (done, name) in left.iter().enumerate() {
        if Instant::now() > end {
            println!("{} journeys are left for the next time", left.len() - done);
            return Ok(());
        }
        let engines = Engine::ALL.map(Engine::name).join(",");
        run(command(tools)?
            .env(ENGINES, engines)
            .args(["--", "--exact", name]))?;
        passed.insert((*name).clone());
        let lines: Vec<&str> = passed.iter().map(String::as_str).collect();
        fs::write(record(), lines.join("\n"))?;
    }
    println!("{} journeys have passed in every engine", left.len());
    if only.is_empty() {
        fs::remove_file(record())?;
    }
    Ok(())
}

fn passed() -> Result<BTreeSet<String>> {
    match fs::read_to_string(record()) {
        Ok(text) => Ok(text.lines().map(str::to_owned).collect()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(error) => Err(error.into()),
    }
}

fn command(tools: &Toolbox) -> Result<Command> {
    let mut command = cargo_with(tools)?;
    command.args(["test", "--quiet", "--package=b2b-users-tests", "--test=e2e"]);
    Ok(command)
}

fn journeys(tools: &Toolbox) -> Result<Vec<String>> {
    let output = command(tools)?.args(["--", "--list"]).output()?;
    ensure!(output.status.success(), "the journeys could not be listed");
    let text = String::from_utf8(output.stdout).context("a name of a journey is no text")?;
    let names = text.lines().filter_map(|line| line.strip_suffix(NAME));
    Ok(names.map(str::to_owned).collect())
}
