//! The engine compiled for this machine.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::process::line;
use crate::workspace;

/// Tables are read with the usual limits where memory is counted.
const MOST_COUNTED: u32 = 100_000;

/// Times and bytes of each file; fails if natively something else is found than the generator knows.
pub(super) fn measure(sizes: &[u32]) -> Result<Value> {
    let times = program("native", sizes)?;
    for (&rows, found) in sizes.iter().zip(&times) {
        insist_on_verdicts(rows, found)?;
    }
    let counted: Vec<u32> = sizes
        .iter()
        .copied()
        .filter(|rows| *rows <= MOST_COUNTED)
        .collect();
    let memory = program("native_memory", &counted)?;
    Ok(json!({ "times": times, "memory": memory }))
}

/// Runs one of the engine's measuring programs on the files, and gives the lines that it prints.
fn program(name: &str, sizes: &[u32]) -> Result<Vec<Value>> {
    let mut command = workspace::cargo();
    command
        .args(["bench", "--quiet", "--package=b2b-users-core"])
        .args(["--bench", name, "--"])
        .args(sizes.iter().map(|rows| file(*rows, "csv")));
    let output = command
        .stderr(std::process::Stdio::inherit())
        .output()
        .with_context(|| format!("could not start `{}`", line(&command)))?;
    ensure!(
        output.status.success(),
        "`{}` failed: {}",
        line(&command),
        output.status
    );
    let text = String::from_utf8(output.stdout).context("what was measured is no text")?;
    let lines = text.lines().filter(|line| line.starts_with('{'));
    let found = lines
        .map(serde_json::from_str)
        .collect::<Result<Vec<_>, _>>()?;
    ensure!(
        found.len() == sizes.len(),
        "`{}` measured {} files of {}",
        line(&command),
        found.len(),
        sizes.len()
    );
    Ok(found)
}

fn file(rows: u32, ending: &str) -> PathBuf {
    super::folder().join(format!("users-{rows}.{ending}"))
}

fn insist_on_verdicts(rows: u32, found: &Value) -> Result<()> {
    let [expected, own] = ["verdicts", "native"].map(|ending| {
        let file = file(rows, ending);
        fs::read(&file).with_context(|| format!("no {}", file.display()))
    });
    let (expected, own) = (expected?, own?);
    let place = expected
        .iter()
        .zip(&own)
        .position(|(one, other)| one != other);
    if let Some(place) = place {
        anyhow::bail!(
            "natively, row {} of {rows} rows is judged differently",
            place + 2
        );
    }
    ensure!(
        expected.len() == own.len(),
        "natively, there are {} rows of {rows}",
        own.len()
    );
    let known: Value = serde_json::from_slice(&fs::read(file(rows, "expected.json"))?)?;
    ensure!(
        known.get("errors") == found.get("errors"),
        "natively, the errors of {rows} rows are {:?}",
        found.get("errors")
    );
    Ok(())
}
