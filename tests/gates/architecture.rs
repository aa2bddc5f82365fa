//! ARCHITECTURE.md and the gates must not drift apart.

use std::collections::BTreeSet;

use crate::files::{read, text_files};

/// The names that follow `gate:` in a text.
fn named_gates(text: &str) -> BTreeSet<String> {
    text.split("gate:")
        .skip(1)
        .map(|rest| {
            rest.trim_start_matches([' ', '`', '*'])
                .chars()
                .take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '_')
                .collect::<String>()
        })
        .filter(|name| !name.is_empty())
        .collect()
}

/// The names of the test functions in a source.
fn test_functions(source: &str) -> BTreeSet<String> {
    source
        .split("#[test]\n")
        .skip(1)
        .filter_map(|rest| rest.trim_start().strip_prefix("fn ")?.split('(').next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_gate_that_the_architecture_names_exists() {
    let named = named_gates(&read("ARCHITECTURE.md"));
    assert!(!named.is_empty(), "ARCHITECTURE.md names no gate");
    let existing: BTreeSet<String> = text_files(&["tests/gates"], &[".rs"])
        .iter()
        .flat_map(|file| test_functions(&file.text))
        .collect();
    let missing: Vec<&String> = named.difference(&existing).collect();
    assert!(
        missing.is_empty(),
        "no such gates: {missing:?}\nthere are: {existing:#?}"
    );
}

#[test]
fn gate_names_are_read_with_and_without_quotes() {
    let text = "one (gate: first_gate), two, gate: `second_gate`.";
    let names = named_gates(text);
    assert!(names.iter().eq(["first_gate", "second_gate"]), "{names:?}");
    let source = "#[test]\nfn one() {}\nfn helper() {}\n#[test]\nfn two() {}\n";
    assert!(test_functions(source).iter().eq(["one", "two"]));
}
