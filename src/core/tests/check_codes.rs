//! The codes as programs see them.

use crate::support::asking::Asking;
use crate::support::file::check_table;
use crate::support::{assert_complete, draft, mapped, rules};
use b2b_users_core::check::check_user;
use b2b_users_core::config::Rules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::issue::{Code, Issue, Severity};
use b2b_users_core::json::JsonText;
use b2b_users_core::lookup::{Candidate, EmailStatus, ExistenceCheck, ExistenceCheckOptions};
use b2b_users_core::user::{ExtraField, Field, UserDraft};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
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
    let repeated = |name: &str| ExtraField {
        name: name.into(),
        value: "x".into(),
    };
    let drafts = [
        UserDraft {
            phone_number: "5550123".into(),
            email: "käthe@раураӏ.example".into(),
            ..draft()
        },
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
    issues.extend(issues_of_store_rules());
    issues.extend(issues_of_findings());
    // The widget makes it of a reply.
    let refused = Issue::new(Code::RefusedByStore, Field::Role);
    issues.push(refused.with("reason", "Role 5 is not known."));
    issues
}

/// What a store's own roles, channels, companies and fields bring to light.
fn issues_of_store_rules() -> Vec<Issue> {
    let extra = |name: &str, value: &str| ExtraField {
        name: name.into(),
        value: value.into(),
    };
    let faulty = UserDraft {
        role: "Boss".into(),
        company_role_id: "11".into(),
        channel_ids: "2;9".into(),
        extra_fields: vec![
            extra("Code", "123456"),
            extra("notes", "a\nb\nc"),
            extra("budget", "much"),
            extra("Limit", "11"),
            extra("Region", "West"),
            extra("Team", "BLUE"),
            extra("Colour", "red"),
        ],
        ..draft()
    };
    let mut issues = Vec::new();
    let mut store = rules(Dialect::Management, store());
    let mut check = |company: &str, rules: &Rules| {
        let draft = UserDraft {
            company_id: company.into(),
            ..faulty.clone()
        };
        issues.extend(check_user(&draft, rules).issues);
    };
    for company in ["Acme", "Nobody", "42"] {
        check(company, &store);
    }
    check(
        "7",
        &rules(
            Dialect::Storefront,
            json!({ "extraFields": [
        { "fieldName": "Code", "isRequired": true },
    ] }),
        ),
    );
    check(
        "2147483648",
        &Rules::for_dialect(Dialect::StorefrontGraphql),
    );
    let known = Arc::make_mut(&mut store.store);
    known.companies.as_mut().unwrap().complete = false;
    check("7", &store);
    let blank = UserDraft {
        channel_ids: String::new(),
        ..draft()
    };
    issues.extend(check_user(&blank, &store).issues);

    let (table, mapping) = mapped("Email,extra:Badge\na@example.com,red\nb@example.com,red\n");
    issues.extend(check_table(&table, &mapping, &store).issues);
    issues
}

/// A store with something of everything.
fn store() -> serde_json::Value {
    json!({
        "roles": [{ "id": 10, "name": "Auditor", "roleType": 2 }],
        "channels": [{ "channelId": 1 }, { "channelId": 2, "b2bEnabled": false }],
        "companies": [
            { "companyId": 42, "companyName": "Acme" }, { "companyId": 43, "companyName": "Acme" },
        ],
        "extraFields": [
            { "fieldName": "Code", "fieldType": 0, "maximumLength": "5" },
            { "fieldName": "Notes", "fieldType": 1, "numberOfRows": 2 },
            { "fieldName": "Budget", "fieldType": 2 },
            { "fieldName": "Limit", "fieldType": "2", "maximumValue": "10" },
            { "fieldName": "Region", "fieldType": 3, "listOfValue": ["North", "South"] },
            { "fieldName": "Team", "fieldType": 3, "listOfValue": ["Blue"] },
            { "fieldName": "Floor", "isRequired": "1" },
            { "fieldName": "Site", "isRequired": true, "defaultValue": "Main" },
            { "fieldName": "Badge", "isUnique": true },
        ],
    })
}

