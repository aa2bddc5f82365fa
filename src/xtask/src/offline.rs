//! What lets the built site open without a network: names that change with the content, and the list
//! of files that its service worker, `sw.js`, keeps.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::folders::files_below;

/// The service worker. The browser keeps it by itself, so it is not in its own list.
const WORKER: &str = "sw.js";
pub(crate) const PAGE: &str = "index.html";
/// What editors check `config.json` by.
const EDITOR_SCHEMA: &str = "config.schema.json";
/// What becomes a name with a digest of the content: how it begins, and how it ends. The module's own
/// file comes before its glue, whose name is the shorter ending.
const NAMED: [(&str, &str); 3] = [
    ("boot", ".js"),
    ("b2b-users-app", "_bg.wasm"),
    ("b2b-users-app", ".js"),
];

/// The lines of `www/sw.js` that are written here.
const FILES_LINE: &str = "const FILES = [];";
const RELEASE_LINE: &str = "const RELEASE = \"development\";";

/// Makes a site that Trunk has just built ready for the service worker. Comes before compressing,
/// because it changes files.
pub(crate) fn prepare(site: &Path) -> Result<()> {
    for (beginning, ending) in NAMED {
        name_by_content(site, beginning, ending)?;
    }
    write_file_list(site)
}

/// Trunk copies the starting script as it is, and names module and glue after what the compiler made,
/// not after what wasm-bindgen and wasm-opt made of that. With names of their content, the page of
/// one release can never get a file of another.
fn name_by_content(site: &Path, beginning: &str, ending: &str) -> Result<()> {
    let old = only_file(site, beginning, ending)?;
    let mut hasher = DefaultHasher::new();
    read(&site.join(&old))?.hash(&mut hasher);
    let new = format!("{beginning}-{:016x}{ending}", hasher.finish());
    let page = site.join(PAGE);
    let text = fs::read_to_string(&page)?;
    let named = format!("\"./{old}\"");
    ensure!(text.contains(&named), "{PAGE} does not name {old}");
    fs::write(&page, text.replace(&named, &format!("\"./{new}\"")))?;
    fs::rename(site.join(&old), site.join(new)).with_context(|| format!("could not rename {old}"))
}

/// The one file with such a name.
pub(crate) fn only_file(site: &Path, beginning: &str, ending: &str) -> Result<String> {
    let mut names = Vec::new();
    for path in files_below(site)? {
        let name = path.strip_prefix(site)?.to_string_lossy().into_owned();
        if name.starts_with(beginning) && name.ends_with(ending) {
            names.push(name);
        }
    }
    ensure!(
        names.len() == 1,
        "one {beginning}*{ending} is needed: {names:?}"
    );
    names.pop().context("there is none")
}

/// Writes into the service worker which files it keeps, and a name for this very set of contents.
pub(crate) fn write_file_list(site: &Path) -> Result<()> {
    let mut names = Vec::new();
    for path in files_below(site)? {
        let name = path
            .strip_prefix(site)?
            .to_string_lossy()
            .replace('\\', "/");
        if is_kept(&name) {
            names.push(name);
        }
    }
    names.sort();
    let worker = site.join(WORKER);
    let list = serde_json::to_string_pretty(&names)?;
    let release = release(site, &names)?;
    replace_each_once(
        &worker,
        &[
            (FILES_LINE, &format!("const FILES = {list};")),
            (RELEASE_LINE, &format!("const RELEASE = \"{release}\";")),
        ],
    )
}

/// Compressed copies are the host's business: a page never asks for them by name, nor for what editors read.
fn is_kept(name: &str) -> bool {
    ![WORKER, EDITOR_SCHEMA].contains(&name)
        && ![".br", ".gz"].iter().any(|ending| name.ends_with(ending))
}

/// A digest over names and contents, the worker's own text included. It tells releases apart and
/// protects against nothing, so the standard library's hash will do: its keys are fixed, and the
/// toolchain is pinned.
fn release(site: &Path, names: &[String]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for name in names.iter().map(String::as_str).chain([WORKER]) {
        name.hash(&mut hasher);
        read(&site.join(name))?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("could not read {}", path.display()))
}

/// Replaces texts that must each be in the file once.
fn replace_each_once(path: &Path, replacements: &[(&str, &str)]) -> Result<()> {
    let mut text =
        fs::read_to_string(path).with_context(|| format!("could not read {}", path.display()))?;
    for (old, new) in replacements {
        let count = text.matches(old).count();
        ensure!(
            count == 1,
            "{} must hold `{old}` exactly once, not {count} times",
            path.display()
        );
        text = text.replace(old, new);
    }
    fs::write(path, text).with_context(|| format!("could not write {}", path.display()))
}

#[cfg(test)]
mod tests;
