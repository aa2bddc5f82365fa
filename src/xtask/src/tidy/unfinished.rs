//! Nothing is left unfinished, and no test is switched off.

use super::files::{Files, Violation};

/// In two parts, or this file would be a violation.
const PHRASES: [&str; 5] = [
    concat!("todo", "!("),
    concat!("unimplemented", "!("),
    concat!("#[ig", "nore"),
    concat!("FIX", "ME"),
    concat!("TO", "DO"),
];

pub(super) fn check(files: &Files) -> Vec<Violation> {
    files.lines_where(
        &["src", "tests", "www"],
        &[".rs", ".js", ".html", ".css"],
        |line| PHRASES.iter().any(|phrase| line.contains(phrase)),
        "finish this",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mark_of_unfinished_work_is_found() {
        for phrase in PHRASES {
            let files = Files::of(&[("www/a.js", &format!("a {phrase} b"))]);
            assert_eq!(check(&files).len(), 1, "{phrase}");
        }
        assert!(check(&Files::of(&[("www/a.js", "done()")])).is_empty());
    }
}
