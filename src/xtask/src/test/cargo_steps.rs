//! The steps that are a cargo command or two.

use anyhow::Result;

use super::cargo_with;
use crate::cache::Toolbox;
use crate::process::run;
use crate::workspace::{self, cargo};

/// The crates that run in a browser.
const BROWSER_CRATES: [&str; 4] = [
    "--package=b2b-users-client",
    "--package=b2b-users-widget",
    "--package=b2b-users-element",
    "--package=b2b-users-npm",
];
const CORE: &str = "--package=b2b-users-core";
/// It is built for wasm32, too, which keeps servers, clients and runtimes out of it. Its tests need one.
const PROXY_CORE: &str = "--package=b2b-users-proxy-core";
const TESTS_NAME: &str = "b2b-users-tests";
const TESTS: &str = "--package=b2b-users-tests";
const WASM: &str = "--target=wasm32-unknown-unknown";

/// The targets of the tests crate that have a step of their own.
const OWN_STEP: [&str; 3] = ["browsers", "e2e", "artefacts"];

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
        .args(["--all-targets", "--", "-D", "warnings"]))?;
    run(cargo().args(["clippy", WASM, PROXY_CORE, "--", "-D", "warnings"]))
}

pub(super) fn native_tests() -> Result<()> {
    let packages = workspace::native_packages()?;
    let tested = packages.iter().filter(|name| *name != TESTS_NAME);
    run(cargo()
        .arg("test")
        .args(tested.map(|name| format!("--package={name}"))))?;
    let mut command = cargo();
    command.args(["test", TESTS, "--lib"]);
    for target in workspace::test_targets()? {
        if !OWN_STEP.contains(&target.as_str()) {
            command.args(["--test", &target]);
        }
    }
    run(&mut command)
}

pub(super) fn artefacts() -> Result<()> {
    // The sizes that a test prints are wanted in the log.
    run(cargo().args(["test", TESTS, "--test=artefacts", "--", "--nocapture"]))
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
