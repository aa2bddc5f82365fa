//! Builds the static site, compresses it ahead of time and says what a first load costs.

use std::cmp::Reverse;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::bundle::{Bundle, minify};
use crate::cache::Toolbox;
use crate::compress::{compress, table};
use crate::digest::integrity;
use crate::folders::{self, copy, files_below};
use crate::fresh;
use crate::languages;
use crate::module::Module;
use crate::notices;
use crate::offline;
use crate::parts::{self, Shipped};
use crate::process::run;
use crate::workspace;

/// The module of the site, and how the names of its files begin.
pub(crate) const MODULE: Module = Module {
    package: "b2b-users-widget",
    compiled: "b2b-users-app.wasm",
    in_parts: true,
};
const NAME: &str = "b2b-users-app";
/// How the names of its parts begin.
const PART: &str = "part";

/// Builds `dist/site`, once its module is compiled.
pub(crate) fn build(tools: &Toolbox) -> Result<()> {
    // Trunk makes the page, and a module in one piece, unoptimised, which shows that Trunk alone can. What is
    // shipped comes in parts and takes its place.
    run(Command::new("trunk")
        .current_dir(workspace::root())
        .args(["build", "--config", "Trunk.toml"])
        .env("PATH", tools.path()?)
        // Otherwise it asks the network for a newer version of itself.
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Trunk reads this as a flag that is either true or false, and refuses the usual "1".
        .env_remove("NO_COLOR"))
    .context("the site could not be built")?;
    let site = workspace::site_directory();
    let whole = whole();
    folders::replace(&site, &whole)?;
    put_parts_in(tools, &site)?;
    offline::prepare(&site)?;
    notices::write(&[MODULE.package], notices::WASM, &site)?;
    compress_site()?;
    fresh::record()
}

/// The site as Trunk alone builds it, for the tests that open it.
pub(crate) fn whole() -> PathBuf {
    workspace::root().join("target/site-whole")
}

/// Puts the module in parts in the place of Trunk's, makes the style sheet smaller, and tells the page the new
/// digests. Comes before files are named after their content.
fn put_parts_in(tools: &Toolbox, site: &Path) -> Result<()> {
    let built = MODULE.build(tools)?;
    let shipped = parts::ship(&built.parts, site, PART)?;
    let texts = languages::ship(site, None)?;
    let sources = workspace::root().join("src/widget/js");
    let script = built.folder.join("joined.js");
    Bundle {
        folder: &built.folder,
        sources: &[&sources],
        entry: "app.js",
        format: "esm",
        defines: &[parts::facts(&shipped)],
        injects: &[],
        unused: &[],
    }
    .write(tools, &script)?;
    minify(tools, &script)?;

    let page = site.join(offline::PAGE);
    let mut text = fs::read_to_string(&page)?;
    let style = site.join(offline::only_file(site, "styles", ".css")?);
    let glue = site.join(offline::only_file(site, NAME, ".js")?);
    let wasm = site.join(offline::only_file(site, NAME, "_bg.wasm")?);
    for (file, new) in [
        (&glue, Some(&script)),
        (&wasm, Some(&built.wasm)),
        (&style, None),
    ] {
        let old = integrity(&fs::read(file)?);
        match new {
            Some(new) => copy(new, file)?,
            None => minify(tools, file)?,
        }
        ensure!(
            text.contains(&old),
            "{} does not hold the digest of {}",
            page.display(),
            file.display()
        );
        text = text.replace(&old, &integrity(&fs::read(file)?));
    }
    fs::write(&page, name_later_files(&text, &shipped, &texts)?)?;
    Ok(())
}

/// Names parts and texts in the page, without loading them: by it the service worker tells releases apart and compares
/// what it keeps, and the widget finds the texts of a language.
fn name_later_files(page: &str, parts: &[Shipped], texts: &[languages::Shipped]) -> Result<String> {
    let (before, after) = page.split_once("</head>").context("the page has no head")?;
    let link = |rel: &str, file: &str, integrity: &str| {
        format!("<link rel=\"b2b-users-{rel}\" href=\"./{file}\" integrity=\"{integrity}\">\n")
    };
    let parts = parts.iter();
    let parts = parts.map(|part| link("part", &part.file, &part.integrity));
    let texts = texts.iter().map(|table| {
        let rel = format!("texts\" hreflang=\"{}", table.language);
        link(&rel, &table.file, &table.integrity)
    });
    let links: String = parts.chain(texts).collect();
    Ok(format!("{before}{links}</head>{after}"))
}

/// Writes `.br` and `.gz` beside the files that profit, and prints the first load.
fn compress_site() -> Result<()> {
    let site = workspace::site_directory();
    let mut first_load = Vec::new();
    for path in files_below(&site)? {
        let name = path.strip_prefix(&site)?.to_string_lossy().into_owned();
        if is_compressed(&name) {
            let sizes = compress(&path)?;
            if is_first_load(&name) && !name.starts_with(PART) {
                first_load.push((name, sizes));
            }
        }
    }
    first_load.sort_by_key(|(_, sizes)| Reverse(sizes.raw));
    print!("{}", table(&first_load, "first load"));
    println!("The site is in {}", site.display());
    Ok(())
}

/// What the site's operator may edit: settings, the policy in the page, and whether the site is kept
/// for later. No compressed copy of it may go stale.
const EDITED: [&str; 3] = ["config.json", "index.html", "sw.js"];

fn is_compressed(name: &str) -> bool {
    if EDITED.contains(&name) {
        return false;
    }
    let later = [".csv", ".svg", ".txt"];
    is_first_load(name) || later.iter().any(|ending| name.ends_with(ending))
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
