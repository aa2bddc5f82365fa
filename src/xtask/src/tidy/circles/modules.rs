//! The modules of a crate: what each declares and which paths its code names.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree, Visibility};

/// The names from the crate's root to a module or an item.
pub(super) type Path = Vec<String>;

/// A module of a crate.
#[derive(Default)]
pub(super) struct Module {
    /// The file that it is written in.
    pub(super) file: String,
    /// The names of the modules that it declares.
    pub(super) children: BTreeSet<String>,
    /// What it imports, by the name that it gets here. A glob has the name `*`.
    pub(super) imports: Vec<(String, Path)>,
    /// The paths that its code names, each with its line.
    pub(super) named: Vec<(Path, usize)>,
}

/// Modules by their paths from the crate's root.
pub(super) type Modules = BTreeMap<Path, Module>;

/// Reads a file as a module of this path, with the modules that are written in it.
pub(super) fn read(file: &str, text: &str, path: Path) -> syn::Result<Modules> {
    let parsed = syn::parse_file(text)?;
    let mut modules = Modules::new();
    add(file, path, &parsed.items, &mut modules);
    Ok(modules)
}

fn add(file: &str, path: Path, items: &[Item], modules: &mut Modules) {
    let mut module = Module {
        file: file.to_owned(),
        ..Module::default()
    };
    for item in items {
        match item {
            Item::Mod(inner) if is_for_tests(&inner.attrs) => {}
            Item::Mod(inner) => {
                let name = inner.ident.to_string();
                module.children.insert(name.clone());
                if let Some((_, items)) = &inner.content {
                    let below = path.iter().cloned().chain([name]).collect();
                    add(file, below, items, modules);
                }
            }
            Item::Use(import) if !is_for_tests(&import.attrs) => {
                let passes_on = !matches!(import.vis, Visibility::Inherited);
                let line = import.use_token.span.start().line;
                module.add_import(&import.tree, &Vec::new(), line, passes_on);
            }
            other => Names(&mut module).visit_item(other),
        }
    }
    modules.insert(path, module);
}

impl Module {
    fn add_import(&mut self, tree: &UseTree, before: &Path, line: usize, passes_on: bool) {
        let (name, last) = match tree {
            UseTree::Path(step) => {
                let path = before
                    .iter()
                    .cloned()
                    .chain([step.ident.to_string()])
                    .collect();
                return self.add_import(&step.tree, &path, line, passes_on);
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.add_import(tree, before, line, passes_on);
                }
                return;
            }
            UseTree::Name(name) => (name.ident.to_string(), name.ident.to_string()),
            UseTree::Rename(renamed) => (renamed.rename.to_string(), renamed.ident.to_string()),
            UseTree::Glob(_) => ("*".to_owned(), String::new()),
        };
        let mut path = before.clone();
        let mut own_name = name;
        if last == "self" {
            if own_name == "self" {
                own_name = before.last().cloned().unwrap_or_default();
            }
        } else if !last.is_empty() {
            path.push(last);
        }
        self.imports.push((own_name, path.clone()));
        // What is only passed on is no use of it, until the code below names it.
        if !passes_on {
            self.named.push((path, line));
        }
    }
}

/// What is compiled for tests alone may know what it likes.
fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Ident>()
                .is_ok_and(|name| name == "test")
    })
}

/// Collects the paths in code, those in the arguments of macros included.
struct Names<'a>(&'a mut Module);

impl Names<'_> {
    /// The arguments of a macro are words without a grammar: names joined by `::`.
    fn add_words(&mut self, words: TokenStream) {
        let (mut path, mut line, mut colons) = (Path::new(), 0, 0);
        for word in words {
            match word {
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.end(&mut path, line);
                        line = name.span().start().line;
                    }
                    path.push(name.to_string());
                    colons = 0;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => self.add_words(group.stream()),
                _ => {
                    self.end(&mut path, line);
                    colons = 0;
                }
            }
        }
        self.end(&mut path, line);
    }

    fn end(&mut self, path: &mut Path, line: usize) {
        if !path.is_empty() {
            self.0.named.push((std::mem::take(path), line));
        }
    }
}

impl<'ast> Visit<'ast> for Names<'_> {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names = path.segments.iter().map(|part| part.ident.to_string());
        let line = path
            .segments
            .first()
            .map_or(1, |part| part.ident.span().start().line);
        self.0.named.push((names.collect(), line));
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        self.add_words(call.tokens.clone());
    }

    fn visit_item_use(&mut self, import: &'ast syn::ItemUse) {
        // Within a function.
        let line = import.use_token.span.start().line;
        self.0.add_import(&import.tree, &Vec::new(), line, false);
    }

    fn visit_item_mod(&mut self, _: &'ast syn::ItemMod) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<String> {
        let modules = read("src/a.rs", text, vec!["a".to_owned()]).unwrap();
        let own = &modules[&vec!["a".to_owned()]];
        own.named.iter().map(|(path, _)| path.join("::")).collect()
    }

    #[test]
    fn imports_are_read_with_groups_new_names_and_self() {
        let text = "use crate::{b::{self, C as D}, e::*};";
        assert_eq!(named(text), ["crate::b", "crate::b::C", "crate::e"]);
        let modules = read("src/a.rs", text, Vec::new()).unwrap();
        let names = modules[&Vec::new()]
            .imports
            .iter()
            .map(|(name, _)| name.as_str());
        assert!(names.eq(["b", "D", "*"]));
    }

    #[test]
    fn what_is_passed_on_and_what_is_for_tests_is_not_named() {
        assert!(
            named("pub use b::C; mod b; #[cfg(test)] mod tests { use crate::d::E; }").is_empty()
        );
    }

    #[test]
    fn paths_in_code_and_in_macros_are_named() {
        let text = "fn f() { let x: b::C = assert!(crate::d::e(1), g); }";
        let found = named(text);
        for path in ["b::C", "crate::d::e", "g"] {
            assert!(found.contains(&path.to_owned()), "{path}: {found:?}");
        }
    }
}
