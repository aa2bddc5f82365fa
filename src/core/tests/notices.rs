//! What is worth knowing about a set of users as a whole.

use crate::support::asking::looked_up;
use crate::support::{draft, email, rules};
use b2b_users_core::check::check_user;
use b2b_users_core::config::Rules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::lookup::LookupResults;
use b2b_users_core::notice::{self, Notice, NoticeCode, Person};
use b2b_users_core::user::{CompanyId, Field, NewUser, UserDraft};
use serde_json::{Value, json};
use std::collections::HashSet;
use wasm_bindgen_test::wasm_bindgen_test;

use Dialect::{ArchiveV2, Management, Storefront, StorefrontGraphql};
use NoticeCode::{
    CompanyAllAdmins, CompanyInactive, CompanyPending, CompanyRejected, CompanyWithoutAdmin,
    NobodyTells,
};

/// Users of a role, numbered from `first`, who get a welcome mail or not.
fn group(first: usize, count: usize, company: u64, role: &str, mail: bool) -> Vec<NewUser> {
    let draft = |number: usize| UserDraft {
        email: email(number),
        company_id: company.to_string(),
        role: role.into(),
        channel_ids: "1".into(),
        accept_welcome_email: if mail { "yes" } else { "no" }.into(),
        ..draft()
    };
    let checked = |number| {
        check_user(&draft(number), &Rules::management())
            .user
            .unwrap()
    };
    (first..first + count).map(checked).collect()
}

fn notices<'a>(
    users: impl IntoIterator<Item = &'a NewUser>,
    rules: &Rules,
    findings: Option<&LookupResults>,
) -> Vec<Notice> {
    let unasked = LookupResults::default();
    let findings = findings.unwrap_or(&unasked);
    let people = users.into_iter().map(|user| Person::of(user, findings));
    notice::notices(&people.collect::<Vec<_>>(), rules, findings)
}

/// What each notice is about, with number and name of the company.
fn codes(found: &[Notice]) -> Vec<(NoticeCode, (u64, &str), usize)> {
    found
        .iter()
        .map(|notice| {
            let company = notice.company.map_or(0, CompanyId::get);
            (notice.code, (company, notice.name.as_str()), notice.users)
        })
        .collect()
}

fn store(status: &Value) -> Rules {
    rules(
        Management,
        json!({ "companies": [
            { "companyId": 42, "companyName": "Acme", "companyStatus": status },
            { "companyId": 43, "companyName": "", "companyStatus": 1 },
        ] }),
    )
}

