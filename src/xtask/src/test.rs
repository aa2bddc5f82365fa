//! `cargo xtask test`: the steps, their order, and what each needs.

mod beside;
mod budget;
mod cargo_steps;
pub(crate) mod journeys;
mod npm;
mod retry;
mod wasm;

use std::env;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use clap::ValueEnum;

use self::beside::Beside;
use self::budget::Spent;
use crate::browsers::Engine;
use crate::cache::Toolbox;
use crate::setup::{Needs, setup};
use crate::tidy::tidy;
use crate::{build, workspace};

/// One step of the test run. They run in this order, and the first failure ends the run; in a whole
/// run those in [`beside::STEPS`] run beside the steps after the build of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Step {
    /// Rules on text, packages and modules.
    Tidy,
    /// Formatting.
    Fmt,
    /// Clippy over the native crates and their tests.
    Clippy,
    /// Clippy over the browser crates and their tests, for wasm32.
    ClippyWasm,
    /// Native tests.
    Native,
    /// The engine's tests, compiled to wasm, in Node.js.
    Node,
    /// Tests compiled to wasm in headless Chromium.
    Chromium,
    /// Tests compiled to wasm in headless Firefox.
    Firefox,
    /// Tests compiled to wasm in WebKitGTK.
    Webkit,
    /// The release build of the site, the element and the npm package.
    Site,
    /// The packed npm package in programs, pages and bundlers.
    Npm,
    /// The drivers, then whole journeys through site, proxy and sandbox, in every engine.
    E2e,
    /// What must stay true of what was built.
    Artefacts,
    /// The documentation builds without a warning.
    Docs,
    /// Licences, sources and banned crates.
    Deny,
}

impl Step {
    fn is_quick(self) -> bool {
        matches!(
            self,
            Self::Tidy | Self::Fmt | Self::Native | Self::Node | Self::Chromium
        )
    }

    fn name(self) -> String {
        self.to_possible_value()
            .map(|value| value.get_name().to_owned())
            .unwrap_or_default()
    }

    fn add_needs(self, needs: &mut Needs) {
        let mut engine = |engine| {
            if !needs.engines.contains(&engine) {
                needs.engines.push(engine);
            }
        };
        match self {
            Self::Tidy
            | Self::Fmt
            | Self::Clippy
            | Self::ClippyWasm
            | Self::Native
            | Self::Artefacts
            | Self::Docs => {}
            Self::Node => needs.wasm_tests = true,
            Self::Chromium => engine(Engine::Chromium),
            Self::Firefox => engine(Engine::Firefox),
            Self::Webkit => engine(Engine::WebKit),
            Self::E2e => Engine::ALL.into_iter().for_each(engine),
            Self::Site => {
                needs.site = true;
                needs.packages = true;
            }
            Self::Npm => {
                needs.packages = true;
                engine(Engine::Chromium);
            }
            Self::Deny => needs.deny = true,
        }
        needs.wasm_tests |= matches!(self, Self::Chromium | Self::Firefox | Self::Webkit);
    }

    fn run(self, tools: &Toolbox) -> Result<()> {
        match self {
            Self::Tidy => tidy(),
            Self::Fmt => cargo_steps::format(),
            Self::Clippy => cargo_steps::clippy(),
            Self::ClippyWasm => cargo_steps::clippy_wasm(),
            Self::Native => cargo_steps::native_tests(),
            Self::Node => wasm::in_node(tools),
            Self::Chromium => wasm::in_browser(tools, Engine::Chromium),
            Self::Firefox => wasm::in_browser(tools, Engine::Firefox),
            Self::Webkit => wasm::in_browser(tools, Engine::WebKit),
            Self::Site => build(tools),
            Self::Npm => npm::tests(tools),
            Self::E2e => journeys::usual(tools),
            Self::Artefacts => cargo_steps::artefacts(),
            Self::Docs => cargo_steps::documentation(),
            Self::Deny => cargo_steps::deny(tools),
        }
    }
}

/// The steps that the flags choose.
fn chosen(quick: bool, only: &[Step]) -> Vec<Step> {
    Step::value_variants()
        .iter()
        .copied()
        .filter(|step| {
            if only.is_empty() {
                !quick || step.is_quick()
            } else {
                only.contains(step)
            }
        })
        .collect()
}

/// Variables that make a step show less, or accept more, than it says.
const OVERRIDES: [(&str, Step); 2] = [
    (journeys::ENGINES, Step::E2e),
    ("B2B_USERS_ACCEPT", Step::Artefacts),
];

