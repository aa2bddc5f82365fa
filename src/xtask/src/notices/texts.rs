//! The texts of licences: the files that come with a package, or the text that its licence has in general.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use spdx::{Expression, ParseMode};

use super::linked::Package;

/// How the names of such files begin, in small letters.
const NAMES: [&str; 6] = [
    "license",
    "licence",
    "copying",
    "copyright",
    "notice",
    "unlicense",
];

/// Each text with the packages that it belongs to. Texts that differ in blanks alone count as one.
pub(super) fn texts(packages: &[Package]) -> Result<Vec<(String, Vec<String>)>> {
    let mut all: BTreeMap<String, (String, Vec<String>)> = BTreeMap::new();
    for package in packages {
        let mut own = files(package)?;
        if own.is_empty() {
            own = general(package)?;
        }
        for text in own {
            let words: Vec<&str> = text.split_whitespace().collect();
            let (_, holders) = all.entry(words.join(" ")).or_insert((text, Vec::new()));
            // Two versions of a package mostly have one text.
            if holders.last() != Some(&package.name) {
                holders.push(package.name.clone());
            }
        }
    }
    Ok(all.into_values().collect())
}

fn files(package: &Package) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    let Some(folder) = &package.folder else {
        return Ok(texts);
    };
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_lowercase();
        if NAMES.iter().any(|start| name.starts_with(start)) && entry.file_type()?.is_file() {
            texts.push(fs::read_to_string(entry.path())?.replace("\r\n", "\n"));
        }
    }
    Ok(texts)
}

/// The texts of the licences that a package names, where it brings none of its own.
fn general(package: &Package) -> Result<Vec<String>> {
    let unknown = || format!("{} {}: {}", package.name, package.version, package.licence);
    // Older packages write `MIT/Apache-2.0`.
    let expression =
        Expression::parse_mode(&package.licence, ParseMode::LAX).with_context(unknown)?;
    let licences = expression.requirements();
    licences
        .map(|one| {
            let id = one.req.license.id().with_context(unknown)?;
            Ok(id.text().to_owned())
        })
        .collect()
}
