//! What each dialect carries, against a table that was typed out from the published
//! interfaces by itself.

use crate::support::{assert_complete, full_draft, rules};
use b2b_users_core::check::check_user;
use b2b_users_core::config::Rules;
use b2b_users_core::dialect::{Dialect, WireType};
use b2b_users_core::issue::{Code, Issue, Severity};
use b2b_users_core::user::{Field, NewUser, UserDraft};
use b2b_users_core::wire::create_request;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use wasm_bindgen_test::wasm_bindgen_test;

use Dialect::{ArchiveV2, Management, Storefront, StorefrontGraphql};

/// A line for each field: its name, type and `!` if required, for the Users API, for
/// GraphQL, for the storefront's REST call and for V2. A role is never left to be guessed:
/// where GraphQL and V2 make it optional, it is required here.
const TABLE: &str = "
email              | email text!             | email text!             | email text!             | email text!
firstName          | firstName text!         | firstName text!         | firstName text!         | firstName text!
lastName           | lastName text!          | lastName text!          | lastName text!          | lastName text!
phoneNumber        | phoneNumber text        | phone text              | phoneNumber text!       | phone text!
companyId          | companyId integer!      | companyId int31!        | companyId digits!       | companyId path!
role               | role integer!           | role int31!             | role digits!            | userRole digits!
companyRoleId      | companyRoleId integer   | companyRoleId int31     | -                       | companyRoleId integer
channelIds         | channelIds integers!    | -                       | -                       | channelIds integers
originChannelId    | originChannelId integer | -                       | -                       | originChannelId integer
acceptWelcomeEmail | acceptWelcomeEmail bool | acceptEmail bool        | -                       | acceptWelcomeEmail flag
uuid               | uuid text               | uuid text               | -                       | uuid text
extraFields        | extraFields pairs       | extraFields pairs       | -                       | extraFields pairs
";

fn type_name(wire_type: WireType) -> &'static str {
    match wire_type {
        WireType::Text => "text",
        WireType::Integer => "integer",
        WireType::ShortInteger => "int31",
        WireType::IntegerText => "digits",
        WireType::Integers => "integers",
        WireType::Boolean => "bool",
        WireType::Flag => "flag",
        WireType::ExtraFields => "pairs",
        WireType::Path => "path",
        other => panic!("{other:?} is not in the table"),
    }
}

/// Rules of a dialect, and the full draft without what would be too much for it.
fn user_of(dialect: Dialect) -> NewUser {
    let checked = check_user(&full_draft(), &Rules::for_dialect(dialect));
    checked
        .user
        .unwrap_or_else(|| panic!("{dialect:?}: {:?}", checked.issues))
}

