//! Whole files: verdicts, duplicates, and where each problem stands.

use crate::support::file::{TableCheck, check_table, locate};
use crate::support::{assert_complete, mapped, rules};
use b2b_users_core::check::{RowVerdict, check_list_json};
use b2b_users_core::config::{Rules, StoreRules};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::issue::Argument;
use b2b_users_core::issue::{Code, Issue, Severity};
use b2b_users_core::json::Json;
use b2b_users_core::mapping::{Mapping, Target};
use b2b_users_core::table::{Table, TableOptions, read_table};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

const HEADER: &str = "Email,First name,Last name,Company ID,Role,Channel IDs,extra:Department\n";

fn check(rows: &str) -> (Table, Mapping, TableCheck) {
    let (table, mapping) = mapped(&format!("{HEADER}{rows}"));
    let check = check_table(&table, &mapping, &Rules::management());
    assert_eq!(check.verdicts.len(), table.row_count());
    let sum: usize = [
        RowVerdict::Valid,
        RowVerdict::Duplicate,
        RowVerdict::Invalid,
    ]
    .into_iter()
    .map(|verdict| check.count(verdict))
    .sum();
    assert_eq!(sum, table.row_count(), "verdicts sum to the rows");
    assert_eq!(check.users.len(), check.count(RowVerdict::Valid));
    (table, mapping, check)
}

