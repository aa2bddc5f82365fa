//! What each command needs on a machine.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::browsers::{self, Engine};
use crate::cache::{self, Toolbox};
use crate::install;
use crate::process::output_of;
use crate::tools;

/// What is to be made sure of. Crates and the wasm target always are.
#[derive(Default)]
pub(crate) struct Needs {
    /// Bundling the site.
    pub(crate) site: bool,
    /// Building the element and the npm package.
    pub(crate) packages: bool,
    /// Running tests compiled to wasm.
    pub(crate) wasm_tests: bool,
    /// Browsers, each with its driver.
    pub(crate) engines: Vec<Engine>,
    /// Checking licences and sources.
    pub(crate) deny: bool,
}

impl Needs {
    /// Everything.
    pub(crate) fn everything() -> Self {
        Self {
            site: true,
            packages: true,
            wasm_tests: true,
            engines: Engine::ALL.to_vec(),
            deny: true,
        }
    }
}

/// Installs what is missing, and gives the tools.
pub(crate) fn setup(needs: &Needs) -> Result<Toolbox> {
    // First what only a person can mend, before minutes are spent on the rest.
    let builds = needs.site || needs.packages;
    if builds || needs.wasm_tests {
        node()?;
    }
    if builds {
        npm()?;
    }
    browsers::ensure(&needs.engines)?;
    if builds || needs.wasm_tests {
        install::wasm_target()?;
    }
    install::crates()?;

    let mut wanted = Vec::new();
    if builds || needs.wasm_tests {
        wanted.push(tools::wasm_bindgen()?);
    }
    if builds {
        wanted.push(tools::wasm_split());
        wanted.push(tools::binaryen());
        wanted.push(tools::esbuild());
    }
    if needs.site {
        wanted.push(tools::trunk());
    }
    if needs.engines.contains(&Engine::Firefox) {
        wanted.push(tools::geckodriver());
    }
    if needs.deny {
        wanted.push(tools::cargo_deny());
    }
    Toolbox::with(&wanted)
}

/// Node.js runs the wasm optimiser and a part of the tests.
fn node() -> Result<()> {
    const OLDEST: u32 = 20;
    let path = cache::find_on_path("node").context(
        "Node.js is missing: install version 20 or newer, with npm (https://nodejs.org, or the system's packages)",
    )?;
    let version = major_version(&path)
        .with_context(|| format!("`{} --version` gave no version", path.display()))?;
    ensure!(
        version >= OLDEST,
        "Node.js {version} is too old: version {OLDEST} or newer is needed"
    );
    Ok(())
}

/// npm brings the wasm optimiser.
fn npm() -> Result<()> {
    output_of(Path::new(install::NPM), &["--version"])
        .context("npm is missing: it comes with Node.js, or as a package of its own")?;
    Ok(())
}

fn major_version(node: &Path) -> Option<u32> {
    let answer = output_of(node, &["--version"])?;
    answer
        .trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}