#[wasm_bindgen_test(unsupported = test)]
fn nothing_known_is_nothing_told() {
    let buyers = group(1, 5, 42, "1", true);
    let nothing = LookupResults::default();
    for dialect in Dialect::ALL {
        let rules = Rules::for_dialect(dialect);
        assert_eq!(notices(&buyers, &rules, None), []);
        assert_eq!(notices(&buyers, &rules, Some(&nothing)), []);
    }
    let nobody: [NewUser; 0] = [];
    assert_eq!(notices(&nobody, &store(&json!(3)), Some(&nothing)), []);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_company_that_has_no_admin_and_gets_none_is_told() {
    let buyers = group(1, 2, 42, "1", true);
    let one_admin = [buyers.clone(), group(3, 1, 42, "0", true)].concat();
    let types = [1; 3];
    for (users, admins, told) in [
        (&buyers, Some(0), true),
        (&buyers, Some(2), false),
        (&buyers, None, false),
        (&one_admin, Some(0), false),
    ] {
        let findings = looked_up(users, &types[..users.len()], admins);
        let found = notices(users.iter(), &store(&json!(1)), Some(&findings));
        let expected = told.then_some((CompanyWithoutAdmin, (42, "Acme"), 2));
        assert_eq!(
            codes(&found),
            expected.into_iter().collect::<Vec<_>>(),
            "{admins:?}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_admin_with_a_custom_role_is_none() {
    let custom = UserDraft {
        role: "0".into(),
        company_role_id: "10".into(),
        channel_ids: "1".into(),
        accept_welcome_email: "yes".into(),
        ..draft()
    };
    let users = [check_user(&custom, &Rules::management()).user.unwrap()];
    let findings = looked_up(&users, &[1], Some(0));
    let found = notices(&users, &Rules::management(), Some(&findings));
    assert_eq!(codes(&found), [(CompanyWithoutAdmin, (42, ""), 1)]);
}

#[wasm_bindgen_test(unsupported = test)]
fn several_users_who_are_all_admins_are_told() {
    for (admins, others, told) in [
        (2, 0, true),
        (9, 0, true),
        (1, 0, false),
        (2, 1, false),
        (0, 2, false),
    ] {
        let users = [
            group(1, admins, 43, "0", true),
            group(50, others, 43, "2", true),
        ]
        .concat();
        let found = notices(&users, &store(&json!(1)), None);
        let expected = told.then_some((CompanyAllAdmins, (43, ""), admins));
        assert_eq!(codes(&found), expected.into_iter().collect::<Vec<_>>());
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_company_that_may_not_trade_is_told() {
    let buyers = group(1, 3, 42, "1", true);
    for (status, code) in [
        (json!(0), Some(CompanyPending)),
        (json!("1"), None),
        (json!("2"), Some(CompanyRejected)),
        (json!(3), Some(CompanyInactive)),
        (json!(null), None),
        (json!(9), None),
    ] {
        let found = notices(&buyers, &store(&status), None);
        let expected = code.map(|code| (code, (42, "Acme"), 3));
        assert_eq!(
            codes(&found),
            expected.into_iter().collect::<Vec<_>>(),
            "{status}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn new_people_without_a_welcome_mail_are_told_by_nobody() {
    let silent = group(1, 4, 42, "1", false);
    let mixed = [silent[..1].to_vec(), group(9, 3, 42, "1", true)].concat();
    for (users, types, untold) in [
        (&silent, None, 4),
        (&mixed, None, 1),
        (&silent, Some([1, 1, 1, 1]), 4),
        // Customers, and users of another storefront, have a password already.
        (&silent, Some([2, 1, 7, 1]), 2),
        (&silent, Some([2, 2, 7, 7]), 0),
    ] {
        let findings = types.map(|types| looked_up(users, &types, None));
        let found = notices(users.iter(), &Rules::management(), findings.as_ref());
        let expected = (untold > 0).then_some((NobodyTells, (0, ""), untold));
        assert_eq!(
            codes(&found),
            expected.into_iter().collect::<Vec<_>>(),
            "{types:?}"
        );
    }
    let told_in = [Management, StorefrontGraphql, ArchiveV2];
    for dialect in Dialect::ALL {
        let found = notices(&silent, &Rules::for_dialect(dialect), None);
        assert_eq!(!found.is_empty(), told_in.contains(&dialect), "{dialect:?}");
        assert_eq!(
            dialect.carries(Field::AcceptWelcomeEmail),
            dialect != Storefront
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn every_company_has_its_own_notices_and_people_come_last() {
    let users = [
        group(1, 2, 43, "0", false),
        group(11, 1, 42, "1", true),
        group(21, 1, 44, "1", false),
    ]
    .concat();
    let findings = looked_up(&users, &[1; 4], Some(0));
    let found = notices(&users, &store(&json!("0")), Some(&findings));
    assert_eq!(
        codes(&found),
        [
            (CompanyWithoutAdmin, (42, "Acme"), 1),
            (CompanyPending, (42, "Acme"), 1),
            (CompanyAllAdmins, (43, ""), 2),
            (CompanyWithoutAdmin, (44, ""), 1),
            (NobodyTells, (0, ""), 3),
        ]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn codes_are_unique_and_every_message_says_whom_it_means() {
    let names: HashSet<&str> = NoticeCode::ALL
        .into_iter()
        .map(NoticeCode::as_str)
        .collect();
    assert_eq!(names.len(), NoticeCode::ALL.len());
}
