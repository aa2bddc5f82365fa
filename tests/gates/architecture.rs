//! ARCHITECTURE.md must not drift apart from the gates and tests that it names.

use std::collections::BTreeSet;

use crate::files::{read, text_files};

/// The names that follow a label, such as `gate:`, in a text. A label without a name gives an empty
/// one, which no test has.
fn named(text: &str, label: &str) -> BTreeSet<String> {
    text.match_indices(label)
        // `latest:` is no `test:`.
        .filter(|(at, _)| !text[..*at].ends_with(is_of_a_name))
        .map(|(at, _)| {
            text[at + label.len()..]
                .trim_start_matches([' ', '\n', '`', '*'])
                .chars()
                .take_while(|letter| is_of_a_name(*letter))
                .collect()
        })
        .collect()
}

fn is_of_a_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

/// How the line starts that makes the function below it a test.
const TEST_ATTRIBUTES: [&str; 3] = ["#[test]", "#[tokio::test", "#[wasm_bindgen_test"];

/// The names of the test functions in a source, properties included.
fn test_functions(source: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut is_test = false;
    for line in source.lines().map(str::trim) {
        is_test |= TEST_ATTRIBUTES.iter().any(|test| line.starts_with(test));
        // Further attributes may stand between.
        let signature = line.strip_prefix("async ").unwrap_or(line);
        if let Some(rest) = signature.strip_prefix("fn ") {
            if is_test {
                names.extend(rest.split(['(', '<']).next().map(str::to_owned));
            }
            is_test = false;
        }
    }
    names
}

/// The test functions in all sources below some directories.
fn existing(directories: &[&str]) -> BTreeSet<String> {
    text_files(directories, &[".rs"])
        .iter()
        .flat_map(|file| test_functions(&file.text))
        .collect()
}

fn assert_exist(kind: &str, existing: &BTreeSet<String>) {
    let named = named(&read("ARCHITECTURE.md"), &format!("{kind}:"));
    assert!(!named.is_empty(), "ARCHITECTURE.md names no {kind}");
    let missing: Vec<&String> = named.difference(existing).collect();
    assert!(
        missing.is_empty(),
        "no such {kind}: {missing:?}\nthere are: {existing:#?}"
    );
}

#[test]
fn every_gate_that_the_architecture_names_exists() {
    assert_exist("gate", &existing(&["tests/gates"]));
}

#[test]
fn every_test_that_the_architecture_names_exists() {
    assert_exist("test", &existing(&["src", "tests"]));
}

#[test]
fn names_are_read_with_and_without_quotes_and_over_the_end_of_a_line() {
    let text = "one (gate: first_gate), two, gate:\n  `second_gate`, latest: none, test: third.";
    assert!(
        named(text, "gate:")
            .iter()
            .eq(["first_gate", "second_gate"])
    );
    assert!(named(text, "test:").iter().eq(["third"]));
    assert!(named("gate: (none)", "gate:").iter().eq([""]));
}

#[test]
fn every_kind_of_test_function_is_found_and_no_other_function() {
    let source = "
        #[test]
        fn plain() {}
        fn no_test() {}
        #[tokio::test(flavor = \"multi_thread\")]
        async fn in_time() {}
        #[wasm_bindgen_test(unsupported = test)]
        fn everywhere() {}
        proptest! {
            #[test]
            #[cfg(unix)]
            fn for_all(x in 0..9) {}
        }
        async fn no_test_either() {}
    ";
    let expected = ["everywhere", "for_all", "in_time", "plain"];
    assert!(test_functions(source).iter().eq(expected));
}
