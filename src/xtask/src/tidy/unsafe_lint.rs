//! The compiler denies unsafe code, and one file lifts that: where `send.wasm` is cut off the npm module.

use super::files::{Files, Violation};

/// The name of the lint, in two pieces: this file lifts nothing.
const LINT: &str = concat!("unsafe", "_code");

const ALLOWED: &str = "src/npm/src/parts.rs";

pub(super) fn check(files: &Files) -> Vec<Violation> {
    let mut found = files.lines_where(
        &["src", "tests"],
        &[".rs", ".toml"],
        |line| line.contains(LINT),
        "write this without unsafe code",
    );
    found.retain(|violation| violation.path != ALLOWED);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lint_is_lifted_in_one_file_alone() {
        let lifted = format!("#![expect({LINT})]");
        let files = Files::of(&[(ALLOWED, &lifted), ("src/widget/src/a.rs", &lifted)]);
        let found = check(&files);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path, "src/widget/src/a.rs");
    }
}
