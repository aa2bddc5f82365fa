//! Names, phone numbers, identifiers of the merchant's own and extra fields.

use crate::support::{assert_clean, assert_complete, assert_faulty, found};
use b2b_users_core::check::{check_extra_fields, check_name, check_phone_number, check_uuid};
use b2b_users_core::config::StoreRules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::issue::{Argument, Code, Issue, Severity};
use b2b_users_core::user::{ExtraField, Field};
use wasm_bindgen_test::wasm_bindgen_test;

const HIDDEN: (Code, Severity) = (Code::TextHiddenCharacter, Severity::Error);
const INVISIBLE: (Code, Severity) = (Code::TextInvisibleCharacter, Severity::Warning);
const TRIMMED: (Code, Severity) = (Code::TextTrimmed, Severity::Info);

fn name(typed: &str) -> (Option<String>, Vec<Issue>) {
    let (name, issues) = check_name(typed, Field::LastName);
    assert!(
        issues
            .iter()
            .all(|issue| issue.field == Some(Field::LastName))
    );
    (name.map(|name| name.as_str().to_owned()), issues)
}

fn phone(typed: &str) -> (Option<String>, Vec<Issue>) {
    let (phone, issues) = check_phone_number(typed, Dialect::Management);
    (phone.map(|phone| phone.as_str().to_owned()), issues)
}

