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
use crate::digest::hash;
use crate::folders::{self, copy, copy_files};
use crate::install::NPM;
use crate::module::{Built, Module};
use crate::process::run;
use crate::{element, keys, languages, notices, workspace};

/// The module of this artefact.
pub(crate) const MODULE: Module = Module {
    package: "b2b-users-npm",
    compiled: "b2b_users_npm.wasm",
    in_parts: true,
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
const WEIGHED: [&str; 8] = [
    "core.wasm",
    "internal.js",
    "send.wasm",
    "settings.wasm",
    "core.base64.js",
    "send.base64.js",
    "widget.wasm",
    "widget.js",
];

/// The parts of the module: what is loaded when something is to be sent, and what reads settings for the command.
const PARTS: [&str; 2] = ["send", "settings"];

/// The modules that there are as text, too: the command reads files.
const AS_TEXT: [&str; 2] = ["core", "send"];

/// What stands for the version in the template of package.json.
const UNVERSIONED: &str = "\"version\": \"0.0.0\"";

/// The folder that becomes the tarball.
pub(crate) fn folder() -> PathBuf {
    workspace::root().join("dist/npm/package")
}

/// The types of what the module exports, as a test compares the scripts with them.
pub(crate) fn glue_types() -> PathBuf {
    workspace::root()
        .join("target/modules")
        .join(MODULE.package)
        .join("glue.d.ts")
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
    let linked = [MODULE.package, element::MODULE.package];
    notices::write(&linked, notices::WASM, &folder)?;
    write_modules(&core, &folder)?;
    languages::ship_scripts(&folder)?;
    keys::write(&folder.join("cli"), Some("command"))?;
    join(tools, &scripts, &core, &folder)?;
    element::copy_to_package(&folder)?;
    write_manifest(&scripts.join("package.json"), &folder)?;
    pack(&folder)
}

/// The modules, and the same as text for pages that can load nothing beside a script.
fn write_modules(core: &Built, folder: &Path) -> Result<()> {
    let names: Vec<&str> = core.parts.iter().map(|part| part.name.as_str()).collect();
    ensure!(names == PARTS, "the module was cut into {names:?}");
    let mut modules = vec![("core", fs::read(&core.wasm)?)];
    for (name, part) in PARTS.into_iter().zip(&core.parts) {
        modules.push((name, fs::read(&part.wasm)?));
    }
    let all: Vec<&[u8]> = modules.iter().map(|(_, bytes)| bytes.as_slice()).collect();
    let build = hash(&all.concat());
    for (name, bytes) in modules {
        let mark = match PARTS.contains(&name) {
            true => format!("{build} {name}"),
            false => build.clone(),
        };
        let bytes = [bytes, mark_section(&mark)].concat();
        if AS_TEXT.contains(&name) {
            let text = STANDARD.encode(&bytes);
            let script =
                format!("// The module {name}.wasm as text.\nexport const base64 = \"{text}\";\n");
            fs::write(folder.join(format!("{name}.base64.js")), script)?;
        }
        fs::write(folder.join(format!("{name}.wasm")), bytes)?;
    }
    Ok(())
}

/// A custom section (WebAssembly core specification, binary format) that names the build: the modules share a
/// memory, so the scripts start no two of different builds. `mark` has less than a hundred characters.
fn mark_section(mark: &str) -> Vec<u8> {
    const NAME: &str = "build";
    let length = |text: &[u8]| u8::try_from(text.len()).unwrap_or_default();
    let name = [&[length(NAME.as_bytes())], NAME.as_bytes()].concat();
    let content = [&name, mark.as_bytes()].concat();
    // The kind of the section is 0, and lengths below 128 are numbers of one byte.
    [&[0, length(&content)], content.as_slice()].concat()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_of_a_build_is_a_custom_section() {
        assert_eq!(mark_section("0a"), *b"\0\x08\x05build0a");
    }
}
