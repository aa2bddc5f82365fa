//! What is linked into an artefact, by cargo's own resolution.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display, Formatter};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::metadata;

/// The standard library, which is in everything and in no resolution.
const STANDARD: (&str, &str) = ("The Rust standard library", "The Rust Project contributors");

/// A package that is not ours.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Package {
    pub(super) name: String,
    pub(super) version: String,
    /// The licence as its manifest says it, an SPDX expression.
    pub(super) licence: String,
    pub(super) authors: Vec<String>,
    pub(super) repository: Option<String>,
    /// Where its files are, if it has any.
    pub(super) folder: Option<PathBuf>,
}

impl Display for Package {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} {}, {}",
            self.name, self.version, self.licence
        )?;
        if !self.authors.is_empty() {
            write!(formatter, ", by {}", self.authors.join(", "))?;
        }
        self.repository
            .iter()
            .try_for_each(|repository| write!(formatter, ", {repository}"))
    }
}

/// All that some of our packages link on a platform, but for what is ours.
pub(super) fn linked(packages: &[&str], platform: &str) -> Result<Vec<Package>> {
    let metadata = metadata::read(Some(platform))?;
    let mut all = vec![standard_library()];
    all.extend(found_in(&metadata, packages).context("cargo metadata has another shape")?);
    Ok(all)
}

fn standard_library() -> Package {
    Package {
        name: STANDARD.0.to_owned(),
        version: env!("CARGO_PKG_RUST_VERSION").to_owned(),
        licence: "MIT OR Apache-2.0".to_owned(),
        authors: vec![STANDARD.1.to_owned()],
        repository: Some("https://github.com/rust-lang/rust".to_owned()),
        folder: None,
    }
}

fn found_in(metadata: &Value, roots: &[&str]) -> Option<Vec<Package>> {
    let packages = metadata["packages"].as_array()?;
    let by_id: BTreeMap<&str, &Value> = packages
        .iter()
        .filter_map(|package| Some((package["id"].as_str()?, package)))
        .collect();
    let own = |package: &Value| package["source"].is_null();
    let is_root = |package: &Value| roots.iter().any(|root| package["name"] == **root);
    let mut open: Vec<&str> = by_id
        .iter()
        .filter(|(_, package)| own(package) && is_root(package))
        .map(|(id, _)| *id)
        .collect();
    let used = used(metadata)?;
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        // Macros run when it is compiled: nothing of them is in the result.
        if !is_macro(by_id.get(id)?) && seen.insert(id) {
            open.extend(used.get(id).into_iter().flatten());
        }
    }
    let linked = seen.iter().filter_map(|id| by_id.get(id));
    let foreign = linked.filter(|package| !own(package));
    foreign.map(|package| read(package)).collect()
}

/// What each package links, by id. What builds or tests it is not linked.
fn used(metadata: &Value) -> Option<BTreeMap<&str, Vec<&str>>> {
    let mut used = BTreeMap::new();
    for node in metadata.pointer("/resolve/nodes")?.as_array()? {
        let mut linked = Vec::new();
        for dependency in node["deps"].as_array()? {
            if metadata::is_used(dependency)? {
                linked.push(dependency["pkg"].as_str()?);
            }
        }
        used.insert(node["id"].as_str()?, linked);
    }
    Some(used)
}

fn is_macro(package: &Value) -> bool {
    let targets = package["targets"].as_array().into_iter().flatten();
    targets
        .flat_map(|target| target["kind"].as_array().into_iter().flatten())
        .any(|kind| kind == "proc-macro")
}

fn read(package: &Value) -> Option<Package> {
    let text = |key: &str| package[key].as_str().map(str::to_owned);
    let authors = package["authors"].as_array().into_iter().flatten();
    Some(Package {
        name: text("name")?,
        version: text("version")?,
        licence: text("license").unwrap_or_else(|| "see below".to_owned()),
        authors: authors
            .filter_map(|author| author.as_str().map(str::to_owned))
            .collect(),
        repository: text("repository"),
        folder: Path::new(package["manifest_path"].as_str()?)
            .parent()
            .map(Path::to_path_buf),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn package(id: &str, source: Option<&str>, kind: &str) -> Value {
        json!({"id": id, "name": id, "version": "1.0.0", "source": source, "license": "MIT", "authors": [],
            "repository": null, "manifest_path": format!("/{id}/Cargo.toml"), "targets": [{"kind": [kind]}]})
    }

    #[test]
    fn what_is_linked_is_listed_but_not_ours_nor_macros_nor_what_tests_or_builds_use() {
        let link = |id: &str, kind: Option<&str>| json!({"pkg": id, "dep_kinds": [{"kind": kind}]});
        let metadata = json!({
            "packages": [
                package("ours", None, "lib"), package("core", None, "lib"), package("other", None, "lib"),
                package("far", Some("r"), "lib"), package("macro", Some("r"), "proc-macro"),
                package("in-macro", Some("r"), "lib"), package("build", Some("r"), "lib"),
                package("test", Some("r"), "lib"), package("elsewhere", Some("r"), "lib"),
            ],
            "resolve": {"nodes": [
                {"id": "ours", "deps": [link("core", None), link("macro", None), link("test", Some("dev"))]},
                {"id": "core", "deps": [link("far", None), link("build", Some("build"))]},
                {"id": "macro", "deps": [link("in-macro", None)]},
                {"id": "other", "deps": [link("elsewhere", None)]},
            ]},
        });
        let names: Vec<String> = found_in(&metadata, &["ours"])
            .unwrap()
            .into_iter()
            .map(|package| package.name)
            .collect();
        assert_eq!(names, ["far"]);
    }
}
