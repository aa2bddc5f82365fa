//! The steps that are a cargo command or two.

use std::env;

use anyhow::{Result, ensure};

use super::cargo_with;
use crate::browsers::Engine;
use crate::cache::Toolbox;
use crate::process::run;
use crate::workspace::{self, cargo};

/// The crates that run in a browser.
const BROWSER_CRATES: [&str; 4] = [
    "--package=b2b-users-fetch",
    "--package=b2b-users-widget",
    "--package=b2b-users-element",
    "--package=b2b-users-npm",
];
const CORE: &str = "--package=b2b-users-core";
const TESTS: &str = "--package=b2b-users-tests";
const WASM: &str = "--target=wasm32-unknown-unknown";

/// The targets of the tests crate that have a step of their own.
const OWN_STEP: [&str; 3] = ["browsers", "end_to_end", "gates"];

pub(super) fn format() -> Result<()> {
    run(cargo().args(["fmt", "--all", "--check"]))
}

pub(super) fn clippy() -> Result<()> {
    run(cargo().args(["clippy", "--all-targets", "--", "-D", "warnings"]))
}

pub(super) fn clippy_wasm() -> Result<()> {
    run(cargo()
        .args(["clippy", WASM, CORE])
        .args(BROWSER_CRATES)
        .args(["--all-targets", "--", "-D", "warnings"]))
}

pub(super) fn native_tests() -> Result<()> {
    run(cargo().args([
        "test",
        CORE,
        "--package=b2b-users-proxy",
        "--package=b2b-users-sandbox",
        "--package=xtask",
    ]))?;
    let mut command = cargo();
    command.args(["test", TESTS, "--lib"]);
    for target in workspace::test_targets()? {
        if !OWN_STEP.contains(&target.as_str()) {
            command.args(["--test", &target]);
        }
    }
    run(&mut command)
}

pub(super) fn end_to_end(tools: &Toolbox) -> Result<()> {
    let targets = workspace::test_targets()?;
    ensure!(
        targets.iter().any(|target| target == "end_to_end"),
        "tests/Cargo.toml has no test target end_to_end"
    );
    let mut command = cargo_with(tools)?;
    command.args(["test", TESTS, "--test=browsers", "--test=end_to_end"]);
    // Whoever looks for one engine's fault may name it, in this step alone; see `refuse_overrides`.
    if env::var_os("B2B_USERS_ENGINES").is_none() {
        command.env("B2B_USERS_ENGINES", Engine::ALL.map(Engine::name).join(","));
    }
    // One browser at a time: on two cores, two wait for each other until they seem dead.
    command.args(["--", "--test-threads=1"]);
    run(&mut command)
}

pub(super) fn gates() -> Result<()> {
    // The sizes that a gate prints are wanted in the log.
    run(cargo().args(["test", TESTS, "--test=gates", "--", "--nocapture"]))
}

pub(super) fn documentation() -> Result<()> {
    let doc = || {
        let mut command = cargo();
        command
            .args(["doc", "--no-deps"])
            .env("RUSTDOCFLAGS", "-D warnings");
        command
    };
    run(&mut doc())?;
    run(doc().arg(WASM).args(BROWSER_CRATES))
}

pub(super) fn deny(tools: &Toolbox) -> Result<()> {
    // The advisories live in a database on the open net, so they are not part of a test run.
    run(cargo_with(tools)?.args([
        "deny",
        "--offline",
        "check",
        "--hide-inclusion-graph",
        "bans",
        "licenses",
        "sources",
    ]))
}
