//! ARCHITECTURE.md does not drift apart from the rules and tests that it names.

use std::collections::BTreeSet;

use super::files::{Files, Violation};

const PAGE: &str = "ARCHITECTURE.md";

/// How the line starts that makes the function below it a test.
const TEST_ATTRIBUTES: [&str; 3] = ["#[test]", "#[tokio::test", "#[wasm_bindgen_test"];

/// Every rule and test that the page names exists, and it names some of each.
pub(super) fn check(files: &Files, rules: &[&str]) -> Vec<Violation> {
    let page = match files.needed(PAGE) {
        Ok(page) => page,
        Err(missing) => return missing,
    };
    let tests: BTreeSet<&str> = files
        .below(&["src", "tests"], &[".rs"])
        .flat_map(|(_, text)| test_functions(text))
        .collect();
    let rules = rules.iter().copied().collect();
    let mut found = Vec::new();
    for (kind, existing) in [("rule", &rules), ("test", &tests)] {
        let named = named(page, &format!("{kind}:"));
        if named.is_empty() {
            found.push(Violation::new(
                PAGE,
                1,
                format!("name a {kind} for each invariant"),
            ));
        }
        for (line, name) in named {
            if !existing.contains(name) {
                let sentence = format!("there is no {kind} `{name}`: name one that exists");
                found.push(Violation::new(PAGE, line, sentence));
            }
        }
    }
    found
}

/// The names that follow a label, such as `test:`, with their lines. A label without a name gives an
/// empty one, which no test has.
fn named<'a>(text: &'a str, label: &str) -> Vec<(usize, &'a str)> {
    let mut line = 1;
    let mut found = Vec::new();
    let mut before = "";
    for (number, part) in text.split(label).enumerate() {
        if number > 0 {
            let start = part.trim_start_matches([' ', '\n', '`', '*']);
            let end = start
                .find(|letter| !is_of_a_name(letter))
                .unwrap_or(start.len());
            // `latest:` is no `test:`.
            if !before.ends_with(is_of_a_name) {
                found.push((line, start.get(..end).unwrap_or_default()));
            }
        }
        line += part.matches('\n').count();
        before = part;
    }
    found
}

fn is_of_a_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

/// The names of the test functions in a source, properties included.
fn test_functions(source: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut is_test = false;
    for line in source.lines().map(str::trim) {
        is_test |= TEST_ATTRIBUTES.iter().any(|test| line.starts_with(test));
        // Further attributes may stand between.
        let signature = line.strip_prefix("async ").unwrap_or(line);
        if let Some(rest) = signature.strip_prefix("fn ") {
            if is_test {
                names.extend(rest.split(['(', '<']).next());
            }
            is_test = false;
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_does_not_exist_is_found_with_its_line() {
        let test = ("tests/a.rs", "#[test]\nfn works() {}");
        let check = |page: &str| check(&Files::of(&[(PAGE, page), test]), &["tidy"]);
        assert!(check("One: rule: `tidy`, test: `works`.").is_empty());
        let found = check("One: rule: `tidy`,\ntest: `fails`.");
        assert_eq!((found.len(), found[0].line), (1, 2));
        assert_eq!(check("One: rule: `loose`, test: `works`.").len(), 1);
        assert_eq!(check("Nothing.").len(), 2);
    }

    #[test]
    fn names_are_read_with_and_without_quotes_and_over_the_end_of_a_line() {
        let text = "one (rule: first), two, rule:\n  `second`, latest: none, test: third.";
        assert_eq!(named(text, "rule:"), [(1, "first"), (1, "second")]);
        assert_eq!(named(text, "test:"), [(2, "third")]);
        assert_eq!(named("a rule: (none)", "rule:"), [(1, "")]);
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
        let expected = ["plain", "in_time", "everywhere", "for_all"];
        assert_eq!(test_functions(source), expected);
    }
}
