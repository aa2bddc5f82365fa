//! Which module needs which, and the circles in that.

use std::collections::{BTreeMap, BTreeSet};

use super::modules::{Modules, Path};

/// What a folder's own code is called beside the modules in it.
const ITSELF: &str = "self";

/// The needs of one folder's modules: who needs whom, and the file and line that first shows it.
pub(super) type Needs = BTreeMap<(String, String), (String, usize)>;

/// Imports lead to imports; a longer way than this goes in a circle of names.
const MAX_STEPS: usize = 16;

/// The needs by the folder that they are in.
pub(super) fn needs(modules: &Modules) -> BTreeMap<Path, Needs> {
    let mut all: BTreeMap<Path, Needs> = BTreeMap::new();
    for (from, module) in modules {
        for (named, line) in &module.named {
            let Some(to) = resolve(modules, from, named, MAX_STEPS) else {
                continue;
            };
            if to == *from {
                continue;
            }
            let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
            let folder: Path = from.iter().take(shared).cloned().collect();
            let part = |path: &Path| {
                path.get(shared)
                    .map_or_else(|| ITSELF.to_owned(), Clone::clone)
            };
            all.entry(folder)
                .or_default()
                .entry((part(from), part(&to)))
                .or_insert_with(|| (module.file.clone(), *line));
        }
    }
    all
}

/// The module that defines what a path names in another module; none for what is of other crates.
fn resolve(modules: &Modules, from: &Path, named: &[String], steps: usize) -> Option<Path> {
    let steps = steps.checked_sub(1)?;
    let (first, rest) = named.split_first()?;
    let (mut at, mut rest) = match first.as_str() {
        "crate" => (Path::new(), rest),
        "self" => (from.clone(), rest),
        "super" => (from.split_last()?.1.to_vec(), rest),
        _ => return resolve_name(modules, from, named, steps, true),
    };
    while let Some((_, after)) = rest.split_first().filter(|(name, _)| *name == "super") {
        at.pop()?;
        rest = after;
    }
    if rest.is_empty() {
        // A module itself is no item of it.
        return modules.get(&at).and(None);
    }
    resolve_name(modules, &at, rest, steps, false)
}

/// The module that defines what a module knows by these names. Whatever a module of ours does not
/// import it defines, unless the name may as well be one of the language or of another crate.
fn resolve_name(
    modules: &Modules,
    at: &Path,
    names: &[String],
    steps: usize,
    may_be_foreign: bool,
) -> Option<Path> {
    let steps = steps.checked_sub(1)?;
    let module = modules.get(at)?;
    let (first, rest) = names.split_first()?;
    if module.children.contains(first) {
        let below: Path = at.iter().cloned().chain([first.clone()]).collect();
        return if rest.is_empty() {
            modules.contains_key(&below).then_some(below)
        } else {
            resolve_name(modules, &below, rest, steps, false)
        };
    }
    if let Some((_, path)) = module.imports.iter().find(|(name, _)| name == first) {
        let whole: Vec<String> = path.iter().chain(rest).cloned().collect();
        // `use serde;` and its like name themselves.
        return if whole == names {
            None
        } else {
            resolve(modules, at, &whole, steps)
        };
    }
    (!may_be_foreign).then(|| at.clone())
}

/// The circles among a folder's modules, each in the order of the names.
pub(super) fn circles(needs: &Needs) -> Vec<Vec<String>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> = needs
        .keys()
        .map(|(from, _)| (from.as_str(), reached_from(needs, from)))
        .collect();
    let reaches = |from: &str, to: &str| reached.get(from).is_some_and(|all| all.contains(to));
    let mut found: BTreeSet<Vec<String>> = BTreeSet::new();
    for name in reached.keys().filter(|name| reaches(name, name)) {
        let circle = reached
            .keys()
            .filter(|other| reaches(name, other) && reaches(other, name));
        found.insert(circle.map(|name| (*name).to_owned()).collect());
    }
    found.into_iter().collect()
}

fn reached_from<'a>(needs: &'a Needs, start: &str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![start];
    while let Some(from) = open.pop() {
        for (_, to) in needs.keys().filter(|(name, _)| name == from) {
            if reached.insert(to.as_str()) {
                open.push(to);
            }
        }
    }
    reached
}
