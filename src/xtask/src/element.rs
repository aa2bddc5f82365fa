//! The custom element: scripts, module, digests, and the pages that show it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::bundle::Bundle;
use crate::cache::Toolbox;
use crate::compress::{compress, table};
use crate::digest::{hash, integrity};
use crate::folders::{self, copy, copy_files, files_below};
use crate::languages;
use crate::module::{Built, Module};
use crate::notices;
use crate::parts;
use crate::workspace;

/// The module of this artefact.
pub(crate) const MODULE: Module = Module {
    package: "b2b-users-element",
    compiled: "b2b_users_element.wasm",
    in_parts: true,
};

/// The script for pages without modules, such as Script Manager's.
const SCRIPT: &str = "b2b-users.js";

/// How the names of pages that show the element, and of their parts, begin in `www`.
const PAGES: [&str; 3] = ["embed", "frame", "icon"];

/// What goes into the npm package beside the scripts.
const FOR_PACKAGE: [&str; 3] = ["widget.d.ts", "define.d.ts", "custom-elements.json"];

fn folder() -> PathBuf {
    workspace::root().join("dist/element")
}

/// The scripts and the module of the npm package, on their way there.
fn for_package() -> PathBuf {
    workspace::root().join("target/modules/element-for-package")
}

/// Builds `dist/element`.
pub(crate) fn build(tools: &Toolbox) -> Result<()> {
    let built = MODULE.build(tools)?;
    let bytes = fs::read(&built.wasm)?;
    let integrity = integrity(&bytes);
    for folder in [folder(), for_package()] {
        folders::empty(&folder)?;
    }
    // A name of its own for each content: an old script never gets a new module.
    let file = format!("widget-{}.wasm", hash(&bytes));
    copy(&built.wasm, &folder().join(&file))?;
    let shipped = parts::ship(&built.parts, &folder(), "widget")?;
    let texts = languages::ship(&folder(), Some(&for_package()))?;
    let facts = [
        ("__WASM_FILE__", file.as_str().into()),
        ("__WASM_INTEGRITY__", integrity.into()),
        parts::facts(&shipped),
        languages::facts(&texts),
    ];
    bundle(
        tools,
        &built,
        ("script.js", "iife"),
        &facts,
        &folder().join(SCRIPT),
    )?;
    // The scripts of the package name its files, for bundlers.
    copy(&built.wasm, &for_package().join("widget.wasm"))?;
    for part in &built.parts {
        copy(
            &part.wasm,
            &for_package().join(format!("widget-{}.wasm", part.name)),
        )?;
    }
    bundle(
        tools,
        &built,
        ("module.js", "esm"),
        &facts,
        &for_package().join("widget.js"),
    )?;

    let www = workspace::root().join("www");
    for path in files_below(&www)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.parent() == Some(&www) && PAGES.iter().any(|page| name.starts_with(page)) {
            copy(&path, &folder().join(&*name))?;
        }
    }
    copy_files(&www.join("examples"), &folder().join("examples"))?;
    notices::write(&[MODULE.package], notices::WASM, &folder())?;
    let parts = shipped.iter().map(|part| part.file.as_str());
    let texts = texts.iter().map(|table| table.file.as_str());
    let names: Vec<&str> = [SCRIPT, &file]
        .into_iter()
        .chain(parts)
        .chain(texts)
        .collect();
    write_manifest(&names)
}

/// Puts the element into the npm package.
pub(crate) fn copy_to_package(package: &Path) -> Result<()> {
    copy_files(&for_package(), package)?;
    let source = workspace::root().join("src/element/js");
    for name in FOR_PACKAGE {
        copy(&source.join(name), &package.join(name))?;
    }
    // What is the module here is the widget there.
    let define = fs::read_to_string(source.join("define.js"))?;
    fs::write(
        package.join("define.js"),
        define.replace("./module.js", "./widget.js"),
    )?;
    Ok(())
}

fn bundle(
    tools: &Toolbox,
    built: &Built,
    (entry, format): (&str, &str),
    facts: &[(&str, Value)],
    target: &Path,
) -> Result<()> {
    copy(
        &workspace::root().join("www/styles.css"),
        &built.folder.join("styles.css"),
    )?;
    Bundle {
        folder: &built.folder,
        sources: &[&workspace::root().join("src/element/js")],
        entry,
        format,
        defines: facts,
        injects: &[],
        unused: &["Symbol.dispose"],
    }
    .write(tools, target)
}

/// Says what each file weighs and which digest belongs to it, and prints the first load.
fn write_manifest(names: &[&str]) -> Result<()> {
    let mut files = Vec::new();
    let mut rows = Vec::new();
    for name in names {
        let path = folder().join(name);
        let bytes = fs::read(&path).with_context(|| format!("no {}", path.display()))?;
        let sizes = compress(&path)?;
        rows.push(((*name).to_owned(), sizes));
        files.push(json!({
            "file": name,
            "integrity": integrity(&bytes),
            "bytes": { "raw": sizes.raw, "gzip": sizes.gzip, "brotli": sizes.brotli },
        }));
    }
    let manifest: Value =
        json!({ "version": env!("CARGO_PKG_VERSION"), "script": SCRIPT, "files": files });
    fs::write(
        folder().join("manifest.json"),
        serde_json::to_string_pretty(&manifest)? + "\n",
    )?;
    print!("{}", table(&rows, "first load"));
    println!("The element is in {}", folder().display());
    Ok(())
}