/// The same text in and out.
fn unchanged<'a>(texts: &[&'a str]) -> Vec<(&'a str, String)> {
    texts
        .iter()
        .map(|text| (*text, (*text).to_owned()))
        .collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn names_of_every_script_are_taken_as_typed() {
    let valid = unchanged(&[
        "Marie",
        "O'Neil, Jr.",
        "d’Arc",
        "Jean-Luc",
        "van der Berg",
        "Ødegård",
        "Łukasz",
        "李",
        "渡邊",
        "Мария",
        "محمد",
        "X Æ A-12",
        "X",
        "José  María",
        "1234",
        "=SUM(A1)",
        "e\u{301}",
    ]);
    assert_clean(&valid, name);
    let longest_comfortable = "é".repeat(150);
    assert_eq!(
        name(&longest_comfortable),
        (Some(longest_comfortable.clone()), vec![])
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn blank_and_deceptive_names_are_refused() {
    let missing: &[_] = &[(Code::NameRequired, Severity::Error)];
    assert_faulty(
        &[
            ("", missing),
            ("   ", missing),
            ("\u{A0}\u{2003}", missing),
            ("Ma\u{0}rie", &[HIDDEN]),
            ("Ma\nrie", &[HIDDEN]),
            ("Ma\trie", &[HIDDEN]),
            ("Ma\u{7F}rie", &[HIDDEN]),
            ("Ma\u{85}rie", &[HIDDEN]),
            ("\u{202E}eiraM", &[HIDDEN]),
            ("Marie\u{2066}", &[HIDDEN]),
            ("Marie\u{200F}", &[HIDDEN]),
            ("Marie\u{2028}Curie", &[HIDDEN]),
            ("Marie\u{E0041}", &[HIDDEN]),
            ("Ma\u{200B}rie", &[INVISIBLE]),
            ("می\u{200C}رزا", &[INVISIBLE]),
            ("\u{FEFF}Marie", &[INVISIBLE]),
            ("Ma\u{AD}rie", &[INVISIBLE]),
            ("\u{200B}", &[(Code::NameRequired, Severity::Error)]),
            ("A\u{FFFD}", &[HIDDEN]),
            (" Ma\u{200B}\u{202E}rie", &[TRIMMED, HIDDEN, INVISIBLE]),
            (" Marie", &[TRIMMED]),
        ],
        name,
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn name_lengths_count_characters_and_are_exact() {
    for (length, expected) in [
        (150, vec![]),
        (151, vec![(Code::NameLong, Severity::Warning)]),
        (199, vec![(Code::NameLong, Severity::Warning)]),
        (200, vec![(Code::NameTooLong, Severity::Error)]),
        (5000, vec![(Code::NameTooLong, Severity::Error)]),
    ] {
        let (value, issues) = name(&"渡".repeat(length));
        assert_eq!(found(&issues), expected, "{length}");
        assert_eq!(value.is_some(), length < 200, "{length}");
        let told = Some(&Argument::Number(length as u64));
        assert!(issues.iter().all(|issue| issue.argument("length") == told));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn hidden_characters_are_named_by_code_point() {
    for (typed, code_point) in [
        ("a\u{202E}b", "U+202E"),
        ("a\u{7}b", "U+0007"),
        ("a\u{200B}b", "U+200B"),
        ("a\u{E0041}b", "U+E0041"),
    ] {
        let issues = name(typed).1;
        assert_eq!(issues[0].param("codePoint"), code_point);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn phone_numbers_are_kept_exactly_as_typed() {
    let valid = unchanged(&[
        "+1-555-123-4567",
        "8001234567",
        "112233",
        "+14155552671",
        "(206) 555-0104",
        "+33 1 99 00 43 74",
        "0049/30/1234",
        "1234",
        " 1234 ",
        "00 44.20.7946.0000",
        "+=-@1234",
        "１２３４",
        "٠١٢٣٤",
    ]);
    assert_clean(&valid, phone);
    assert_eq!(phone(""), (None, vec![]));
    assert_eq!(phone(" \t"), (None, vec![]));
}

#[wasm_bindgen_test(unsupported = test)]
fn unusual_phone_numbers_warn_and_deceptive_ones_are_refused() {
    let unusual: &[_] = &[(Code::PhoneUnusual, Severity::Warning)];
    assert_faulty(
        &[
            ("123", unusual),
            ("+", unusual),
            ("n/a", unusual),
            ("-", unusual),
            ("1-800-FLOWERS", unusual),
            ("555-1234 ext. 5", unusual),
            ("call me", unusual),
            ("12 3", unusual),
            ("1.2E+10", unusual),
            ("1234\n", &[HIDDEN]),
            ("12\u{202D}34", &[HIDDEN]),
            ("1234\u{200B}", &[INVISIBLE]),
            (
                "\u{202C}12",
                &[HIDDEN, (Code::PhoneUnusual, Severity::Warning)],
            ),
        ],
        phone,
    );
    let (value, issues) = phone(&"1".repeat(200));
    assert_eq!(found(&issues), [(Code::TextTooLong, Severity::Error)]);
    assert_eq!(value, None);
    assert_eq!(found(&phone(&"1".repeat(199)).1), []);
}

#[wasm_bindgen_test(unsupported = test)]
fn only_the_storefront_needs_a_phone_number() {
    for (typed, dialect, expected) in [
        ("", Dialect::Management, vec![]),
        ("  ", Dialect::Management, vec![]),
        (
            "",
            Dialect::Storefront,
            vec![(Code::PhoneRequired, Severity::Error)],
        ),
        (
            " \u{A0}",
            Dialect::Storefront,
            vec![(Code::PhoneRequired, Severity::Error)],
        ),
        ("1234", Dialect::Storefront, vec![]),
    ] {
        assert_eq!(
            found(&check_phone_number(typed, dialect).1),
            expected,
            "{typed:?}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn identifiers_of_the_merchant_are_free_text() {
    let valid = unchanged(&[
        "crm-1",
        "1",
        "0",
        "018f2f6e-7a1c-7b2e-9d3a-4f5a6b7c8d9e",
        "a b",
        "ключ",
        "x/y\\z",
        "'",
        "=1",
        "\"quoted\"",
        "1;2,3",
    ]);
    assert_clean(&valid, check_uuid);
    assert_eq!(check_uuid(""), (None, vec![]));
    assert_eq!(check_uuid("  "), (None, vec![]));
    assert_faulty(
        &[
            ("a\tb", &[HIDDEN]),
            ("a\nb", &[HIDDEN]),
            ("a\u{0}b", &[HIDDEN]),
            ("a\u{1B}[31mb", &[HIDDEN]),
            ("a\u{202E}b", &[HIDDEN]),
            ("a\u{2069}b", &[HIDDEN]),
            ("a\u{FFF9}b", &[HIDDEN]),
            ("a\u{200D}b", &[INVISIBLE]),
            ("a\u{FE0F}b", &[INVISIBLE]),
            ("a\u{3164}b", &[INVISIBLE]),
            (" crm-1", &[TRIMMED]),
            ("crm-1\n", &[TRIMMED]),
        ],
        check_uuid,
    );
    assert_eq!(found(&check_uuid(&"k".repeat(199)).1), []);
    assert_eq!(
        found(&check_uuid(&"k".repeat(200)).1),
        [(Code::TextTooLong, Severity::Error)]
    );
}

/// Names and values.
type Fields = &'static [(&'static str, &'static str)];

fn extra(name: &str, value: &str) -> ExtraField {
    ExtraField {
        name: name.to_owned(),
        value: value.to_owned(),
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn extra_fields_keep_their_values_and_lose_empty_ones() {
    let cases: &[(Fields, Fields)] = &[
        (&[], &[]),
        (
            &[("Department", "Purchasing")],
            &[("Department", "Purchasing")],
        ),
        (&[("Department", "")], &[]),
        (&[("Department", "  ")], &[]),
        (&[("", "")], &[]),
        (
            &[(" Department ", "Purchasing")],
            &[("Department", "Purchasing")],
        ),
        (
            &[("Note", "two\nlines\tand tabs\r\n")],
            &[("Note", "two\nlines\tand tabs\r\n")],
        ),
        (&[("Note", " kept ")], &[("Note", " kept ")]),
        (&[("a", "1"), ("b", "2")], &[("a", "1"), ("b", "2")]),
        (&[("a", "1"), ("A", "2")], &[("a", "1"), ("A", "2")]),
        (&[("a", ""), ("a", "2")], &[("a", "2")]),
        (&[("Größe", "渡邊")], &[("Größe", "渡邊")]),
    ];
    for (typed, expected) in cases {
        let all = |fields: &[(&str, &str)]| -> Vec<_> {
            fields
                .iter()
                .map(|(name, value)| extra(name, value))
                .collect()
        };
        assert_eq!(
            check_extra_fields(&all(typed), &StoreRules::default()),
            (Some(all(expected)), vec![]),
            "{typed:?}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn faulty_extra_fields_name_themselves() {
    type Found = &'static [(Code, Severity)];
    const UNNAMED: (Code, Severity) = (Code::ExtraFieldUnnamed, Severity::Error);
    const REPEATED: (Code, Severity) = (Code::ExtraFieldRepeated, Severity::Error);
    let cases: &[(Fields, Found, &str)] = &[
        (&[("", "x")], &[UNNAMED], ""),
        (&[("  ", "x")], &[UNNAMED], ""),
        (&[("a", "x"), ("a", "y")], &[REPEATED], "a"),
        (&[("a", "x"), (" a ", "x")], &[REPEATED], "a"),
        (
            &[("a", "x"), ("a", "y"), ("a", "z")],
            &[REPEATED, REPEATED],
            "a",
        ),
        (&[("a", "x\u{0}")], &[HIDDEN], "a"),
        (&[("a", "x\u{202E}y")], &[HIDDEN], "a"),
        (&[("a", "x\u{200B}y")], &[INVISIBLE], "a"),
        (&[("a", "\u{1B}[0m")], &[HIDDEN], "a"),
        (&[("", "x\u{202E}y")], &[UNNAMED, HIDDEN], ""),
    ];
    for (typed, expected, name) in cases {
        let fields: Vec<_> = typed
            .iter()
            .map(|(name, value)| extra(name, value))
            .collect();
        let (value, issues) = check_extra_fields(&fields, &StoreRules::default());
        assert_eq!(found(&issues), *expected, "{typed:?}");
        assert_eq!(
            value.is_none(),
            issues.iter().any(Issue::is_error),
            "{typed:?}"
        );
        for issue in issues {
            assert_eq!(issue.param("name"), *name, "{typed:?}");
            assert_complete(&issue);
        }
    }
}
