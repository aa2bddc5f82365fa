//! `cargo xtask bench`: the product beside others, measured in one run on one machine.
//!
//! Nothing here fails because something took long. What fails is an entry that says something else about
//! the same file than the others, and a request whose body is not the same, byte for byte.

mod figures;
mod files;
mod goals;
mod markdown;
mod native;
mod part;
mod report;
mod scripts;

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, ensure};

use self::part::Part;
use self::report::Found;
use self::scripts::Scripts;
use crate::browsers::Engine;
use crate::setup::{Needs, setup};
use crate::{fresh, npm, workspace};

/// What is measured, and how often.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// How many rows the files have.
    #[arg(long, value_delimiter = ',', default_values_t = [10_000, 100_000])]
    rows: Vec<u32>,
    /// A file of a million rows, too; takes minutes and gigabytes.
    #[arg(long)]
    million: bool,
    /// How often everything is measured in a fresh process.
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
    /// Measure this alone; may be given more than once.
    #[arg(long, value_enum)]
    only: Vec<Part>,
}

impl Arguments {
    /// The sizes of the files, each once, small ones first.
    fn sizes(&self) -> Vec<u32> {
        let mut sizes = self.rows.clone();
        sizes.extend(self.million.then_some(1_000_000));
        sizes.sort_unstable();
        sizes.dedup();
        sizes
    }
}

/// Where files and raw numbers are.
fn folder() -> PathBuf {
    workspace::root().join("target").join("bench")
}

/// Measures what was asked for, and prints it as tables.
pub(crate) fn bench(arguments: &Arguments) -> Result<()> {
    let built = [workspace::site_directory(), npm::folder()];
    ensure!(
        built.iter().all(|folder| folder.is_dir()),
        "nothing is built: run `cargo xtask build` first"
    );
    let tools = setup(&Needs {
        packages: true,
        engines: vec![Engine::Chromium],
        ..Needs::default()
    })?;
    if !fresh::is_site_current() {
        eprintln!("What was built last is measured; the sources have changed since then");
    }
    fs::create_dir_all(folder())?;
    let sizes = arguments.sizes();
    let scripts = Scripts::new(&tools, &sizes, arguments.rounds)?;
    for &rows in &sizes {
        scripts.generate(rows)?;
    }
    let mut found = Found::new(scripts.machine()?);
    for part in part::chosen(&arguments.only) {
        eprintln!("=== {} ===", part.name());
        let numbers = match part {
            Part::Native => native::measure(&sizes)?,
            _ => scripts.measure(&part.name())?,
        };
        // What went before is kept even if a later part fails.
        let file = folder().join(format!("{}.json", part.name()));
        fs::write(file, serde_json::to_string_pretty(&numbers)? + "\n")?;
        found.add(part, numbers);
    }
    println!("{}", report::markdown(&found));
    eprintln!("The raw numbers are in {}", folder().display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_is_measured_once_and_a_million_only_on_request() {
        let arguments = |million| Arguments {
            rows: vec![100_000, 10_000, 10_000],
            million,
            rounds: 1,
            only: Vec::new(),
        };
        assert_eq!(arguments(false).sizes(), [10_000, 100_000]);
        assert_eq!(arguments(true).sizes(), [10_000, 100_000, 1_000_000]);
    }
}
