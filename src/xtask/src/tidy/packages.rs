//! The packages of the workspace and what each uses, by cargo's own resolution.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::metadata;

/// The resolved packages for one platform.
#[derive(Default)]
pub(super) struct Packages {
    /// Name to the names it uses when built, without what only its tests use.
    pub(super) used: BTreeMap<String, BTreeSet<String>>,
    /// The members of the workspace.
    pub(super) own: BTreeSet<String>,
    /// What each names in its manifest, for whatever purpose, tests included.
    pub(super) named: BTreeMap<String, BTreeSet<String>>,
}

impl Packages {
    /// Of one platform, or of all.
    pub(super) fn read(platform: Option<&str>) -> Result<Self> {
        let metadata = metadata::read(platform)?;
        Self::from_metadata(&metadata).context("cargo metadata has another shape")
    }

    fn from_metadata(metadata: &Value) -> Option<Self> {
        let mut names = BTreeMap::new();
        for package in metadata["packages"].as_array()? {
            names.insert(package["id"].as_str()?, package["name"].as_str()?);
        }
        let name = |id: &Value| Some((*names.get(id.as_str()?)?).to_owned());
        let mut all = Self::default();
        for id in metadata["workspace_members"].as_array()? {
            all.own.insert(name(id)?);
        }
        for node in metadata.pointer("/resolve/nodes")?.as_array()? {
            // Two versions of a package count as one: what either uses is used.
            let used = all.used.entry(name(&node["id"])?).or_default();
            let named = all.named.entry(name(&node["id"])?).or_default();
            for dependency in node["deps"].as_array()? {
                named.insert(name(&dependency["pkg"])?);
                if metadata::is_used(dependency)? {
                    used.insert(name(&dependency["pkg"])?);
                }
            }
        }
        Some(all)
    }

    /// Everything that a package uses, directly or through others.
    pub(super) fn all_of(&self, package: &str) -> BTreeSet<&str> {
        let mut all = BTreeSet::new();
        let mut open = vec![package];
        while let Some(name) = open.pop() {
            for used in self.used.get(name).into_iter().flatten() {
                if all.insert(used.as_str()) {
                    open.push(used);
                }
            }
        }
        all
    }

    /// Packages of ours, each with what it uses, for tests.
    #[cfg(test)]
    pub(super) fn of(packages: &[(&str, &[&str])]) -> Self {
        let mut all = Self::default();
        for (name, uses) in packages {
            let uses: BTreeSet<String> = uses.iter().map(|name| (*name).to_owned()).collect();
            all.own.insert((*name).to_owned());
            all.used.insert((*name).to_owned(), uses.clone());
            all.named.insert((*name).to_owned(), uses);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_tests_use_is_named_and_not_used() {
        let metadata = serde_json::json!({
            "packages": [{"id": "1", "name": "a"}, {"id": "2", "name": "b"}, {"id": "3", "name": "c"}],
            "workspace_members": ["1"],
            "resolve": {"nodes": [
                {"id": "1", "deps": [
                    {"pkg": "2", "dep_kinds": [{"kind": null}]},
                    {"pkg": "3", "dep_kinds": [{"kind": "dev"}]},
                ]},
                {"id": "2", "deps": []},
                {"id": "3", "deps": []},
            ]},
        });
        let packages = Packages::from_metadata(&metadata).unwrap();
        assert!(packages.own.iter().eq(["a"]));
        assert!(packages.all_of("a").into_iter().eq(["b"]));
        assert!(packages.named["a"].iter().eq(["b", "c"]));
    }
}
