//! Whole journeys in browsers, and how many of them there were.

use std::env;
use std::fs;
use std::io::ErrorKind;

use anyhow::{Context, Result, ensure};

use super::cargo_with;
use crate::browsers::Engine;
use crate::cache::Toolbox;
use crate::process::run;
use crate::workspace;

/// The least number of journeys in each engine: a suite that matches nothing must not pass.
const LEAST: [(Engine, usize); 3] = [
    (Engine::Chromium, 85),
    (Engine::Firefox, 17),
    (Engine::WebKit, 17),
];

/// Variables of the tests crate, see `tests/e2e/engines.rs`.
pub(crate) const ENGINES: &str = "B2B_USERS_ENGINES";
const JOURNEYS: &str = "B2B_USERS_JOURNEYS";
const TALLY: &str = "B2B_USERS_TALLY";

/// The drivers' own tests in every engine, then each journey where it shows something.
pub(super) fn usual(tools: &Toolbox) -> Result<()> {
    let targets = workspace::test_targets()?;
    ensure!(
        targets.iter().any(|target| target == "e2e"),
        "tests/Cargo.toml has no test target e2e"
    );
    let tally = workspace::root().join("target").join("journeys.txt");
    match fs::remove_file(&tally) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    let mut command = cargo_with(tools)?;
    command
        .args(["test", "--package=b2b-users-tests"])
        .args(["--test=browsers", "--test=e2e"])
        .env(TALLY, &tally);
    // Whoever looks for one engine's fault may name it, in this step alone; see `refuse_overrides`.
    let chosen_by_hand = env::var_os(ENGINES).is_some();
    if !chosen_by_hand {
        command
            .env(ENGINES, Engine::ALL.map(Engine::name).join(","))
            .env(JOURNEYS, "usual");
    }
    // One browser at a time: on two cores, two wait for each other until they seem dead.
    run(command.args(["--", "--test-threads=1"]))?;
    if chosen_by_hand {
        return Ok(());
    }
    let text = fs::read_to_string(&tally).context("no journey was counted")?;
    for (engine, count) in counts(&text) {
        println!("{count} journeys in {}", engine.name());
    }
    ensure_enough(&text)
}

fn counts(tally: &str) -> impl Iterator<Item = (Engine, usize)> {
    Engine::ALL.into_iter().map(move |engine| {
        let count = tally.lines().filter(|line| *line == engine.name()).count();
        (engine, count)
    })
}

fn ensure_enough(tally: &str) -> Result<()> {
    for (engine, count) in counts(tally) {
        let least = LEAST.iter().find(|(known, _)| *known == engine);
        let least = least.map_or(1, |(_, least)| *least);
        ensure!(
            count >= least,
            "only {count} journeys ran in {}, at least {least} are expected",
            engine.name()
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_engine_with_too_few_journeys_fails_the_run() {
        let enough: String = LEAST
            .iter()
            .flat_map(|(engine, least)| vec![format!("{}\n", engine.name()); *least])
            .collect();
        assert!(ensure_enough(&enough).is_ok());
        assert!(ensure_enough(&enough.replacen("webkit\n", "", 1)).is_err());
        assert!(ensure_enough("").is_err());
    }
}
