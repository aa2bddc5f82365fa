//! What patterns become, and what the build refuses.

use crate::digest::FULL;
use crate::table::{constants, digests, faults, groups, lines, read};
use b2b_users_text::{Argument, English, German, Key, Language, LocaleRules, Value, keys};

fn filled(pattern: &str, arguments: &[Argument<'_>]) -> String {
    let mut language = Language::english();
    language.replace("row.open", pattern).unwrap();
    language.fill(Key::named("row.open").unwrap(), arguments)
}

/// What scripts fill in alike; `tests/npm/texts` reads the same file.
const CASES: &str = include_str!("patterns.json");

#[test]
fn patterns_are_filled_in() {
    let cases: Vec<serde_json::Value> = serde_json::from_str(CASES).unwrap();
    for case in cases {
        let rules: Box<dyn LocaleRules> = match case["locale"].as_str() {
            Some("de") => Box::new(German),
            _ => Box::new(English),
        };
        let table = format!("row.open={}", case["pattern"].as_str().unwrap());
        let language = Language::load(&table, rules).unwrap();
        let given = case["arguments"].as_object().unwrap().iter();
        let given = given.map(|(name, value)| {
            let number = value.as_u64().map(Value::from);
            let value = number.unwrap_or_else(|| value.as_str().unwrap().into());
            (name.as_str(), value)
        });
        let text = language.fill(keys::ROW_OPEN, &given.collect::<Vec<_>>());
        assert_eq!(text, case["text"].as_str().unwrap(), "{case}");
    }
}

#[test]
fn what_an_argument_holds_is_never_a_pattern() {
    let value = [("value", Value::from("{value} # {n, plural, other {#}}"))];
    assert_eq!(
        filled("{value}", &value),
        "{value} # {n, plural, other {#}}"
    );
}

#[test]
fn a_malformed_pattern_of_a_page_ends_quietly() {
    let endless = "{n, select, other ".repeat(5_000);
    for pattern in [
        "{",
        "}",
        "{n",
        "{n, plural",
        "{n, plural, one}",
        "{n, what, x}",
        "{{{{",
        &endless,
    ] {
        let text = filled(pattern, &[("n", 1_u64.into())]);
        assert!(text.len() <= pattern.len(), "{pattern}");
    }
    let deep = [
        &"{n, select, other {".repeat(2_000),
        "x",
        &"}}".repeat(2_000),
    ]
    .concat();
    assert_eq!(filled(&deep, &[("n", 1_u64.into())]), "");
}

#[test]
fn a_table_with_a_fault_does_not_build() {
    let english = read("a = \"{n} of {kind}\"\nb = \"B\"").unwrap();
    assert_eq!(faults(&english, &english), [""; 0]);
    for (table, fault) in [
        ("a = \"{n} {kind}\"", "b is missing"),
        (
            "a = \"{n} {kind}\"\nb = \"B\"\nc = \"C\"",
            "c is not in English",
        ),
        ("a = \"{n}\"\nb = \"B\"", "a has the arguments {\"n\"}"),
        ("a = \"{n} {kind} {m}\"\nb = \"B\"", "a has the arguments"),
        ("a = \"{n} {kind}\"\nb = \"B}\"", "b: malformed"),
        ("a = \"{n} {kind\"\nb = \"B\"", "a: malformed"),
        (
            "a = \"{n, plural, one {#}} {kind}\"\nb = \"B\"",
            "a: branches without other",
        ),
        (
            "a = \"{n, plural, one {#} other {#} } {kind}\"\nb = \"\"\"x\ny\"\"\"",
            "b: more than one line",
        ),
        (
            "a = \"{n, plural, other {#} other {#}} {kind}\"\nb = \"B\"",
            "a: the selector",
        ),
        ("a = \"{n, date} {kind}\"\nb = \"B\"", "a: malformed"),
        (
            "a = \"{n, select, other {#} x} {kind}\"\nb = \"B\"",
            "a: malformed",
        ),
        ("a = \"{n} {} {kind}\"\nb = \"B\"", "a: \"\" is no name"),
    ] {
        let found = faults(&read(table).unwrap(), &english);
        assert_eq!(found.len(), 1, "{table}: {found:?}");
        assert!(found[0].starts_with(fault), "{table}: {found:?}");
    }
    assert!(read("a = 7").is_err());
}

#[test]
fn a_table_becomes_lines_and_constants() {
    let table = read("[field]\nfirstName = \"First name\"\nrole.a-b = \"x = y\"").unwrap();
    assert_eq!(
        lines(&table),
        "field.firstName=First name\nfield.role.a-b=x = y"
    );
    let constants = constants(&table).unwrap();
    assert!(
        constants
            .contains("pub const FIELD_FIRST_NAME: Key = Key(\"field.firstName=First name\");")
    );
    assert!(constants.contains("pub const FIELD_ROLE_A_B: Key = Key(\"field.role.a-b=x = y\");"));
    let groups = groups(&table).unwrap();
    assert!(groups.starts_with("pub(crate) const FIELD: &str = \"field.firstName=First name\\n"));
    let gaps = digests(&table);
    assert_eq!(gaps.iter().filter(|gap| **gap != FULL).count(), 2);
}