/// What a look into the store brings to light.
fn issues_of_findings() -> Vec<Issue> {
    let standings = [
        EmailStatus::Free,
        EmailStatus::NotInCompanies,
        EmailStatus::Customer,
        EmailStatus::SeveralCustomers,
        EmailStatus::OtherCompany(None),
        EmailStatus::OtherCompany(Some(43)),
        EmailStatus::ThisCompany,
        EmailStatus::SuperAdmin,
        EmailStatus::OtherChannel,
    ];
    let mut issues = Vec::new();
    for dialect in Dialect::ALL {
        issues.extend(
            standings
                .iter()
                .filter_map(|standing| standing.issue(dialect)),
        );
    }
    let user = |number: usize| {
        let draft = UserDraft {
            email: crate::support::email(number),
            channel_ids: "1".into(),
            extra_fields: vec![ExtraField {
                name: "Badge".into(),
                value: "B7".into(),
            }],
            ..draft()
        };
        check_user(&draft, &Rules::management()).user.unwrap()
    };
    let users: Vec<_> = (1..=4).map(user).collect();
    let options = ExistenceCheckOptions {
        unique_fields: vec!["Badge".into()],
        ..ExistenceCheckOptions::default()
    };
    let mut asking = Asking::new(ExistenceCheck::new(
        users.iter().map(Candidate::from).collect(),
        options,
    ));
    let taken = json!([{ "fieldName": "Badge", "fieldValue": "B7" }]);
    let there =
        json!([{ "id": 1, "email": "z@example.com", "companyId": 9, "extraFields": taken }]);
    asking.answer(200, json!({ "code": 200, "data": there }));
    issues.extend(
        asking
            .engine
            .results()
            .issues(&users[0], Dialect::Management),
    );
    issues
}

#[wasm_bindgen_test(unsupported = test)]
fn every_code_can_be_found_with_the_arguments_of_its_sentence() {
    let issues = all_issues();
    let mut seen: BTreeMap<Code, usize> = BTreeMap::new();
    for issue in &issues {
        *seen.entry(issue.code).or_default() += 1;
        assert_complete(issue);
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
fn an_issue_serialises_in_the_agreed_shape() {
    let role = Issue::new(Code::RoleUnknown, Field::Role).with("value", "Boss");
    let cases = [
        (
            role.clone(),
            json!({
                "code": "role.unknown", "field": "role", "severity": "error", "params": { "value": "Boss" },
            }),
        ),
        (
            Issue {
                row: Some(3),
                ..role
            },
            json!({
                "code": "role.unknown", "field": "role", "row": 3, "severity": "error", "params": { "value": "Boss" },
            }),
        ),
        (
            Issue::new(Code::NameRequired, Field::FirstName),
            json!({
                "code": "name.required", "field": "firstName", "severity": "error", "params": {},
            }),
        ),
        (
            Issue {
                row: Some(1),
                ..Issue::about_row(Code::RowTooFewCells)
                    .with("cells", 2_u64)
                    .with("columns", 3_u64)
            },
            json!({
                "code": "row.too_few_cells", "field": null, "row": 1, "severity": "warning",
                "params": { "cells": 2, "columns": 3 },
            }),
        ),
    ];
    for (issue, expected) in cases {
        assert_eq!(json(&issue), expected);
    }
    let weights = [Severity::Info, Severity::Warning, Severity::Error];
    assert!(weights.is_sorted(), "errors weigh most");
    assert_eq!(weights.map(Severity::name), ["info", "warning", "error"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn every_issue_has_exactly_the_agreed_keys() {
    for issue in all_issues() {
        let value = json(&issue);
        let mut keys: Vec<_> = value
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        keys.retain(|key| *key != "row");
        keys.sort_unstable();
        assert_eq!(keys, ["code", "field", "params", "severity"]);
        assert_eq!(value.get("row").is_some(), issue.row.is_some());
    }
}

/// An issue as programs see it.
fn json(issue: &Issue) -> Value {
    let mut json = JsonText::default();
    json.raw("{");
    issue.write(&mut json);
    json.raw("}");
    serde_json::from_str(&json.into_text()).unwrap()
}
