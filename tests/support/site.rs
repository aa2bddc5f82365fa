//! A copy of the built site for one test: with its own configuration, and with an eye on its errors.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

/// The `config.json` that the site is served with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Config {
    /// The demo's, for the sandbox's company.
    #[default]
    Demo,
    /// The one that is shipped.
    Shipped,
    /// This text, whether or not it is right.
    Text(String),
    /// None at all.
    Missing,
}

/// Runs before anything else of the page and keeps what [`Browser::problems`](crate::Browser::problems)
/// reports. A file of its own, since the policy forbids inline scripts to tests too.
pub(crate) const PROBE: &str = r"'use strict';
window.__problems = [];
const note = (text) => window.__problems.push(text);
addEventListener('securitypolicyviolation', (event) =>
  note(`policy: ${event.effectiveDirective} blocked ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
addEventListener('error', (event) => note(`error: ${event.message ?? event.target?.src ?? event.type}`), true);
addEventListener('unhandledrejection', (event) => note(`rejection: ${event.reason}`));
const original = console.error;
console.error = (...parts) => { note(`console: ${parts.join(' ')}`); original(...parts); };
";

/// Where `cargo xtask build` puts the site.
pub(crate) fn built() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist/site")
}

/// Copies the site and puts configuration and probe in place. `script` is what the page around
/// the site brings along; it runs right after the probe.
pub(crate) fn copy(from: &Path, config: &Config, script: &str) -> Result<TempDir> {
    ensure!(
        from.join("index.html").is_file(),
        "there is no site in {}: run `cargo xtask build` first",
        from.display()
    );
    let copy = tempfile::tempdir()?;
    copy_directory(from, copy.path())?;

    let configuration = copy.path().join("config.json");
    match config {
        Config::Demo => {
            let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../www/demo-config.json");
            fs::copy(&demo, &configuration)
                .with_context(|| format!("could not copy {}", demo.display()))?;
        }
        Config::Shipped => {}
        Config::Text(text) => fs::write(&configuration, text)?,
        Config::Missing => fs::remove_file(&configuration)
            .with_context(|| format!("{} ships no config.json", from.display()))?,
    }

    fs::write(copy.path().join("probe.js"), format!("{PROBE}{script}"))?;
    keep_probe_for_later(copy.path())?;
    let page = copy.path().join("index.html");
    let html = fs::read_to_string(&page)?;
    let head = html
        .find("<head>")
        .map(|start| start + "<head>".len())
        .context("index.html has no <head>")?;
    let (before, after) = html.split_at(head);
    fs::write(
        &page,
        format!("{before}<script src=\"./probe.js\"></script>{after}"),
    )?;
    // These are of the page without the probe.
    for ending in ["html.br", "html.gz"] {
        let stale = page.with_extension(ending);
        if stale.exists() {
            fs::remove_file(stale)?;
        }
    }
    Ok(copy)
}

/// Lets the service worker keep the probe too, or pages without a network would not collect problems.
fn keep_probe_for_later(site: &Path) -> Result<()> {
    const LIST: &str = "const FILES = [";
    let worker = site.join("sw.js");
    if worker.is_file() {
        let text = fs::read_to_string(&worker)?;
        ensure!(text.contains(LIST), "sw.js has no list of files");
        fs::write(
            &worker,
            text.replacen(LIST, &format!("{LIST}\"probe.js\","), 1),
        )?;
    }
    Ok(())
}

/// Lets the page's own policy allow requests to this endpoint, as an operator does who has another
/// than the store's.
pub(crate) fn allow_endpoint(site: &Path, endpoint: &str) -> Result<()> {
    const STORE: &str = "https://api-b2b.bigcommerce.com";
    let page = site.join("index.html");
    let html = fs::read_to_string(&page)?;
    ensure!(
        html.matches(STORE).count() == 1,
        "index.html must name {STORE} once, in its policy"
    );
    Ok(fs::write(&page, html.replace(STORE, endpoint))?)
}

pub(crate) fn copy_directory(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir_all(&target)?;
            copy_directory(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}
