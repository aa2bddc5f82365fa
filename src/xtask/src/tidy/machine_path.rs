//! No file names a path of the machine that it was written on.

use super::files::{Files, Violation};

/// In two parts, or this file would be a violation.
const STARTS: [&str; 3] = [
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/wo", "rk/"),
];

pub(super) fn check(files: &Files) -> Vec<Violation> {
    files.lines_where(
        &["src", "tests", "www"],
        &[".rs", ".js", ".html", ".toml", ".txt"],
        |line| STARTS.iter().any(|start| line.contains(start)),
        "name a path that every machine has",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_start_of_such_a_path_is_found() {
        for start in STARTS {
            let files = Files::of(&[("tests/a.toml", &format!("path = \"{start}a\""))]);
            assert_eq!(check(&files).len(), 1, "{start}");
        }
        assert!(check(&Files::of(&[("tests/a.toml", "path = \"a\"")])).is_empty());
    }
}
