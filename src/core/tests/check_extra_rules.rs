//! The store's own fields in form and file: every type, limit, default and list, with the
//! message beside the right cell.

use crate::support::file::{TableCheck, check_table, locate};
use crate::support::{assert_complete, draft, found, mapped, rules};
use b2b_users_core::check::{RowVerdict, check_field, check_user};
use b2b_users_core::config::Rules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::issue::{Code, Severity};
use b2b_users_core::mapping::Mapping;
use b2b_users_core::table::Table;
use b2b_users_core::user::{ExtraField, Field, UserDraft};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use Severity::{Error, Info};

/// A definition without its name, what is typed, what is sent if it is, what is found.
type Case = (
    Value,
    &'static str,
    Option<&'static str>,
    Vec<(Code, Severity)>,
);

fn store_of(definition: &Value) -> Rules {
    let mut field = definition.clone();
    field["fieldName"] = json!("Code");
    rules(Dialect::Management, json!({ "extraFields": [field] }))
}

fn typed(name: &str, value: &str) -> UserDraft {
    UserDraft {
        channel_ids: "1".into(),
        extra_fields: vec![ExtraField {
            name: name.into(),
            value: value.into(),
        }],
        ..draft()
    }
}

/// A file with one column for the store's own field and a row for each value.
fn file(column: &str, values: &[&str], rules: &Rules) -> (Table, Mapping, TableCheck) {
    let mut text = format!("Email,First name,Last name,Company ID,Role,Channel IDs,{column}\n");
    for (row, value) in values.iter().enumerate() {
        let value = value.replace('"', "\"\"");
        text.push_str(&format!(
            "user{row}@example.com,Marie,Curie,42,1,1,\"{value}\"\n"
        ));
    }
    let (table, mapping) = mapped(&text);
    let check = check_table(&table, &mapping, rules);
    (table, mapping, check)
}

