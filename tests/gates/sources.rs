//! What sources must not say.

use crate::files::{assert_none, find, find_where, read, text_files};

#[test]
fn core_is_the_same_on_every_platform() {
    let mut found = Vec::new();
    for file in text_files(&["src/core/src", "src/scan/src"], &[".rs"]) {
        // Time and replies come in as arguments; files and sockets are for the shells.
        for phrase in [
            "cfg(target",
            "cfg(any(target",
            "cfg(not(target",
            "std::time",
            "std::net",
            "std::fs",
            "std::env",
            "std::thread",
            "std::process",
        ] {
            found.extend(find(&file, phrase));
        }
    }
    assert_none(&found, "core must not know where it runs:");
}

#[test]
fn nothing_is_left_unfinished_or_switched_off() {
    // In two parts, or this file would be a finding.
    let phrases = [
        concat!("todo", "!("),
        concat!("unimplemented", "!("),
        concat!("#[ig", "nore"),
        concat!("FIX", "ME"),
        concat!("TO", "DO"),
    ];
    let mut found = Vec::new();
    for file in text_files(&["src", "tests", "www"], &[".rs", ".js", ".html", ".css"]) {
        for phrase in phrases {
            found.extend(find(&file, phrase));
        }
    }
    assert_none(&found, "finish these:");
}

#[test]
fn no_source_file_is_longer_than_400_lines() {
    let mut found = Vec::new();
    for file in text_files(&["src", "tests", "www"], &[".rs", ".js"]) {
        let lines = file.text.lines().count();
        if lines > 400 {
            found.push(format!("{}: {lines} lines", file.path));
        }
    }
    assert_none(&found, "split these:");
}

#[test]
fn no_file_names_a_path_of_the_machine_it_was_written_on() {
    let mut found = Vec::new();
    for file in text_files(
        &["src", "tests", "www"],
        &[".rs", ".js", ".html", ".toml", ".txt"],
    ) {
        found.extend(find_where(&file, |line| {
            [
                concat!("/ro", "ot/"),
                concat!("/ho", "me/"),
                concat!("/wo", "rk/"),
            ]
            .iter()
            .any(|path| line.contains(path))
        }));
    }
    assert_none(&found, "these work on one machine only:");
}

#[test]
fn each_file_of_the_engines_tests_is_in_their_one_executable() {
    let main = read("src/core/tests/main.rs");
    let mut found = Vec::new();
    for file in text_files(&["src/core/tests"], &[".rs"]) {
        let Some(name) = file.path.strip_prefix("src/core/tests/") else {
            continue;
        };
        let name = name.trim_end_matches(".rs");
        if !name.contains('/') && name != "main" && !main.contains(&format!("mod {name};")) {
            found.push(format!("{} is in no executable", file.path));
        }
    }
    assert_none(&found, "add these to src/core/tests/main.rs:");
}
