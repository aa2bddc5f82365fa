//! Companies, roles and channels, as far as the store's own are known.

use crate::support::file::{check_table, locate};
use crate::support::{assert_complete, draft, found, full_draft, mapped, rules};
use b2b_users_core::check::{Checked, check_company, check_user};
use b2b_users_core::config::{Companies, Rules, StoreRules};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::issue::{Code, Severity};
use b2b_users_core::json::Json;
use b2b_users_core::user::{Role, UserDraft};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use Severity::{Error, Info, Warning};
use std::sync::Arc;

fn companies(complete: bool) -> Companies {
    let json = json!({ "companies": [
        { "companyId": 42, "companyName": "Acme Industrial" },
        { "companyId": "43", "companyName": "Borealis" },
        { "companyId": 44, "companyName": "borealis " },
        { "companyId": 45, "companyName": "" },
    ] });
    let known = StoreRules::from_json(&Json::read(&json.to_string()).unwrap())
        .unwrap()
        .companies
        .unwrap()
        .known;
    Companies { known, complete }
}

/// Codes and weights, once every issue was seen to be readable.
fn codes(checked: &Checked) -> Vec<(Code, Severity)> {
    checked.issues.iter().for_each(assert_complete);
    found(&checked.issues)
}

fn management(store: Value) -> Rules {
    rules(Dialect::Management, store)
}

