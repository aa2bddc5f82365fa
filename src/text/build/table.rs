//! The table of one language: what may be wrong with it, and what the program is built with.

use crate::constant::constant;
use crate::digest::{FULL, digest};
use crate::pattern::{self, Format, Part};
use crate::replaceable::is_replaceable;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;

/// The pattern of each key.
pub(crate) type Table = BTreeMap<String, String>;

/// Reads a table. Keys of tables within tables are joined by dots.
pub(crate) fn read(text: &str) -> Result<Table, Box<dyn Error>> {
    let mut table = Table::new();
    flatten("", &text.parse()?, &mut table)?;
    Ok(table)
}

fn flatten(prefix: &str, values: &toml::Table, table: &mut Table) -> Result<(), Box<dyn Error>> {
    for (name, value) in values {
        let key = format!("{prefix}{name}");
        match value {
            toml::Value::String(pattern) => {
                table.insert(key, pattern.clone());
            }
            toml::Value::Table(inner) => flatten(&format!("{key}."), inner, table)?,
            _ => return Err(format!("{key} is no text").into()),
        }
    }
    Ok(())
}

/// What is wrong with the table of a language beside the English one.
pub(crate) fn faults(language: &Table, english: &Table) -> Vec<String> {
    let mut faults = Vec::new();
    for key in english.keys().filter(|key| !language.contains_key(*key)) {
        faults.push(format!("{key} is missing"));
    }
    for (key, text) in language {
        let mut names = BTreeSet::new();
        if let Err(fault) = check(text, false, &mut names) {
            faults.push(format!("{key}: {fault}"));
            continue;
        }
        let Some(original) = english.get(key) else {
            faults.push(format!("{key} is not in English"));
            continue;
        };
        let mut known = BTreeSet::new();
        if check(original, false, &mut known).is_ok() && names != known {
            faults.push(format!(
                "{key} has the arguments {names:?} and not {known:?}"
            ));
        }
    }
    faults
}

/// Whether a pattern can be filled in; notes its arguments.
fn check<'a>(text: &'a str, in_plural: bool, names: &mut BTreeSet<&'a str>) -> Result<(), String> {
    let mut rest = text;
    if text.contains('\n') {
        return Err("more than one line".to_owned());
    }
    while let Some(part) = pattern::next(&mut rest, in_plural) {
        match part {
            Part::Text(text) if text.contains(['{', '}']) => {
                return Err(format!("malformed at \"{text}\""));
            }
            Part::Text(_) | Part::Count => {}
            Part::Argument(name, format) => {
                if name.is_empty() || !name.chars().all(char::is_alphanumeric) {
                    return Err(format!("\"{name}\" is no name of an argument"));
                }
                names.insert(name);
                match format {
                    Format::Plain | Format::Number => {}
                    Format::Plural(branches) => check_branches(branches, true, names)?,
                    Format::Select(branches) => check_branches(branches, in_plural, names)?,
                }
            }
        }
    }
    Ok(())
}

fn check_branches<'a>(
    mut rest: &'a str,
    in_plural: bool,
    names: &mut BTreeSet<&'a str>,
) -> Result<(), String> {
    let mut selectors = BTreeSet::new();
    while let Some((selector, pattern)) = pattern::branch(&mut rest) {
        if selector.is_empty() || !selectors.insert(selector) {
            return Err(format!(
                "the selector \"{selector}\" is empty or there twice"
            ));
        }
        check(pattern, in_plural, names)?;
    }
    if !rest.is_empty() {
        return Err(format!("malformed at \"{rest}\""));
    }
    if !selectors.contains("other") {
        return Err("branches without other".to_owned());
    }
    Ok(())
}

/// The table as a text: a line for each key, in the order of the keys, by which they are looked up.
pub(crate) fn lines(table: &Table) -> String {
    let lines = table.iter().map(|(key, text)| format!("{key}={text}"));
    lines.collect::<Vec<_>>().join("\n")
}

/// A constant for each key.
pub(crate) fn constants(table: &Table) -> Result<String, Box<dyn Error>> {
    let mut constants = String::new();
    for (key, text) in table {
        let name = constant(key);
        let line = format!("{key}={text}");
        writeln!(
            constants,
            "/// `{key}`\npub const {name}: Key = Key({line:?});"
        )?;
    }
    Ok(constants)
}

/// A constant for each group of keys, which holds their lines.
pub(crate) fn groups(table: &Table) -> Result<String, Box<dyn Error>> {
    let group = |key: &String| key.split('.').next().unwrap_or_default().to_owned();
    let names: BTreeSet<String> = table.keys().map(group).collect();
    let mut groups = String::new();
    for name in names {
        let mut inner = table.clone();
        inner.retain(|key, _| group(key) == name);
        let constant = constant(&name);
        writeln!(
            groups,
            "pub(crate) const {constant}: &str = {:?};",
            lines(&inner)
        )?;
    }
    Ok(groups)
}

/// The gaps between the digests of all names that a page may replace, in their order.
pub(crate) fn digests(table: &Table) -> Vec<u8> {
    let names = table.keys().filter(|key| is_replaceable(key));
    let digests: BTreeSet<u16> = names.map(|key| digest(key)).collect();
    let mut gaps = Vec::new();
    let mut last = 0;
    for digest in digests {
        let mut gap = digest - last;
        while gap >= FULL.into() {
            gaps.push(FULL);
            gap -= u16::from(FULL);
        }
        gaps.extend(gap.to_be_bytes().last());
        last = digest;
    }
    gaps
}
