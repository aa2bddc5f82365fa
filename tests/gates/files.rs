//! Finding and reading the files that gates look at.

use std::fs;
use std::path::{Path, PathBuf};

/// A text file, with its path from the workspace's root.
pub(crate) struct TextFile {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// The workspace's root.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_path_buf()
}

/// A text file of the workspace.
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The text files below a directory whose names end in one of `endings`. There must be some, or the
/// gate that asks would hold for nothing.
pub(crate) fn text_files(directories: &[&str], endings: &[&str]) -> Vec<TextFile> {
    let mut files = Vec::new();
    for directory in directories {
        let before = files.len();
        for path in below(&root().join(directory)) {
            let name = path.to_string_lossy();
            if endings.iter().any(|ending| name.ends_with(ending)) {
                let text = fs::read_to_string(&path).unwrap();
                let path = path.strip_prefix(root()).unwrap();
                files.push(TextFile {
                    path: path.to_string_lossy().replace('\\', "/"),
                    text,
                });
            }
        }
        assert!(files.len() > before, "{directory} has no {endings:?}");
    }
    files
}

/// Every file below a directory, in a fixed order. What a build left behind is none of ours.
pub(crate) fn below(directory: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(directory)
        .unwrap_or_else(|error| panic!("{}: {error}", directory.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    let mut files = Vec::new();
    for entry in entries {
        let name = entry.file_name().unwrap_or_default();
        if name == "target" || name == "node_modules" {
            continue;
        }
        if entry.is_dir() {
            files.extend(below(&entry));
        } else {
            files.push(entry);
        }
    }
    files
}

/// Where the text has a phrase, as `path:line: the line`.
pub(crate) fn find(file: &TextFile, phrase: &str) -> Vec<String> {
    find_where(file, |line| line.contains(phrase))
}

/// The lines that satisfy a condition, as `path:line: the line`.
pub(crate) fn find_where(file: &TextFile, condition: impl Fn(&str) -> bool) -> Vec<String> {
    file.text
        .lines()
        .enumerate()
        .filter(|(_, line)| condition(line))
        .map(|(index, line)| format!("{}:{}: {}", file.path, index + 1, line.trim()))
        .collect()
}

/// Fails with everything that was found, if anything was.
pub(crate) fn assert_none(found: &[String], why: &str) {
    assert!(found.is_empty(), "{why}\n{}", found.join("\n"));
}
