//! Builds the static site, compresses it ahead of time and says what a first load costs.

use std::cmp::Reverse;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::bundle::minify;
use crate::cache::Toolbox;
use crate::compress::{compress, table};
use crate::element::integrity;
use crate::fresh;
use crate::offline;
use crate::process::run;
use crate::rust_flags;
use crate::workspace;

/// Builds `dist/site`.
pub(crate) fn build(tools: &Toolbox) -> Result<()> {
    run(Command::new("trunk")
        .current_dir(workspace::root())
        .args(["build", "--release", "--config", "Trunk.toml"])
        .env("PATH", tools.path()?)
        .env("CARGO_ENCODED_RUSTFLAGS", rust_flags::encoded()?)
        // Otherwise it asks the network for a newer version of itself.
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Trunk reads this as a flag that is either true or false, and refuses the usual "1".
        .env_remove("NO_COLOR"))
    .context("the site could not be built")?;
    minify_parts(tools, &workspace::site_directory())?;
    offline::prepare(&workspace::site_directory())?;
    compress_site()?;
    fresh::record()
}

/// Makes the script that wasm-bindgen wrote and the style sheet smaller, and tells the page their new
/// digests. Comes before files are named after their content.
fn minify_parts(tools: &Toolbox, site: &Path) -> Result<()> {
    let page = site.join(offline::PAGE);
    let mut text = fs::read_to_string(&page)?;
    for (name, extension) in [("b2b-users-app", ".js"), ("styles", ".css")] {
        let part = site.join(offline::only_file(site, name, extension)?);
        let old = integrity(&fs::read(&part)?);
        minify(tools, &part)?;
        ensure!(
            text.contains(&old),
            "{} does not hold the digest of {}",
            page.display(),
            part.display()
        );
        text = text.replace(&old, &integrity(&fs::read(&part)?));
    }
    fs::write(&page, text)?;
    Ok(())
}

/// Writes `.br` and `.gz` beside the files that profit, and prints the first load.
fn compress_site() -> Result<()> {
    let site = workspace::site_directory();
    let mut first_load = Vec::new();
    for path in files_below(&site)? {
        let name = path.strip_prefix(&site)?.to_string_lossy().into_owned();
        if is_compressed(&name) {
            let sizes = compress(&path)?;
            if is_first_load(&name) {
                first_load.push((name, sizes));
            }
        }
    }
    first_load.sort_by_key(|(_, sizes)| Reverse(sizes.raw));
    print!("{}", table(&first_load, "first load"));
    println!("The site is in {}", site.display());
    Ok(())
}

pub(crate) fn files_below(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let entries = fs::read_dir(directory)
        .with_context(|| format!("could not read {}", directory.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

/// What the site's operator may edit: settings, the policy in the page, and whether the site is kept
/// for later. No compressed copy of it may go stale.
const EDITED: [&str; 3] = ["config.json", "index.html", "sw.js"];

fn is_compressed(name: &str) -> bool {
    if EDITED.contains(&name) {
        return false;
    }
    is_first_load(name) || name.ends_with(".csv") || name.ends_with(".svg")
}

/// What a browser loads before the form can be used.
fn is_first_load(name: &str) -> bool {
    [".html", ".css", ".js", ".wasm"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_operator_edits_is_never_compressed_ahead() {
        for name in EDITED {
            assert!(!is_compressed(name), "{name}");
        }
        assert!(is_compressed("b2b-users-app-0a1b_bg.wasm"));
    }
}
