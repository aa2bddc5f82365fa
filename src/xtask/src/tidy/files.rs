//! The text files of the workspace, read once, and the places in them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Where files of ours are, beside those at the top.
const FOLDERS: [&str; 5] = [".cargo", ".ci", "src", "tests", "www"];

/// What a build leaves behind.
const BUILT: [&str; 2] = ["target", "node_modules"];

/// Text files by their paths from the workspace's root.
#[derive(Default)]
pub(crate) struct Files(BTreeMap<String, String>);

/// Something that breaks a rule.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Violation {
    pub(crate) path: String,
    pub(crate) line: usize,
    /// What to do about it.
    pub(crate) sentence: String,
}

impl std::fmt::Display for Violation {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}:{}: {}", self.path, self.line, self.sentence)
    }
}

impl Violation {
    pub(crate) fn new(path: &str, line: usize, sentence: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line,
            sentence: sentence.into(),
        }
    }
}

impl Files {
    /// Reads the workspace.
    pub(crate) fn read(root: &Path) -> Result<Self> {
        let mut files = Self::default();
        files.add_folder(root, root, false)?;
        for folder in FOLDERS {
            files.add_folder(root, &root.join(folder), true)?;
        }
        Ok(files)
    }

    fn add_folder(&mut self, root: &Path, folder: &Path, deep: bool) -> Result<()> {
        let entries =
            fs::read_dir(folder).with_context(|| format!("could not read {}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let (path, name) = (entry.path(), entry.file_name());
            if path.is_dir() {
                if deep && !BUILT.iter().any(|built| name == *built) {
                    self.add_folder(root, &path, true)?;
                }
            } else if let Ok(text) = String::from_utf8(fs::read(&path)?) {
                // What is no text, such as a picture, breaks no rule on text.
                let path = path.strip_prefix(root)?.to_string_lossy();
                self.0.insert(path.replace('\\', "/"), text);
            }
        }
        Ok(())
    }

    /// A file's text.
    pub(crate) fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// A file that a rule cannot do without, or the violation that it is missing.
    pub(crate) fn needed(&self, path: &str) -> Result<&str, Vec<Violation>> {
        self.get(path).ok_or_else(|| {
            vec![Violation::new(
                path,
                1,
                "restore this file: a rule reads it",
            )]
        })
    }

    /// The files below some folders whose names end in one of `endings`.
    pub(crate) fn below<'a>(
        &'a self,
        folders: &'a [&str],
        endings: &'a [&str],
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .filter(move |(path, _)| {
                let inside = |folder: &&str| {
                    path.strip_prefix(*folder)
                        .is_some_and(|rest| rest.starts_with('/'))
                };
                folders.iter().any(inside) && endings.iter().any(|ending| path.ends_with(ending))
            })
    }

    /// The lines below some folders that satisfy a condition, each with what to do about it.
    pub(crate) fn lines_where(
        &self,
        folders: &[&str],
        endings: &[&str],
        condition: impl Fn(&str) -> bool,
        sentence: &str,
    ) -> Vec<Violation> {
        self.below(folders, endings)
            .flat_map(|(path, text)| text.lines().enumerate().map(move |line| (path, line)))
            .filter(|(_, (_, line))| condition(line))
            .map(|(path, (index, line))| {
                Violation::new(path, index + 1, format!("{sentence}: {}", line.trim()))
            })
            .collect()
    }

    /// Files of these paths and texts, for tests.
    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let own = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
        Self(files.iter().map(own).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_by_folder_and_ending_and_lines_by_number() {
        let files = Files::of(&[
            ("src/a.rs", "one\ntwo"),
            ("src/a.txt", "two"),
            ("srcs/a.rs", "two"),
        ]);
        let found = files.lines_where(&["src"], &[".rs"], |line| line == "two", "remove this");
        assert_eq!(found, [Violation::new("src/a.rs", 2, "remove this: two")]);
        assert_eq!(found[0].to_string(), "src/a.rs:2: remove this: two");
        assert!(files.needed("src/b.rs").is_err());
    }
}