/// Plays a table of cases in form and file.
fn assert_all(cases: Vec<Case>) {
    for (definition, value, sent, expected) in cases {
        let rules = store_of(&definition);
        let place = format!("{definition} {value:?}");

        let draft = typed("Code", value);
        let in_form = check_user(&draft, &rules);
        assert_eq!(found(&in_form.issues), expected, "{place}");
        assert_eq!(
            check_field(&draft, Field::ExtraFields, &rules),
            in_form.issues
        );
        let stopped = expected.iter().any(|(_, weight)| *weight == Error);
        let fields = in_form.user.as_ref().map(|user| {
            let fields = user.extra_fields().iter();
            fields
                .map(|field| (field.name.as_str(), field.value.as_str()))
                .collect::<Vec<_>>()
        });
        let wanted = sent.map(|sent| ("Code", sent)).into_iter().collect();
        assert_eq!(fields, (!stopped).then_some(wanted), "{place}");

        let (table, mapping, in_file) = file("extra:Code", &[value], &rules);
        assert_eq!(found(&in_file.issues), expected, "in a file: {place}");
        assert_eq!(
            in_file.users.first().map(|(_, user)| user.extra_fields()),
            in_form.user.as_ref().map(|user| user.extra_fields())
        );
        for issue in &in_file.issues {
            assert_eq!(
                (issue.field, issue.param("name")),
                (Some(Field::ExtraFields), "Code")
            );
            let problem = locate(issue, &table, &mapping);
            assert_eq!(
                (problem.row, problem.column.as_deref()),
                (2, Some("extra:Code")),
                "{place}"
            );
            assert_eq!(problem.value, table.raw(2, 6), "{place}");
            assert_complete(issue);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_text_keeps_to_its_length_in_characters() {
    let limited = json!({ "fieldType": 0, "maximumLength": "5" });
    let too_long = vec![(Code::TextTooLong, Error)];
    assert_all(vec![
        (limited.clone(), "12345", Some("12345"), vec![]),
        (limited.clone(), "ärger", Some("ärger"), vec![]),
        (limited.clone(), "渡渡渡渡渡", Some("渡渡渡渡渡"), vec![]),
        (limited.clone(), "123456", None, too_long),
        (limited.clone(), "", None, vec![]),
        (limited, "  ", None, vec![]),
        (
            json!({ "fieldType": 0 }),
            "a text of any length",
            Some("a text of any length"),
            vec![],
        ),
        (json!({ "maximumLength": "0" }), "abc", Some("abc"), vec![]),
    ]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_text_of_several_lines_keeps_to_its_lines() {
    let two = json!({ "fieldType": 1, "numberOfRows": "2" });
    let too_many = vec![(Code::ExtraFieldTooManyLines, Error)];
    assert_all(vec![
        (two.clone(), "a", Some("a"), vec![]),
        (two.clone(), "a\nb", Some("a\nb"), vec![]),
        (two.clone(), "a\r\nb\n", Some("a\r\nb\n"), vec![]),
        (two.clone(), "a\nb\nc", None, too_many.clone()),
        (two, "a\n\nc", None, too_many),
        (
            json!({ "fieldType": 1 }),
            "a\nb\nc\nd",
            Some("a\nb\nc\nd"),
            vec![],
        ),
    ]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_number_is_plain_and_not_above_its_maximum() {
    let limited = json!({ "fieldType": 2, "maximumValue": "99.5" });
    let free = json!({ "fieldType": "2", "maximumValue": null });
    let no_number = vec![(Code::ExtraFieldNotANumber, Error)];
    let too_large = vec![(Code::ExtraFieldTooLarge, Error)];
    assert_all(vec![
        (limited.clone(), "99.5", Some("99.5"), vec![]),
        (limited.clone(), " 7 ", Some("7"), vec![]),
        (limited.clone(), "-100000", Some("-100000"), vec![]),
        (limited.clone(), "99.50", Some("99.50"), vec![]),
        (limited.clone(), "99.51", None, too_large.clone()),
        (limited.clone(), "100", None, too_large),
        (limited.clone(), "99,5", None, no_number.clone()),
        (limited.clone(), "1e1", None, no_number.clone()),
        (limited, "NaN", None, no_number.clone()),
        (
            free.clone(),
            "123456789012345678901234567890",
            Some("123456789012345678901234567890"),
            vec![],
        ),
        (free, "twelve", None, no_number),
        (
            json!({ "fieldType": 2, "maximumValue": "none" }),
            "5",
            Some("5"),
            vec![],
        ),
    ]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_list_takes_its_values_and_mends_their_spelling() {
    let list = json!({ "fieldType": 3, "listOfValue": ["North", "South west"] });
    let spelling = vec![(Code::ExtraFieldSpelling, Info)];
    let not_listed = vec![(Code::ExtraFieldNotListed, Error)];
    assert_all(vec![
        (list.clone(), "North", Some("North"), vec![]),
        (list.clone(), "north", Some("North"), spelling.clone()),
        (list.clone(), " SOUTH WEST ", Some("South west"), spelling),
        (list.clone(), "South", None, not_listed.clone()),
        (list, "North;South west", None, not_listed),
        (
            json!({ "fieldType": 3, "listOfValue": [] }),
            "anything",
            Some("anything"),
            vec![],
        ),
    ]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_required_field_needs_a_value_or_takes_the_default() {
    for kind in [
        json!({ "fieldType": 0, "maximumLength": "9" }),
        json!({ "fieldType": 1, "numberOfRows": "1" }),
        json!({ "fieldType": 2, "maximumValue": "9" }),
        json!({ "fieldType": 3, "listOfValue": ["5"] }),
    ] {
        let with = |extra: Value| {
            let mut definition = kind.clone();
            definition
                .as_object_mut()
                .unwrap()
                .extend(extra.as_object().unwrap().clone());
            definition
        };
        let missing = vec![(Code::ExtraFieldRequired, Error)];
        let defaulted = vec![(Code::ExtraFieldDefaulted, Info)];
        assert_all(vec![
            (
                with(json!({ "isRequired": "1" })),
                "",
                None,
                missing.clone(),
            ),
            (
                with(json!({ "isRequired": true })),
                "\t ",
                None,
                missing.clone(),
            ),
            (with(json!({ "isRequired": true })), "5", Some("5"), vec![]),
            (with(json!({ "isRequired": "0" })), "", None, vec![]),
            (
                with(json!({ "isRequired": true, "defaultValue": "5" })),
                "",
                Some("5"),
                defaulted.clone(),
            ),
            (
                with(json!({ "defaultValue": "5" })),
                " ",
                Some("5"),
                defaulted,
            ),
            (
                with(json!({ "defaultValue": "7", "isRequired": true })),
                "5",
                Some("5"),
                vec![],
            ),
            // One default for all cannot be different for each.
            (
                with(json!({ "isUnique": true, "isRequired": true, "defaultValue": "5" })),
                "",
                None,
                missing,
            ),
            (
                with(json!({ "isUnique": true, "defaultValue": "5" })),
                "",
                None,
                vec![],
            ),
        ]);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn hidden_characters_name_their_field() {
    let hidden = vec![(Code::TextHiddenCharacter, Error)];
    assert_all(vec![
        (json!({}), "a\u{202E}b", None, hidden),
        (
            json!({}),
            "a\u{200B}b",
            Some("a\u{200B}b"),
            vec![(Code::TextInvisibleCharacter, Severity::Warning)],
        ),
    ]);
}

#[wasm_bindgen_test(unsupported = test)]
fn no_two_rows_share_a_unique_value() {
    let unique = json!({ "isUnique": "1" });
    for (definition, values, expected) in [
        (&unique, ["B1", "B2", "B3"], vec![]),
        (&unique, ["B1", "b1", ""], vec![]),
        (&unique, ["", " ", ""], vec![]),
        (&unique, ["B1", "B2", " B1 "], vec![(4, "2")]),
        (&unique, ["B1", "B1", "B1"], vec![(3, "2"), (4, "2")]),
        (&json!({}), ["B1", "B1", "B1"], vec![]),
    ] {
        let (table, mapping, check) = file("extra:Code", &values, &store_of(definition));
        let twice: Vec<(u32, String)> = check
            .issues
            .iter()
            .filter(|issue| issue.code == Code::ExtraFieldDuplicate)
            .map(|issue| (issue.row.unwrap(), crate::support::shown(issue, "firstRow")))
            .collect();
        let told = twice.iter().map(|(row, first)| (*row, first.as_str()));
        assert_eq!(told.collect::<Vec<_>>(), expected, "{values:?}");
        assert_eq!(check.count(RowVerdict::Invalid), expected.len());
        assert_eq!(check.users.len(), 3 - expected.len());
        for issue in &check.issues {
            let problem = locate(issue, &table, &mapping);
            assert_eq!(problem.column.as_deref(), Some("extra:Code"));
            assert_complete(issue);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_column_in_another_case_or_called_by_the_label_is_the_same_field() {
    let definition = json!({ "labelName": "Cost center", "fieldType": 0, "maximumLength": "3" });
    for name in ["Code", "CODE", " code ", "cost CENTER"] {
        let rules = store_of(&definition);
        let user = check_user(&typed(name, "abc"), &rules).user.unwrap();
        assert_eq!(
            user.extra_fields()[0].name,
            "Code",
            "sent as the store calls it"
        );
        let (table, mapping, check) = file(&format!("extra:{name}"), &["abcd"], &rules);
        assert_eq!(found(&check.issues), [(Code::TextTooLong, Error)]);
        let problem = locate(&check.issues[0], &table, &mapping);
        assert_eq!(problem.value, "abcd", "{name}");
    }
    let twice = UserDraft {
        extra_fields: [
            typed("Code", "a").extra_fields,
            typed("cost center", "b").extra_fields,
        ]
        .concat(),
        ..typed("", "")
    };
    let issues = check_user(&twice, &store_of(&definition)).issues;
    assert_eq!(found(&issues), [(Code::ExtraFieldRepeated, Error)]);
    assert_eq!(issues[0].param("name"), "cost center");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_field_that_the_store_has_not_is_refused_once_its_fields_are_known() {
    let codes = |rules: &Rules, value: &str| {
        found(&check_user(&typed("Kostenstelle", value), rules).issues)
    };
    assert_eq!(
        codes(&store_of(&json!({})), "7"),
        [(Code::ExtraFieldUnknown, Error)]
    );
    assert_eq!(
        codes(&store_of(&json!({})), ""),
        [],
        "an empty cell says nothing"
    );
    assert_eq!(
        codes(&Rules::management(), "7"),
        [],
        "nothing known, nothing judged"
    );
    let none = rules(Dialect::Management, json!({ "extraFields": [] }));
    assert_eq!(codes(&none, "7"), [(Code::ExtraFieldUnknown, Error)]);
}

#[wasm_bindgen_test(unsupported = test)]
fn every_dialect_with_extra_fields_judges_them_alike() {
    let definition = json!({ "fieldName": "Code", "isRequired": true, "fieldType": 2 });
    for dialect in Dialect::ALL
        .into_iter()
        .filter(|dialect| dialect.carries(Field::ExtraFields))
    {
        let rules = rules(dialect, json!({ "extraFields": [definition] }));
        let mut codes = Vec::new();
        for value in ["", "x", "5"] {
            let draft = UserDraft {
                channel_ids: String::new(),
                ..typed("Code", value)
            };
            let issues = check_user(&draft, &rules).issues;
            codes.extend(
                issues
                    .iter()
                    .map(|issue| issue.code)
                    .filter(|code| *code != Code::ChannelsRequired),
            );
        }
        assert_eq!(
            codes,
            [Code::ExtraFieldRequired, Code::ExtraFieldNotANumber],
            "{dialect:?}"
        );
    }
}