#[wasm_bindgen_test(unsupported = test)]
fn a_company_is_taken_by_id_or_by_exact_name() {
    let all = companies(true);
    let some = companies(false);
    type Case<'a> = (&'a Companies, &'a str, Option<u64>, Vec<(Code, Severity)>);
    let cases: Vec<Case> = vec![
        (&all, "42", Some(42), vec![]),
        (&all, " 43 ", Some(43), vec![(Code::TextTrimmed, Info)]),
        (&all, "Acme Industrial", Some(42), vec![]),
        (&all, "ACME industrial", Some(42), vec![]),
        (
            &all,
            " acme industrial",
            Some(42),
            vec![(Code::TextTrimmed, Info)],
        ),
        (&all, "Acme", None, vec![(Code::CompanyUnknown, Error)]),
        (
            &all,
            "Borealis",
            None,
            vec![(Code::CompanyAmbiguous, Error)],
        ),
        (&all, "46", None, vec![(Code::CompanyUnknown, Error)]),
        (&all, "0", None, vec![(Code::CompanyUnknown, Error)]),
        (&all, "42.0", None, vec![(Code::CompanyUnknown, Error)]),
        (&all, "", None, vec![(Code::CompanyRequired, Error)]),
        (&all, "  ", None, vec![(Code::CompanyRequired, Error)]),
        (&some, "42", Some(42), vec![]),
        (
            &some,
            "46",
            Some(46),
            vec![(Code::CompanyUnverified, Warning)],
        ),
        // Another company of this name may be among those that were not loaded.
        (
            &some,
            "Acme Industrial",
            None,
            vec![(Code::CompanyInvalid, Error)],
        ),
        (&some, "Nobody", None, vec![(Code::CompanyInvalid, Error)]),
    ];
    for (companies, typed, expected, issues) in cases {
        let (company, found_issues) = check_company(typed, Some(companies));
        assert_eq!(company.map(|company| company.get()), expected, "{typed:?}");
        assert_eq!(found(&found_issues), issues, "{typed:?}");
        found_issues.iter().for_each(assert_complete);
    }
    let (_, issues) = check_company("BOREALIS", Some(&all));
    assert_eq!(issues[0].list("choices"), ["43", "44"]);
    for typed in ["42", "Acme", "", "0", " 42"] {
        let plain = b2b_users_core::check::check_company_id(typed);
        assert_eq!(
            check_company(typed, None),
            plain,
            "nothing known: {typed:?}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_file_may_name_many_companies_by_id_or_name() {
    let (table, mapping) = mapped(
        "Email,First name,Last name,Company ID,Role,Channel IDs\n\
         a@example.com,A,X,Acme Industrial,1,1\n\
         b@example.com,B,X,42,1,1\n\
         c@example.com,C,X,Borealis,1,1\n\
         d@example.com,D,X,Elsewhere,1,1\n\
         e@example.com,E,X,44,1,1\n",
    );
    let mut rules = Rules::management();
    Arc::make_mut(&mut rules.store).companies = Some(companies(true));
    let check = check_table(&table, &mapping, &rules);
    let ids: Vec<(u32, u64)> = check
        .users
        .iter()
        .map(|(row, user)| (*row, user.company_id().get()))
        .collect();
    assert_eq!(ids, [(2, 42), (3, 42), (6, 44)]);
    let places: Vec<(u32, Code, String)> = check
        .issues
        .iter()
        .map(|issue| {
            let problem = locate(issue, &table, &mapping);
            assert_eq!(problem.column.as_deref(), Some("Company ID"));
            (problem.row, issue.code, problem.value)
        })
        .collect();
    assert_eq!(
        places,
        [
            (4, Code::CompanyAmbiguous, "Borealis".to_owned()),
            (5, Code::CompanyUnknown, "Elsewhere".to_owned()),
        ]
    );
}

/// A predefined role, a role of every company, one of company 42 and one of 43.
fn roles() -> Value {
    json!({ "roles": [
        { "id": 9, "name": "Admin", "roleType": 1 },
        { "id": 10, "name": "Auditor", "roleType": 2 },
        { "id": 11, "name": "Approver", "roleType": "2", "companyId": "42" },
        { "id": 12, "name": "Buyer north", "roleType": 2, "companyId": 43 },
    ] })
}

#[wasm_bindgen_test(unsupported = test)]
fn a_role_of_the_store_can_be_given_by_its_name() {
    let unknown = vec![(Code::RoleUnknown, Error)];
    for (typed, custom, built_in, issues) in [
        ("Auditor", Some(10), Role::JuniorBuyer, vec![]),
        (" AUDITOR ", Some(10), Role::JuniorBuyer, vec![]),
        ("approver", Some(11), Role::JuniorBuyer, vec![]),
        ("Admin", None, Role::Admin, vec![]),
        ("senior-buyer", None, Role::SeniorBuyer, vec![]),
        ("Buyer north", None, Role::Admin, unknown.clone()),
        ("Manager", None, Role::Admin, unknown),
        ("3", None, Role::Admin, vec![(Code::RoleNotAllowed, Error)]),
    ] {
        let draft = UserDraft {
            role: typed.into(),
            channel_ids: "1".into(),
            ..draft()
        };
        let checked = check_user(&draft, &management(roles()));
        assert_eq!(codes(&checked), issues, "{typed}");
        if let Some(user) = &checked.user {
            let found = user.company_role_id().map(|role| role.get());
            assert_eq!((found, user.role()), (custom, built_in), "{typed}");
        }
        for issue in checked
            .issues
            .iter()
            .filter(|issue| issue.code == Code::RoleUnknown)
        {
            assert_eq!(
                issue.list("choices"),
                ["Auditor", "Approver"],
                "those of company 42"
            );
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_role_of_the_store_does_not_shadow_a_built_in_one() {
    let shadow = json!({ "roles": [{ "id": 13, "name": "ADMIN", "roleType": 2 }] });
    let draft = UserDraft {
        role: "Admin".into(),
        channel_ids: "1".into(),
        ..draft()
    };
    let user = check_user(&draft, &management(shadow)).user.unwrap();
    assert_eq!((user.role(), user.company_role_id()), (Role::Admin, None));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_custom_role_has_to_be_one_of_the_company() {
    for (company, typed, issues) in [
        ("42", "10", vec![]),
        ("42", "11", vec![]),
        ("42", "9", vec![]),
        ("42", "12", vec![(Code::CompanyRoleUnknown, Error)]),
        ("43", "12", vec![]),
        ("43", "11", vec![(Code::CompanyRoleUnknown, Error)]),
        ("42", "99", vec![(Code::CompanyRoleUnknown, Error)]),
        ("42", "Auditor", vec![(Code::CompanyRoleInvalid, Error)]),
    ] {
        let draft = UserDraft {
            company_id: company.into(),
            company_role_id: typed.into(),
            channel_ids: "1".into(),
            ..draft()
        };
        let known = check_user(&draft, &management(roles()));
        assert_eq!(codes(&known), issues, "{company} {typed}");
        let nothing_known = check_user(&draft, &Rules::management());
        assert_eq!(nothing_known.user.is_some(), typed != "Auditor");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_dialect_without_custom_roles_does_not_take_their_names() {
    let draft = UserDraft {
        role: "Auditor".into(),
        ..draft()
    };
    for dialect in Dialect::ALL {
        let mut rules = rules(dialect, roles());
        rules.defaults.channel_ids = "1".into();
        let checked = check_user(&draft, &rules);
        if dialect == Dialect::Storefront {
            assert_eq!(codes(&checked), [(Code::RoleUnknown, Error)]);
            assert!(checked.issues[0].list("choices").is_empty());
        } else {
            let role = checked.user.unwrap().company_role_id();
            assert_eq!(role.unwrap().get(), 10, "{dialect:?}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn channels_are_those_that_the_store_offers() {
    let store = json!({ "channels": [
        { "channelId": 1 }, { "channelId": 2, "b2bEnabled": true }, { "channelId": 3, "b2bEnabled": false },
    ] });
    let unknown = (Code::ChannelsUnknown, Error);
    let disabled = (Code::ChannelsNotEnabled, Error);
    for (typed, issues) in [
        ("1", vec![]),
        ("1;2", vec![]),
        ("3", vec![disabled]),
        ("1;3;4", vec![disabled, unknown]),
        ("9", vec![unknown]),
        ("1;1", vec![(Code::ChannelsRepeated, Warning)]),
        ("x", vec![(Code::ChannelsInvalid, Error)]),
        ("", vec![(Code::ChannelsRequired, Error)]),
    ] {
        let draft = UserDraft {
            channel_ids: typed.into(),
            ..draft()
        };
        assert_eq!(
            codes(&check_user(&draft, &management(store.clone()))),
            issues,
            "{typed:?}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_only_enabled_channel_stands_in_for_none() {
    let one = json!({ "channels": [
        { "channelId": 7 }, { "channelId": 8, "b2bEnabled": false },
    ] });
    let draft = |typed: &str| UserDraft {
        channel_ids: typed.into(),
        ..draft()
    };
    for blank in ["", "  ", ";", "[]"] {
        let checked = check_user(&draft(blank), &management(one.clone()));
        assert_eq!(
            codes(&checked),
            [(Code::ChannelsDefaulted, Info)],
            "{blank:?}"
        );
        assert_eq!(checked.issues[0].param("value"), "7");
        assert_eq!(checked.user.unwrap().channel_ids()[0].get(), 7);
    }
    let disabled = json!({ "channels": [{ "channelId": 8, "b2bEnabled": false }] });
    for store in [json!({}), json!({ "channels": [] }), disabled] {
        let checked = check_user(&draft(""), &management(store.clone()));
        assert_eq!(
            codes(&checked),
            [(Code::ChannelsRequired, Error)],
            "{store}"
        );
    }
    let optional = rules(Dialect::ArchiveV2, one);
    let checked = check_user(&draft(""), &optional);
    assert_eq!(codes(&checked), [], "V2 can do without");
    assert_eq!(checked.user.unwrap().channel_ids(), []);
}

#[wasm_bindgen_test(unsupported = test)]
fn graphql_takes_no_number_beyond_31_bits() {
    let too_large = (Code::IdentifierTooLarge, Error);
    for (company, role, issues) in [
        ("2147483647", "2147483647", vec![]),
        ("2147483648", "1", vec![too_large]),
        ("1", "2147483648", vec![too_large]),
        (
            "9007199254740991",
            "9007199254740991",
            vec![too_large, too_large],
        ),
    ] {
        let draft = UserDraft {
            company_id: company.into(),
            company_role_id: role.into(),
            channel_ids: String::new(),
            origin_channel_id: String::new(),
            ..full_draft()
        };
        for dialect in [Dialect::StorefrontGraphql, Dialect::ArchiveV2] {
            let checked = check_user(&draft, &Rules::for_dialect(dialect));
            let expected = if dialect == Dialect::ArchiveV2 {
                &[]
            } else {
                issues.as_slice()
            };
            assert_eq!(codes(&checked), expected, "{dialect:?} {company} {role}");
        }
    }
}