/// A run that looks whole must be whole: the variables are for steps that were asked for by name.
fn refuse_overrides(steps: &[Step], only: &[Step], is_set: impl Fn(&str) -> bool) -> Result<()> {
    for (variable, step) in OVERRIDES {
        let heeded = steps.contains(&step) && !only.contains(&step);
        ensure!(
            !(heeded && is_set(variable)),
            "{variable} is set, which goes with `--only {}` alone: unset it",
            step.name()
        );
    }
    Ok(())
}

/// Runs the chosen steps; `strict` fails a run whose steps took more than their budgets.
pub(crate) fn test(quick: bool, only: &[Step], strict: bool) -> Result<()> {
    let started = Instant::now();
    let steps = chosen(quick, only);
    refuse_overrides(&steps, only, |name| env::var_os(name).is_some())?;
    let mut needs = Needs::default();
    for step in &steps {
        step.add_needs(&mut needs);
    }
    let (tools, set_up) = timed("setup", || setup(&needs))?;
    let mut spent = vec![set_up];
    let whole = !quick && only.is_empty();
    run_all(&steps, whole, &tools, &mut spent)?;
    println!("\nAll steps passed:\n{}", budget::report(&spent));
    println!(
        "In all {:.1} s, set-up included",
        started.elapsed().as_secs_f32()
    );
    if strict {
        budget::ensure_within(&spent)?;
    }
    Ok(())
}

/// In a whole run, what only compiles runs beside what waits for browsers.
fn run_all(steps: &[Step], whole: bool, tools: &Toolbox, spent: &mut Vec<Spent>) -> Result<()> {
    let mut beside = None;
    for &step in steps {
        if whole && beside::STEPS.contains(&step) {
            continue;
        }
        let name = step.name();
        let ((), time) = timed(&name, || step.run(tools)).with_context(|| {
            format!("the step `{name}` failed; again, alone: cargo xtask test --only {name}")
        })?;
        spent.push(time);
        if whole && step == Step::Site {
            beside = Some(Beside::start()?);
        }
        if let Some(beside) = &mut beside {
            beside.check()?;
        }
    }
    if let Some(beside) = beside {
        spent.push(beside.finish()?);
    }
    Ok(())
}

fn timed<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<(T, Spent)> {
    println!("\n=== {name} ===");
    let started = Instant::now();
    let before = budget::processor_time();
    let value = work()?;
    let spent = Spent {
        step: name.to_owned(),
        wall: started.elapsed(),
        processor: before
            .zip(budget::processor_time())
            .map(|(before, after)| after.saturating_sub(before)),
    };
    println!(
        "=== {name}: passed in {:.1} s ===",
        spent.wall.as_secs_f32()
    );
    Ok((value, spent))
}

/// A cargo command that finds the tools.
pub(crate) fn cargo_with(tools: &Toolbox) -> Result<Command> {
    let mut command = workspace::cargo();
    command.env("PATH", tools.path()?);
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_run_has_every_step_and_needs_everything() {
        let steps = chosen(false, &[]);
        assert_eq!(steps, Step::value_variants());
        let mut needs = Needs::default();
        steps.iter().for_each(|step| step.add_needs(&mut needs));
        assert!(needs.site && needs.wasm_tests && needs.deny);
        assert_eq!(needs.engines, Engine::ALL);
    }

    #[test]
    fn a_quick_run_needs_chromium_and_no_other_browser() {
        let mut needs = Needs::default();
        for step in chosen(true, &[]) {
            step.add_needs(&mut needs);
        }
        assert!(needs.wasm_tests && !needs.site && !needs.deny);
        assert_eq!(needs.engines, [Engine::Chromium]);
    }

    #[test]
    fn variables_that_weaken_a_step_go_only_with_that_step_named() {
        let refused = |quick, only: &[Step], set: &str| {
            refuse_overrides(&chosen(quick, only), only, |name| name == set).is_err()
        };
        for (variable, step) in OVERRIDES {
            assert!(refused(false, &[], variable), "{variable}");
            assert!(!refused(false, &[], "OTHER"), "{variable}");
            assert!(!refused(false, &[step], variable), "{variable}");
            assert!(!refused(true, &[], variable), "a quick run has no {step:?}");
        }
    }

    #[test]
    fn named_steps_run_alone_and_in_the_usual_order() {
        let steps = chosen(true, &[Step::Artefacts, Step::Site]);
        assert_eq!(steps, [Step::Site, Step::Artefacts]);
    }
}
