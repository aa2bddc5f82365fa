//! The codes as programs see them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod support;

use b2b_users_core::check::{check_table, check_user};
use b2b_users_core::config::Rules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::issue::{Code, Issue, Severity};
use b2b_users_core::user::{Field, UserDraft};
use serde_json::json;
use std::collections::{BTreeMap, HashSet};
use support::{assert_readable, draft, mapped};
use wasm_bindgen_test::wasm_bindgen_test;

/// A file whose rows hold, together with the drafts below, every kind of finding.
const FILE: &str = "Email,First name,Last name,Phone number,Company ID,Role,Custom role ID,Channel IDs,Origin channel ID,Welcome email,External ID (uuid),extra:Department,extra:
a@example.com,Marie,Curie,x,42,1,,1;1,,no,,,
A@EXAMPLE.com,Marie,Curie,,42,3,,1,,no,,,
marie,,\u{202E}b,,0,Boss,x,x,0,maybe,,,unnamed
, Marie,M\u{200B}arie,,,,,,,,,,
c@example.com,Marie,Curie,,42,,10,1,2,no,,,
d@example.com,Marie,Curie
e@example.com,Marie,Curie,,42,1,,1,,no,,,,surplus
";

fn all_issues() -> Vec<Issue> {
    let (table, mapping) = mapped(FILE);
    let mut issues = check_table(&table, &mapping, &Rules::management()).issues;
    let repeated = |name: &str| b2b_users_core::user::ExtraField {
        name: name.into(),
        value: "x".into(),
    };
    let drafts = [
        UserDraft {
            phone_number: String::new(),
            accept_welcome_email: "no".into(),
            uuid: "1".into(),
            ..draft()
        },
        UserDraft {
            first_name: "a".repeat(151),
            last_name: "b".repeat(200),
            uuid: "c".repeat(200),
            ..draft()
        },
        UserDraft {
            extra_fields: vec![repeated("a"), repeated("a")],
            ..draft()
        },
    ];
    for draft in drafts {
        for dialect in [Dialect::Management, Dialect::Storefront] {
            issues.extend(check_user(&draft, &Rules::for_dialect(dialect)).issues);
        }
    }
    issues
}

#[wasm_bindgen_test(unsupported = test)]
fn every_code_can_be_found_and_its_message_is_a_sentence() {
    let issues = all_issues();
    let mut seen: BTreeMap<Code, usize> = BTreeMap::new();
    for issue in &issues {
        *seen.entry(issue.code).or_default() += 1;
        assert_readable(issue);
        assert_eq!(issue.severity, issue.code.severity());
    }
    let missing: Vec<_> = Code::ALL
        .iter()
        .filter(|code| !seen.contains_key(code))
        .collect();
    assert!(missing.is_empty(), "never found: {missing:?}");
}

#[wasm_bindgen_test(unsupported = test)]
fn codes_are_unique_and_spelt_alike() {
    let texts: HashSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(texts.len(), Code::ALL.len());
    for text in texts {
        let (group, name) = text.split_once('.').unwrap();
        let plain = |word: &str| {
            !word.is_empty()
                && word
                    .chars()
                    .all(|letter| letter.is_ascii_lowercase() || letter == '_')
        };
        assert!(plain(group) && plain(name), "{text}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn every_message_fills_in_its_particulars() {
    for issue in all_issues() {
        let message = issue.message();
        for (name, value) in &issue.params {
            let shown = matches!(
                *name,
                "value" | "reason" | "firstRow" | "codePoint" | "length" | "cells" | "columns"
            );
            let told = matches!(
                issue.code,
                Code::EmailInvalid | Code::PhoneUnusual | Code::RowTooManyCells
            ) && *name == "value";
            if shown && !told {
                assert!(
                    message.contains(value.as_str()),
                    "{name}={value} not in {message}"
                );
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_issue_serialises_in_the_agreed_shape() {
    let role = Issue::new(Code::RoleUnknown, Field::Role).with("value", "Boss");
    let cases = [
        (
            role.clone(),
            json!({
                "code": "role.unknown", "field": "role", "severity": "error", "params": { "value": "Boss" },
                "message": "\"Boss\" is not a role. Use Admin (0), Senior buyer (1) or Junior buyer (2).",
            }),
        ),
        (
            Issue {
                row: Some(3),
                ..role
            },
            json!({
                "code": "role.unknown", "field": "role", "row": 3, "severity": "error", "params": { "value": "Boss" },
                "message": "\"Boss\" is not a role. Use Admin (0), Senior buyer (1) or Junior buyer (2).",
            }),
        ),
        (
            Issue::new(Code::NameRequired, Field::FirstName),
            json!({
                "code": "name.required", "field": "firstName", "severity": "error", "params": {},
                "message": "Enter a name.",
            }),
        ),
        (
            Issue {
                row: Some(1),
                ..Issue::about_row(Code::RowTooFewCells)
                    .with("cells", "2")
                    .with("columns", "3")
            },
            json!({
                "code": "row.too_few_cells", "field": null, "row": 1, "severity": "warning",
                "params": { "cells": "2", "columns": "3" },
                "message": "The row has 2 cells for 3 columns. The missing ones count as empty.",
            }),
        ),
    ];
    for (issue, expected) in cases {
        assert_eq!(serde_json::to_value(&issue).unwrap(), expected);
    }
    let weights = [Severity::Info, Severity::Warning, Severity::Error];
    assert!(weights.is_sorted(), "errors weigh most");
    assert_eq!(
        serde_json::to_value(weights).unwrap(),
        json!(["info", "warning", "error"])
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn every_issue_has_exactly_the_agreed_keys() {
    for issue in all_issues() {
        let value = serde_json::to_value(&issue).unwrap();
        let mut keys: Vec<_> = value
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        keys.retain(|key| *key != "row");
        keys.sort_unstable();
        assert_eq!(keys, ["code", "field", "message", "params", "severity"]);
        assert_eq!(value.get("row").is_some(), issue.row.is_some());
    }
}
