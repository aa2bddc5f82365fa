//! The npm package: a folder, and the tarball that is published.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::bundle::Bundle;
use crate::cache::Toolbox;
use crate::compress::{measure, table};
use crate::folders::{self, copy, copy_files};
use crate::install::NPM;
use crate::module::{Built, Module};
use crate::process::run;
use crate::{element, workspace};

/// The module of this artefact.
pub(crate) const MODULE: Module = Module {
    package: "b2b-users-npm",
    compiled: "b2b_users_npm.wasm",
    in_parts: false,
};

/// Files that every consumer gets as they are written.
const COPIED: [&str; 7] = [
    "index.d.ts",
    "api.js",
    "default.js",
    "node.js",
    "worker.js",
    "inline.js",
    "cli.js",
];

/// Files whose weight is worth knowing: a headless page loads the first two.
const WEIGHED: [&str; 5] = [
    "core.wasm",
    "internal.js",
    "core.base64.js",
    "widget.wasm",
    "widget.js",
];

/// What stands for the version in the template of package.json.
const UNVERSIONED: &str = "\"version\": \"0.0.0\"";

/// The folder that becomes the tarball.
pub(crate) fn folder() -> PathBuf {
    workspace::root().join("dist/npm/package")
}

/// The tarball of this version.
pub(crate) fn tarball() -> PathBuf {
    let name = format!("b2b-users-{}.tgz", env!("CARGO_PKG_VERSION"));
    workspace::root().join("dist/npm").join(name)
}

/// Builds the package. The element is built before, since the package carries it.
pub(crate) fn build(tools: &Toolbox) -> Result<()> {
    let folder = folder();
    folders::empty(&folder)?;
    let core = MODULE.build(tools)?;
    let source = workspace::root().join("src/npm");
    let scripts = source.join("js");
    for name in COPIED {
        copy(&scripts.join(name), &folder.join(name))?;
    }
    copy_files(&scripts.join("cli"), &folder.join("cli"))?;
    copy(&source.join("README.md"), &folder.join("README.md"))?;
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&workspace::root().join(name), &folder.join(name))?;
    }
    copy(&core.wasm, &folder.join("core.wasm"))?;
    write_inline(&core.wasm, &folder)?;
    join(tools, &scripts, &core, &folder)?;
    element::copy_to_package(&folder)?;
    write_manifest(&scripts.join("package.json"), &folder)?;
    pack(&folder)
}

/// The module as text, for pages that can load nothing beside a script.
fn write_inline(wasm: &Path, folder: &Path) -> Result<()> {
    let text = STANDARD.encode(fs::read(wasm)?);
    let script = format!("// The module core.wasm as text.\nexport const base64 = \"{text}\";\n");
    fs::write(folder.join("core.base64.js"), script)?;
    Ok(())
}

/// Joins what the entries share with the glue, so that a page without a bundler loads few files.
fn join(tools: &Toolbox, scripts: &Path, core: &Built, folder: &Path) -> Result<()> {
    Bundle {
        folder: &core.folder,
        sources: &[scripts],
        entry: "internal.js",
        format: "esm",
        defines: &[],
        injects: &["task-queue.js"],
        unused: &[],
    }
    .write(tools, &folder.join("internal.js"))
}

/// As text: the order of its keys has a meaning.
fn write_manifest(template: &Path, folder: &Path) -> Result<()> {
    let text = fs::read_to_string(template)
        .with_context(|| format!("could not read {}", template.display()))?;
    let version = concat!("\"version\": \"", env!("CARGO_PKG_VERSION"), "\"");
    ensure!(
        text.contains(UNVERSIONED),
        "{} does not say {UNVERSIONED}",
        template.display()
    );
    fs::write(
        folder.join("package.json"),
        text.replace(UNVERSIONED, version),
    )?;
    Ok(())
}

fn pack(folder: &Path) -> Result<()> {
    run(Command::new(NPM).current_dir(folder).args([
        "pack",
        "--silent",
        "--ignore-scripts",
        "--pack-destination",
        "..",
    ]))?;
    let measured = WEIGHED.map(|name| Ok((name.to_owned(), measure(&folder.join(name))?)));
    let rows = measured.into_iter().collect::<Result<Vec<_>>>()?;
    print!("{}", table(&rows, "in all"));
    println!("The npm package is {}", tarball().display());
    Ok(())
}