#[wasm_bindgen_test(unsupported = test)]
fn every_dialect_carries_each_field_under_its_own_name_and_type() {
    let lines: Vec<&str> = TABLE.trim().lines().collect();
    assert_eq!(lines.len(), Field::ALL.len());
    for (field, line) in Field::ALL.into_iter().zip(lines) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        assert_eq!(cells[0], field.name());
        let dialects = [Management, StorefrontGraphql, Storefront, ArchiveV2];
        for (dialect, cell) in dialects.into_iter().zip(&cells[1..]) {
            let carried = dialect.carried(field).map_or("-".to_owned(), |carried| {
                let required = if carried.required { "!" } else { "" };
                let wire_type = type_name(carried.wire_type);
                format!("{} {wire_type}{required}", carried.name)
            });
            assert_eq!(carried, *cell, "{dialect:?} {field:?}");
            assert_eq!(dialect.carries(field), *cell != "-");
            assert_eq!(dialect.requires(field), cell.ends_with('!'));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_request_holds_exactly_what_its_dialect_carries_in_the_types_it_says() {
    for dialect in Dialect::ALL {
        let request = create_request(dialect, &[&user_of(dialect)]).unwrap();
        let mut body: Value = serde_json::from_str(&request.body.unwrap()).unwrap();
        if dialect == StorefrontGraphql {
            body = body["variables"]["userData"].clone();
        }
        let body = body.as_object().unwrap();
        let mut expected = BTreeSet::new();
        for field in Field::ALL {
            let Some(carried) = dialect.carried(field) else {
                continue;
            };
            // Beside a custom role only the Users API wants the built-in one.
            let silent = field == Field::Role && matches!(dialect, StorefrontGraphql | ArchiveV2);
            if carried.wire_type == WireType::Path || silent {
                continue;
            }
            expected.insert(carried.name);
            let value = &body[carried.name];
            let fits = match carried.wire_type {
                WireType::Text => value.is_string(),
                WireType::Integer | WireType::ShortInteger => value.is_u64(),
                WireType::IntegerText => value
                    .as_str()
                    .is_some_and(|text| text.parse::<u64>().is_ok()),
                WireType::Integers => value == &json!([1, 2]),
                WireType::Boolean => value == &json!(true),
                WireType::Flag => value == &json!("1"),
                WireType::ExtraFields => {
                    value == &json!([{ "fieldName": "Department", "fieldValue": "Purchasing" }])
                }
                _ => false,
            };
            assert!(fits, "{dialect:?} {field:?}: {value}");
        }
        let keys: BTreeSet<&str> = body.keys().map(String::as_str).collect();
        assert_eq!(keys, expected, "{dialect:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_not_carried_is_said_with_the_dialects_that_could() {
    let both = "management, storefront-graphql";
    let only = "management";
    let cases = [
        (Management, vec![]),
        (
            StorefrontGraphql,
            vec![
                (Field::ChannelIds, only.to_owned()),
                (Field::OriginChannelId, only.to_owned()),
            ],
        ),
        (
            Storefront,
            vec![
                (Field::CompanyRoleId, both.to_owned()),
                (Field::ChannelIds, only.to_owned()),
                (Field::OriginChannelId, only.to_owned()),
                (Field::Uuid, both.to_owned()),
                (Field::ExtraFields, both.to_owned()),
            ],
        ),
        (ArchiveV2, vec![]),
    ];
    for (dialect, expected) in cases {
        let issues = check_user(&full_draft(), &Rules::for_dialect(dialect)).issues;
        let said: Vec<(Field, String)> = issues
            .iter()
            .filter(|issue| issue.code == Code::FieldNotCarried)
            .map(|issue| {
                (
                    issue.field.unwrap(),
                    crate::support::shown(issue, "instead"),
                )
            })
            .collect();
        assert_eq!(said, expected, "{dialect:?}");
        for issue in &issues {
            assert_eq!(issue.severity, Severity::Warning);
            assert_eq!(issue.param("dialect"), dialect.name());
            assert_complete(issue);
        }
        let no_mail = UserDraft {
            accept_welcome_email: "no".into(),
            ..full_draft()
        };
        let issues = check_user(&no_mail, &Rules::for_dialect(dialect)).issues;
        let kept_back: Vec<&Issue> = issues
            .iter()
            .filter(|issue| issue.code == Code::WelcomeEmailAlwaysSent)
            .collect();
        assert_eq!(kept_back.len(), usize::from(dialect == Storefront));
        assert!(
            kept_back
                .iter()
                .all(|issue| crate::support::shown(issue, "instead") == both)
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_required_extra_field_cannot_go_through_a_dialect_without_them() {
    let store = json!({ "extraFields": [
        { "fieldName": "Department", "isRequired": "1" }, { "fieldName": "Floor" },
    ] });
    for dialect in Dialect::ALL {
        let checked = check_user(&full_draft(), &rules(dialect, store.clone()));
        let lost: Vec<&str> = checked
            .issues
            .iter()
            .filter(|issue| issue.code == Code::ExtraFieldNotCarried)
            .map(|issue| issue.param("name"))
            .collect();
        let expected: &[&str] = if dialect == Storefront {
            &["Department"]
        } else {
            &[]
        };
        assert_eq!(lost, expected);
        assert_eq!(checked.user.is_none(), dialect == Storefront);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_bulk_call_of_v2_alone_loses_the_uuid() {
    let request = |users: &[&NewUser]| create_request(ArchiveV2, users).unwrap().body.unwrap();
    let user = user_of(ArchiveV2);
    assert!(request(&[&user]).contains("crm-1"));
    assert!(!request(&[&user, &user]).contains("crm-1"));
    for dialect in Dialect::ALL {
        for in_bulk in [false, true] {
            let rules = Rules {
                in_bulk,
                ..Rules::for_dialect(dialect)
            };
            let lost = dialect == Storefront || (dialect == ArchiveV2 && in_bulk);
            assert_eq!(rules.carries(Field::Uuid), !lost);
            let checked = check_user(&full_draft(), &rules);
            let said = checked.issues.iter().any(|issue| {
                (issue.code, issue.field) == (Code::FieldNotCarried, Some(Field::Uuid))
            });
            assert_eq!(said, lost, "{dialect:?} in bulk: {in_bulk}");
            let kept = checked.user.unwrap().uuid().is_some();
            assert_eq!(kept, !lost, "what is said is done");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_empty_draft_lacks_exactly_what_the_table_requires() {
    for dialect in Dialect::ALL {
        let checked = check_user(&UserDraft::default(), &Rules::for_dialect(dialect));
        let lacking: Vec<Field> = checked
            .issues
            .iter()
            .map(|issue| issue.field.unwrap())
            .collect();
        let required: Vec<Field> = Field::ALL
            .into_iter()
            .filter(|field| dialect.requires(*field))
            .collect();
        assert_eq!(lacking, required, "{dialect:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn settings_name_the_dialects_and_the_given_up_one_names_its_successor() {
    let cases = [
        (Management, "management", 10, false, None),
        (StorefrontGraphql, "storefront-graphql", 1, true, None),
        (Storefront, "storefront", 1, true, None),
        (ArchiveV2, "archive-v2", 10, false, Some(Management)),
    ];
    assert_eq!(Dialect::default(), Management);
    for ((dialect, name, users, login, successor), listed) in cases.into_iter().zip(Dialect::ALL) {
        assert_eq!(dialect, listed);
        assert_eq!(dialect.name(), name);
        assert_eq!(serde_json::to_value(dialect).unwrap(), name);
        assert_eq!(Dialect::named(name), Some(dialect));
        assert_eq!(dialect.users_per_request(), users);
        assert_eq!(dialect.uses_login(), login);
        assert_eq!(dialect.successor(), successor);
        assert!(!Dialect::able_to_carry(Field::Email).contains(&ArchiveV2.name().to_owned()));
    }
    for wrong in ["", "Management", "storefront_graphql", "v2", "archive"] {
        assert_eq!(Dialect::named(wrong), None, "{wrong}");
    }
}