/// Row and code of everything that was found.
fn rows_and_codes(issues: &[Issue]) -> Vec<(u32, Code)> {
    issues
        .iter()
        .map(|issue| (issue.row.unwrap(), issue.code))
        .collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn valid_rows_become_users_in_the_order_of_the_file() {
    let (_, _, check) = check(
        "a@example.com,A,X,42,1,1,\nbad,B,X,42,1,1,\nc@example.com,C,X,43,Admin,1;2,Finance\n",
    );
    let users: Vec<_> = check
        .users
        .iter()
        .map(|(row, user)| (*row, user.first_name().as_str()))
        .collect();
    assert_eq!(users, [(2, "A"), (4, "C")]);
    assert_eq!(
        check.verdicts,
        [RowVerdict::Valid, RowVerdict::Invalid, RowVerdict::Valid]
    );
    assert_eq!(check.users[1].1.extra_fields()[0].value, "Finance");
    assert!(
        check.users[0].1.extra_fields().is_empty(),
        "nothing is left over from another row"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_repeated_email_names_the_first_row_whatever_its_case() {
    let row = |email: &str| format!("{email},A,B,42,1,1,\n");
    let emails = [
        "marie@example.com",
        "other@example.com",
        "MARIE@example.com",
        " marie@Example.COM ",
        "Kate@bücher.example",
        "kate@xn--bcher-kva.example",
        "",
        "",
    ];
    let (_, _, check) = check(&emails.map(row).concat());
    use RowVerdict::{Duplicate, Invalid, Valid};
    assert_eq!(
        check.verdicts,
        [
            Valid, Valid, Duplicate, Duplicate, Valid, Duplicate, Invalid, Invalid
        ]
    );
    let firsts: Vec<_> = check
        .issues
        .iter()
        .filter(|issue| issue.code == Code::EmailDuplicate)
        .map(|issue| {
            (
                issue.row.unwrap(),
                crate::support::shown(issue, "firstRow"),
                issue.severity,
            )
        })
        .collect();
    let error = Severity::Error;
    assert_eq!(
        firsts,
        [
            (4, "2".to_owned(), error),
            (5, "2".to_owned(), error),
            (7, "6".to_owned(), error)
        ]
    );
    assert_eq!(check.users.len(), 3);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_duplicate_with_faults_of_its_own_is_invalid_and_says_both() {
    let (_, _, check) = check("a@example.com,A,B,42,1,1,\nA@example.com,A,B,42,9,1,\n");
    assert_eq!(check.verdicts, [RowVerdict::Valid, RowVerdict::Invalid]);
    assert_eq!(
        rows_and_codes(&check.issues),
        [(3, Code::RoleUnknown), (3, Code::EmailDuplicate)]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn equal_addresses_that_are_none_are_one_problem_each() {
    let (_, _, check) = check("nobody,A,B,42,1,1,\nnobody,A,B,42,1,1,\n");
    assert_eq!(check.verdicts, [RowVerdict::Invalid; 2]);
    let codes: Vec<u32> = rows_and_codes(&check.issues)
        .iter()
        .map(|(row, _)| *row)
        .collect();
    assert_eq!(codes, [2, 3], "no row has two");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_list_of_drafts_is_checked_as_a_file_is() {
    let typed = |email: &str, badge: &str| {
        json!({
            "email": email,
            "firstName": "Marie",
            "lastName": "Curie",
            "companyId": 42,
            "role": 1,
            "channelIds": [1],
            "extraFields": { "Badge": badge },
        })
    };
    let badge =
        json!({ "extraFields": [{ "fieldName": "Badge", "fieldType": 0, "isUnique": true }] });
    let drafts = json!([
        typed("a@example.com", "1"),
        typed("b@example.com", " 1"),
        typed("A@example.com", "2"),
    ]);
    let rules = rules(Dialect::Management, badge);
    let check = check_list_json(&drafts.to_string(), &rules).unwrap();
    assert_eq!(
        rows_and_codes(&check.issues),
        [(2, Code::ExtraFieldDuplicate), (3, Code::EmailDuplicate)]
    );
    assert_eq!(check.users.len(), 1);
}

#[wasm_bindgen_test(unsupported = test)]
fn rows_have_the_numbers_that_a_spreadsheet_gives_them() {
    // A line break in a cell is no row; a blank row, with separators or without, is one.
    let (table, _, check) = check(
        "\"a\n@example.com\",A,B,42,1,1,\n\n,,,,,,\r\nb@example.com,A,B,42,1,1,\n\nB@example.com,A,B,42,1,1,\n",
    );
    assert_eq!(table.rows().collect::<Vec<_>>(), [2, 5, 7]);
    assert_eq!(
        rows_and_codes(&check.issues),
        [(2, Code::EmailInvalid), (7, Code::EmailDuplicate)]
    );
    assert_eq!(
        check.issues[1].argument("firstRow"),
        Some(&Argument::Number(5))
    );
    assert_eq!((table.line(2), table.line(5), table.line(7)), (2, 6, 8));
    assert_eq!((table.raw(5, 0), table.raw(6, 0)), ("b@example.com", ""));
}

#[wasm_bindgen_test(unsupported = test)]
fn ragged_rows_are_said_and_only_surplus_text_stops_a_row() {
    for (row, verdict, expected) in [
        ("a@example.com,A,B,42,1,1,x", RowVerdict::Valid, vec![]),
        (
            "a@example.com,A,B,42,1,1",
            RowVerdict::Valid,
            vec![Code::RowTooFewCells],
        ),
        (
            "a@example.com,A,B,42,1",
            RowVerdict::Invalid,
            vec![Code::ChannelsRequired, Code::RowTooFewCells],
        ),
        ("a@example.com,A,B,42,1,1,x,", RowVerdict::Valid, vec![]),
        ("a@example.com,A,B,42,1,1,x,,,", RowVerdict::Valid, vec![]),
        (
            "a@example.com,A,B,42,1,1,x,y",
            RowVerdict::Invalid,
            vec![Code::RowTooManyCells],
        ),
        (
            "a@example.com,A,B,42,1,1,x, ,y,",
            RowVerdict::Invalid,
            vec![Code::RowTooManyCells],
        ),
    ] {
        let (_, _, check) = check(row);
        assert_eq!(check.verdicts, [verdict], "{row}");
        assert_eq!(
            check
                .issues
                .iter()
                .map(|issue| issue.code)
                .collect::<Vec<_>>(),
            expected,
            "{row}"
        );
        check.issues.iter().for_each(assert_complete);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_problem_gives_row_line_column_and_value() {
    let (table, mut mapping, _) = check("a@example.com,A,B,42,1,1,x\n");
    assert_eq!(
        mapping.target(6),
        Some(&Target::ExtraField("Department".into()))
    );
    let (table_2, mapping_2, found) = check(
        "\"a\n@example.com\",A,B,42,1,1,x\nb@example.com,B,B,42,Boss,1,\"x\u{202E}\"\nc@example.com,C,B,42,1,1,x,surplus\nd@example.com\n",
    );
    let problems: Vec<_> = found
        .issues
        .iter()
        .map(|issue| locate(issue, &table_2, &mapping_2))
        .map(|problem| {
            (
                problem.row,
                problem.line,
                problem.column,
                problem.value,
                problem.issue.code,
            )
        })
        .collect();
    let column = |name: &str| Some(name.to_owned());
    assert_eq!(
        problems[0],
        (
            2,
            2,
            column("Email"),
            "a\n@example.com".into(),
            Code::EmailInvalid
        )
    );
    assert_eq!(
        problems[1],
        (3, 4, column("Role"), "Boss".into(), Code::RoleUnknown)
    );
    assert_eq!(
        problems[2],
        (
            3,
            4,
            column("extra:Department"),
            "x\u{202E}".into(),
            Code::TextHiddenCharacter
        )
    );
    assert_eq!(
        problems[3],
        (4, 5, None, "surplus".into(), Code::RowTooManyCells)
    );
    assert_eq!(
        problems[4],
        (
            5,
            6,
            column("First name"),
            String::new(),
            Code::NameRequired
        )
    );
    assert_eq!(
        problems.last().unwrap(),
        &(5, 6, None, String::new(), Code::RowTooFewCells)
    );

    // No column for the field: the problem still says which row and what.
    mapping.set(4, Target::Ignored);
    let found = check_table(&table, &mapping, &Rules::management());
    let problem = locate(&found.issues[0], &table, &mapping);
    assert_eq!(
        (problem.row, problem.line, problem.column, problem.value),
        (2, 2, None, String::new())
    );
    assert_eq!(problem.issue.code, Code::RoleRequired);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_shipped_sample_holds_exactly_the_faults_that_its_description_lists() {
    const SAMPLE: &[u8] = include_bytes!("../../../www/sample-users.csv");
    let described: Value =
        serde_json::from_str(include_str!("../../../tests/fixtures/sample-users.json")).unwrap();
    let table = read_table(SAMPLE, TableOptions::default()).unwrap();
    let headers: Vec<&str> = table.headers().collect();
    let mapping = Mapping::suggest(&headers);
    let companies = serde_json::json!({ "companies": [
        { "companyId": 42, "companyName": "Acme Industrial Supply" },
        { "companyId": 43, "companyName": "Borealis Trading" },
    ] });
    let rules = Rules {
        store: StoreRules::from_json(&Json::read(&companies.to_string()).unwrap())
            .unwrap()
            .into(),
        ..Rules::management()
    };
    let check = check_table(&table, &mapping, &rules);

    assert_eq!(table.row_count(), described["rows"]);
    assert_eq!(check.count(RowVerdict::Valid), described["valid"]);
    assert_eq!(
        table.row_count() - check.count(RowVerdict::Valid),
        described["invalid"]
    );
    let mails = check
        .users
        .iter()
        .filter(|(_, user)| user.accept_welcome_email())
        .count();
    assert_eq!(mails, described["welcomeMails"]);
    for (company, count) in described["companies"].as_object().unwrap() {
        let members = check
            .users
            .iter()
            .filter(|(_, user)| user.company_id().to_string() == *company);
        assert_eq!(members.count(), *count, "company {company}");
    }
    let found: Vec<Value> = check
        .issues
        .iter()
        .filter(|issue| issue.is_error())
        .map(|issue| locate(issue, &table, &mapping))
        .map(|problem| {
            serde_json::json!({
                "row": problem.row, "line": problem.line, "column": problem.column,
                "field": problem.issue.field, "value": problem.value, "code": problem.issue.code.as_str(),
            })
        })
        .collect();
    assert_eq!(found, *described["issues"].as_array().unwrap());
}
