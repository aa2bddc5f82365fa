//! Circles of imports between the modules of a crate.
//!
//! In each folder its modules are compared, whatever is below one counting as that one, and beside
//! them the code of the folder's own file (`x.rs` beside `x/`, or `mod.rs`), which is called `self`.
//! What a module imports counts for the module that defines it, however many others pass it on. So a
//! child that imports what its parent defines makes no circle while the parent only declares the child
//! and passes on what it has; it does when the parent's own code needs the child. Two children that
//! import each other make one, even by way of their parent. What is compiled for tests alone does
//! not count.

mod allowed;
mod graph;
mod modules;

use std::collections::{BTreeMap, BTreeSet};

use self::allowed::{ALLOWED, Circle};
use self::modules::{Modules, Path};
use super::files::{Files, Violation};

const LIST: &str = "src/xtask/src/tidy/circles/allowed.rs";

pub(super) fn check(files: &Files) -> Vec<Violation> {
    compare(files, ALLOWED)
}

/// Every circle must be allowed, and every one that is allowed must still be there.
fn compare(files: &Files, allowed: &[Circle]) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut there = BTreeSet::new();
    for (krate, modules) in crates(files, &mut found) {
        for (folder, needs) in graph::needs(&modules) {
            let folder = std::iter::once(krate.clone())
                .chain(folder)
                .collect::<Path>()
                .join("::");
            for circle in graph::circles(&needs) {
                let is_allowed = allowed
                    .iter()
                    .position(|one| one.folder == folder && circle.iter().eq(one.modules));
                if let Some(position) = is_allowed {
                    there.insert(position);
                    continue;
                }
                let inside =
                    |(from, to): &(String, String)| circle.contains(from) && circle.contains(to);
                let arrows: Vec<String> = needs
                    .iter()
                    .filter(|(arrow, _)| inside(arrow))
                    .map(|((from, to), (file, line))| format!("{from} → {to} ({file}:{line})"))
                    .collect();
                let place = needs
                    .iter()
                    .find(|(arrow, _)| inside(arrow))
                    .map(|(_, place)| place);
                let (file, line) = place.cloned().unwrap_or_default();
                let sentence = format!(
                    "break this circle of imports in {folder} by moving an item: {}",
                    arrows.join(", ")
                );
                found.push(Violation::new(&file, line, sentence));
            }
        }
    }
    for (position, gone) in allowed.iter().enumerate() {
        if !there.contains(&position) {
            let circle = gone.modules.join(", ");
            let sentence = format!(
                "take the circle of {circle} in {} out: it is gone",
                gone.folder
            );
            found.push(Violation::new(LIST, 1, sentence));
        }
    }
    found
}

/// The modules of every crate in `src`, by the name of its folder.
fn crates(files: &Files, faults: &mut Vec<Violation>) -> BTreeMap<String, Modules> {
    let mut crates: BTreeMap<String, Modules> = BTreeMap::new();
    for (file, text) in files.below(&["src"], &[".rs"]) {
        let mut parts = file.split('/').skip(1);
        let (Some(krate), Some("src")) = (parts.next(), parts.next()) else {
            continue;
        };
        let mut path: Path = parts
            .map(|part| part.trim_end_matches(".rs").to_owned())
            .collect();
        let is_root = path.len() == 1 && path.iter().any(|name| name == "lib" || name == "main");
        if is_root
            && file.ends_with("main.rs")
            && files.get(&file.replace("main.rs", "lib.rs")).is_some()
        {
            // The program beside a library is a crate of its own with one file.
            continue;
        }
        if is_root || path.last().is_some_and(|name| name == "mod") {
            path.pop();
        }
        match modules::read(file, text, path) {
            Ok(read) => crates.entry(krate.to_owned()).or_default().extend(read),
            Err(error) => {
                let line = error.span().start().line;
                faults.push(Violation::new(file, line, format!("mend this: {error}")));
            }
        }
    }
    for modules in crates.values_mut() {
        keep_declared(modules);
    }
    crates
}

/// Leaves out files that no module declares, or only for tests.
fn keep_declared(modules: &mut Modules) {
    let mut kept = Modules::new();
    let mut open = vec![Path::new()];
    while let Some(path) = open.pop() {
        if let Some(module) = modules.remove(&path) {
            let below = module.children.iter();
            open.extend(below.map(|name| path.iter().cloned().chain([name.clone()]).collect()));
            kept.insert(path, module);
        }
    }
    *modules = kept;
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIB: (&str, &str) = ("src/core/src/lib.rs", "mod a; mod b;");

    fn circles(files: &[(&str, &str)]) -> Vec<Violation> {
        compare(&Files::of(files), &[])
    }

    #[test]
    fn siblings_that_import_each_other_are_found_with_the_lines() {
        let a = ("src/core/src/a.rs", "\nuse crate::b::B;\npub struct A;");
        let b = ("src/core/src/b.rs", "pub struct B(super::a::A);");
        let found = circles(&[LIB, a, b]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].path.as_str(), found[0].line), (a.0, 2));
        let arrows = "a → b (src/core/src/a.rs:2), b → a (src/core/src/b.rs:1)";
        assert!(found[0].sentence.ends_with(arrows), "{}", found[0]);
        let alone = ("src/core/src/b.rs", "pub struct B;");
        assert!(circles(&[LIB, a, alone]).is_empty());
    }

    #[test]
    fn a_circle_by_way_of_what_the_parent_passes_on_is_found() {
        let lib = (
            "src/core/src/lib.rs",
            "mod a; mod b; pub use a::A; pub use b::*;",
        );
        let a = ("src/core/src/a.rs", "pub struct A(crate::b::B);");
        let b = ("src/core/src/b.rs", "use crate::A; pub struct B(A);");
        assert_eq!(circles(&[lib, a, b]).len(), 1);
    }

    #[test]
    fn a_child_may_use_its_parent_while_the_parent_does_not_use_it() {
        let child = ("src/core/src/a.rs", "use super::B; pub struct A(B);");
        let passes_on = ("src/core/src/lib.rs", "mod a; pub use a::A; pub struct B;");
        assert!(circles(&[passes_on, child]).is_empty());
        let uses = (
            "src/core/src/lib.rs",
            "mod a; pub use a::A; pub struct B(Option<A>);",
        );
        assert_eq!(circles(&[uses, child]).len(), 1);
    }

    #[test]
    fn a_circle_deep_in_a_folder_is_found_and_tests_do_not_count() {
        let (a, deep) = (
            ("src/core/src/a.rs", "mod c; mod d;"),
            "src/core/src/a/c.rs",
        );
        let d = ("src/core/src/a/d.rs", "use super::c::C; pub struct D;");
        let found = circles(&[LIB, a, (deep, "pub struct C(super::d::D);"), d]);
        assert_eq!(found.len(), 1);
        let tests = "pub struct C; #[cfg(test)] mod tests { use crate::a::d::D; }";
        assert!(circles(&[LIB, a, (deep, tests), d]).is_empty());
    }

    #[test]
    fn an_allowed_circle_passes_until_it_is_gone() {
        let a = ("src/core/src/a.rs", "use crate::b::B; pub struct A;");
        let b = ("src/core/src/b.rs", "pub struct B(super::a::A);");
        let allowed = [Circle {
            folder: "core",
            modules: &["a", "b"],
        }];
        assert!(compare(&Files::of(&[LIB, a, b]), &allowed).is_empty());
        let gone = compare(&Files::of(&[LIB, a]), &allowed);
        assert_eq!((gone.len(), gone[0].path.as_str()), (1, LIST));
    }
}
