//! The tools beyond cargo: their versions, and where they come from. This is the only list.

use anyhow::Result;

use crate::workspace;

/// How a tool gets onto a machine.
pub(crate) enum Source {
    /// `cargo install`. `locked` says whether the tool's own lock file resolves.
    Cargo {
        locked: bool,
        /// Optimisation of the tool itself; what runs for a second per call needs none.
        optimisation: &'static str,
        /// What `cargo install` is told beyond that, such as which features.
        arguments: &'static [&'static str],
    },
    /// `npm install`.
    Npm,
}

/// One tool at one version.
pub(crate) struct Tool {
    /// Its package name, in its registry.
    pub(crate) package: &'static str,
    /// Its exact version.
    pub(crate) version: String,
    /// The programs that it brings; the first one answers `--version`.
    pub(crate) programs: &'static [&'static str],
    /// The word in the answer to `--version` that shows the version.
    pub(crate) version_word: String,
    /// Where it comes from.
    pub(crate) source: Source,
    /// What it is for, shown while it is built.
    pub(crate) purpose: &'static str,
    /// About how long a first installation takes on two cores.
    pub(crate) patience: &'static str,
}

/// Bundles the site. The 0.22 line does not build with the Rust version of this workspace.
pub(crate) fn trunk() -> Tool {
    let mut tool = cargo_tool(
        "trunk",
        "0.21.14",
        &["trunk"],
        true,
        "bundles the site",
        "3 to 5 minutes",
    );
    // It downloads nothing here: neither tools, which come from this list, nor word of new versions.
    if let Source::Cargo { arguments, .. } = &mut tool.source {
        *arguments = &["--no-default-features"];
    }
    tool
}

/// Joins wasm and JavaScript, and runs wasm tests. Must be exactly the locked library's version.
pub(crate) fn wasm_bindgen() -> Result<Tool> {
    let version = workspace::locked_version("wasm-bindgen")?;
    let mut tool = cargo_tool(
        "wasm-bindgen-cli",
        &version,
        &["wasm-bindgen", "wasm-bindgen-test-runner"],
        // Resolved afresh: its own version must be the library's, what it is built from need not be old.
        false,
        "joins wasm with JavaScript and runs its tests",
        "2 to 3 minutes",
    );
    // It rewrites modules of tens of megabytes in every test run.
    if let Source::Cargo { optimisation, .. } = &mut tool.source {
        *optimisation = "1";
    }
    Ok(tool)
}

/// Drives Firefox.
pub(crate) fn geckodriver() -> Tool {
    cargo_tool(
        "geckodriver",
        "0.37.1",
        &["geckodriver"],
        true,
        "drives Firefox",
        "1 to 2 minutes",
    )
}

/// Checks licences, sources and banned crates.
pub(crate) fn cargo_deny() -> Tool {
    cargo_tool(
        "cargo-deny",
        "0.20.2",
        &["cargo-deny"],
        true,
        "checks licences, sources and banned crates",
        "2 to 4 minutes",
    )
}

/// `wasm-opt`, which makes the wasm smaller.
pub(crate) fn binaryen() -> Tool {
    Tool {
        package: "binaryen",
        version: "132.0.0".to_owned(),
        programs: &["wasm-opt"],
        version_word: "132".to_owned(),
        source: Source::Npm,
        purpose: "makes the wasm smaller",
        patience: "10 seconds",
    }
}

/// Cuts a module into parts at the functions that the widget marks. It must understand what the marking crate
/// of `Cargo.lock` writes.
pub(crate) fn wasm_split() -> Tool {
    let mut tool = cargo_tool(
        "wasm_split_cli_support",
        "0.2.4",
        &["wasm-split-cli"],
        true,
        "cuts modules into parts",
        "1 to 2 minutes",
    );
    if let Source::Cargo {
        arguments,
        optimisation,
        ..
    } = &mut tool.source
    {
        *arguments = &["--features=build-binary"];
        *optimisation = "1";
    }
    tool
}

/// Joins the scripts of the element and of the npm package.
pub(crate) fn esbuild() -> Tool {
    Tool {
        package: "esbuild",
        version: "0.28.2".to_owned(),
        programs: &["esbuild"],
        version_word: "0.28.2".to_owned(),
        source: Source::Npm,
        purpose: "joins scripts",
        patience: "10 seconds",
    }
}

fn cargo_tool(
    package: &'static str,
    version: &str,
    programs: &'static [&'static str],
    locked: bool,
    purpose: &'static str,
    patience: &'static str,
) -> Tool {
    Tool {
        package,
        version: version.to_owned(),
        programs,
        version_word: version.to_owned(),
        source: Source::Cargo {
            locked,
            optimisation: "0",
            arguments: &[],
        },
        purpose,
        patience,
    }
}
