//! Set-up, demo, build and test of this workspace: `cargo xtask --help`.

mod bench;
mod browsers;
mod bundle;
mod cache;
mod compress;
mod demo;
mod demo_site;
mod digest;
mod element;
mod folders;
mod fresh;
mod install;
mod keys;
mod languages;
mod metadata;
mod module;
mod notices;
mod npm;
mod offline;
mod parts;
mod process;
mod rust_flags;
mod setup;
mod site;
mod soak;
mod test;
mod tidy;
mod tools;
mod user_cache;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::cache::Toolbox;
use crate::setup::{Needs, setup};

/// Set-up, demo, build and test of this workspace.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Subcommands,
}

#[derive(Debug, Subcommand)]
enum Subcommands {
    /// Install everything that the other commands need.
    Setup,
    /// Build the site and serve it with a proxy and a sandbox store, on this machine only.
    Demo {
        /// The port of 127.0.0.1 to serve on.
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Build dist/site, dist/element and the npm package, and print what each weighs.
    Build,
    /// Run what CI runs.
    Test {
        /// The inner loop: formatting, native tests, Node.js and Chromium.
        #[arg(long, conflicts_with = "only")]
        quick: bool,
        /// Run this step alone; may be given more than once.
        #[arg(long, value_enum)]
        only: Vec<test::Step>,
        /// Fail if a step takes more than its recorded budget: for a machine that does nothing else.
        #[arg(long)]
        strict: bool,
    },
    /// Check the rules on text, packages and modules, without a build.
    Tidy,
    /// Measure the product beside others on this machine, and print tables. Needs `cargo xtask build` before.
    Bench(bench::Arguments),
    /// Run every journey in every engine, going on where the last time ended.
    Soak {
        /// No journey starts after so many minutes.
        #[arg(long, default_value_t = 60)]
        minutes: u64,
        /// Run journeys whose names hold this; may be given more than once.
        #[arg(long)]
        only: Vec<String>,
    },
}

fn main() -> ExitCode {
    match run(&Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nFAILED: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: &Subcommands) -> Result<()> {
    match command {
        Subcommands::Setup => {
            setup(&Needs::everything())?;
            println!("Everything is set up.");
            Ok(())
        }
        Subcommands::Demo { port } => demo::demo(*port),
        Subcommands::Build => build(&setup(&Needs {
            site: true,
            packages: true,
            ..Needs::default()
        })?),
        Subcommands::Test {
            quick,
            only,
            strict,
        } => test::test(*quick, only, *strict),
        Subcommands::Tidy => tidy::tidy(),
        Subcommands::Bench(arguments) => bench::bench(arguments),
        Subcommands::Soak { minutes, only } => {
            soak::soak(&setup(&Needs::everything())?, *minutes, only)
        }
    }
}

/// Builds everything that is shipped.
fn build(tools: &Toolbox) -> Result<()> {
    module::compile(&[&site::MODULE, &element::MODULE, &npm::MODULE])?;
    site::build(tools)?;
    element::build(tools)?;
    npm::build(tools)?;
    for package in ["b2b-users-proxy", "b2b-users-sandbox"] {
        let folder = workspace::root().join("dist/notices").join(package);
        notices::write(&[package], notices::NATIVE, &folder)?;
    }
    Ok(())
}
