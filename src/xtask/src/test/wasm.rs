//! Tests compiled to wasm, in Node.js and in each browser engine.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use serde_json::json;

use super::cargo_with;
use super::retry::{Verdict, judge};
use crate::browsers::Engine;
use crate::cache::Toolbox;
use crate::process::{line, run_and_copy};
use crate::user_cache;

/// A browser gets this many starts; a failed test ends the run at once.
const STARTS: usize = 3;

/// Every variable by which the runner chooses a driver or a place to run in.
const RUNNER_VARIABLES: [&str; 10] = [
    "CHROMEDRIVER",
    "CHROMEDRIVER_REMOTE",
    "GECKODRIVER",
    "GECKODRIVER_REMOTE",
    "SAFARIDRIVER",
    "SAFARIDRIVER_REMOTE",
    "MSEDGEDRIVER",
    "MSEDGEDRIVER_REMOTE",
    "NO_HEADLESS",
    "WASM_BINDGEN_USE_BROWSER",
];

/// The least number of tests: a suite that matches nothing must not pass.
const LEAST_IN_NODE: usize = 260;
const LEAST_IN_CHROMIUM: usize = 275;
const LEAST_ELSEWHERE: usize = 18;

const CORE: &str = "--package=b2b-users-core";
const CLIENT: &str = "--package=b2b-users-client";
const WIDGET: &str = "--package=b2b-users-widget";

/// The engine and its transport, without a browser.
pub(super) fn in_node(tools: &Toolbox) -> Result<()> {
    let command = test_command(cargo_with(tools)?, &[CORE, CLIENT]);
    check(command, LEAST_IN_NODE)
}

/// The browser crates in one engine; in Chromium the core too, so that it is seen to behave alike.
pub(super) fn in_browser(tools: &Toolbox, engine: Engine) -> Result<()> {
    let packages: &[&str] = match engine {
        Engine::Chromium => &[CORE, CLIENT, WIDGET],
        Engine::Firefox | Engine::WebKit => &[CLIENT, WIDGET],
    };
    let cargo = cargo_with(tools)?;
    let cargo = match engine {
        // WebKitGTK has no headless mode, so it gets a display of its own.
        Engine::WebKit => under_virtual_display(&cargo),
        Engine::Chromium | Engine::Firefox => cargo,
    };
    let mut command = test_command(cargo, packages);
    command
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities(engine)?)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30");
    match engine {
        Engine::Chromium => command.env("CHROMEDRIVER", "chromedriver"),
        Engine::Firefox => command.env("GECKODRIVER", "geckodriver"),
        // The runner has no name for this driver, but what it says to Safari's fits.
        Engine::WebKit => command
            .env("SAFARIDRIVER", "WebKitWebDriver")
            .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1"),
    };
    let least = match engine {
        Engine::Chromium => LEAST_IN_CHROMIUM,
        Engine::Firefox | Engine::WebKit => LEAST_ELSEWHERE,
    };
    check(command, least)
}

fn test_command(mut command: Command, packages: &[&str]) -> Command {
    for name in RUNNER_VARIABLES {
        command.env_remove(name);
    }
    command
        .args(["test", "--target=wasm32-unknown-unknown"])
        .args(packages)
        // Not the examples in the documentation, which the native tests run.
        .arg("--tests");
    command
}

/// The same command behind `xvfb-run`.
fn under_virtual_display(cargo: &Command) -> Command {
    let mut command = Command::new("xvfb-run");
    command.arg("--auto-servernum").arg(cargo.get_program());
    for (name, value) in cargo.get_envs() {
        if let Some(value) = value {
            command.env(name, value);
        }
    }
    if let Some(directory) = cargo.get_current_dir() {
        command.current_dir(directory);
    }
    command
}

/// Runs until the browser starts; then what the tests say counts.
fn check(mut command: Command, least: usize) -> Result<()> {
    for start in 1..=STARTS {
        let transcript = run_and_copy(&mut command)?;
        match judge(transcript.status.success(), &transcript.text) {
            Verdict::Passed(count) => {
                ensure!(
                    count >= least,
                    "`{}` ran {count} tests, at least {least} are expected",
                    line(&command)
                );
                println!("{count} tests passed");
                return Ok(());
            }
            Verdict::NotStarted if start < STARTS => {
                println!(
                    "The browser did not start; trying again ({start} of {} repeats)",
                    STARTS - 1
                );
            }
            Verdict::NotStarted => bail!("the browser did not start in {STARTS} attempts"),
            Verdict::Failed => bail!("`{}` failed: {}", line(&command), transcript.status),
        }
    }
    Ok(())
}

/// Writes what the runner is to ask of the driver, and gives the file.
fn capabilities(engine: Engine) -> Result<PathBuf> {
    let text = match engine {
        Engine::Chromium => CHROMIUM.to_owned(),
        Engine::Firefox => {
            let program = Engine::firefox_program().context("no Firefox on PATH")?;
            json!({ "moz:firefoxOptions": { "args": ["-headless"], "binary": program.to_string_lossy() } })
                .to_string()
        }
        Engine::WebKit => "{}".to_owned(),
    };
    // In the cache rather than among the sources, where the runner would look by itself.
    let directory = user_cache::directory()?.join("webdriver");
    let path = directory.join(format!("{}.json", engine.name()));
    fs::create_dir_all(&directory)
        .and_then(|()| fs::write(&path, text))
        .with_context(|| format!("could not write {}", path.display()))?;
    Ok(path)
}

/// The runner itself adds what makes Chromium headless; these keep it from talking to the network.
const CHROMIUM: &str = r#"{"goog:chromeOptions":{"args":["disable-background-networking","disable-component-update","disable-sync","no-first-run","disable-quic"]}}"#;
