//! No source file is too long to be read in one go.

use super::files::{Files, Violation};

const MAX_LINES: usize = 400;

pub(super) fn check(files: &Files) -> Vec<Violation> {
    files
        .below(&["src", "tests", "www"], &[".rs", ".js"])
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > MAX_LINES)
        .map(|(path, lines)| {
            let sentence = format!("split this file of {lines} lines: {MAX_LINES} are the most");
            Violation::new(path, MAX_LINES + 1, sentence)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_too_many_is_found() {
        let check = |lines: usize| check(&Files::of(&[("src/a.rs", &"line\n".repeat(lines))]));
        assert!(check(MAX_LINES).is_empty());
        assert_eq!(check(MAX_LINES + 1).len(), 1);
    }
}
