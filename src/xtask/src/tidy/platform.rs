//! Core and scan do not know where they run: time and replies come in as arguments.

use super::files::{Files, Violation};

const FOLDERS: [&str; 2] = ["src/core/src", "src/scan/src"];

const PHRASES: [&str; 9] = [
    "cfg(target",
    "cfg(any(target",
    "cfg(not(target",
    "std::time",
    "std::net",
    "std::fs",
    "std::env",
    "std::thread",
    "std::process",
];

pub(super) fn check(files: &Files) -> Vec<Violation> {
    files.lines_where(
        &FOLDERS,
        &[".rs"],
        |line| PHRASES.iter().any(|phrase| line.contains(phrase)),
        "take this as an argument, or move it to a shell",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_in_core_is_found_and_one_elsewhere_is_not() {
        for phrase in PHRASES {
            let line = format!("use {phrase};");
            let files = Files::of(&[("src/core/src/a.rs", &line), ("src/proxy/src/a.rs", &line)]);
            assert_eq!(check(&files).len(), 1, "{phrase}");
        }
        assert!(check(&Files::of(&[("src/scan/src/a.rs", "use std::fmt;")])).is_empty());
    }
}
