//! Text never becomes markup or code: the widget builds nodes, and text stays text.

use super::files::{Files, Violation};
use super::inline_markup::SHOWN;

const PHRASES: [&str; 9] = [
    "inner_html",
    "innerHTML",
    "outerHTML",
    "outer_html",
    "insertAdjacentHTML",
    "insert_adjacent_html",
    "document.write",
    "eval(",
    "new Function",
];

pub(super) fn check(files: &Files) -> Vec<Violation> {
    files.lines_where(
        &SHOWN,
        &[".rs", ".js", ".html"],
        |line| PHRASES.iter().any(|phrase| line.contains(phrase)),
        "build nodes, and leave text as text",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_to_make_code_of_text_is_found_in_what_is_shown() {
        for phrase in PHRASES {
            let files = Files::of(&[("www/a.js", phrase), ("src/proxy/src/a.rs", phrase)]);
            assert_eq!(check(&files).len(), 1, "{phrase}");
        }
        assert!(check(&Files::of(&[("www/a.js", "node.textContent = a")])).is_empty());
    }
}
