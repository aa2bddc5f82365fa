//! What a look into the store means for a user and for the rows of a file.

use crate::support::asking::{Asking, looked_up};
use crate::support::file::{TableCheck, check_table, check_with};
use crate::support::replies::reply;
use crate::support::request::body;
use crate::support::{assert_complete, draft, email, found, mapped, user, user_of, users};
use b2b_users_core::check::{RowVerdict, check_user};
use b2b_users_core::config::Rules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::Step;
use b2b_users_core::issue::{Code, Severity};
use b2b_users_core::lookup::{
    Candidate, EmailStatus, ExistenceCheck, ExistenceCheckOptions, LookupResults,
};
use b2b_users_core::user::{ExtraField, NewUser, UserDraft};
use b2b_users_core::wire::create_request;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use Dialect::{ArchiveV2, Management, Storefront, StorefrontGraphql};
use Severity::{Error, Warning};

#[wasm_bindgen_test(unsupported = test)]
fn every_standing_says_what_it_means_for_the_dialect() {
    let company = Some(43);
    for (standing, code) in [
        (EmailStatus::Free, None),
        (EmailStatus::NotInCompanies, None),
        (
            EmailStatus::Customer,
            Some((Code::EmailLinksCustomer, Warning)),
        ),
        (
            EmailStatus::SeveralCustomers,
            Some((Code::EmailSeveralCustomers, Error)),
        ),
        (
            EmailStatus::OtherCompany(company),
            Some((Code::EmailInOtherCompany, Error)),
        ),
        (
            EmailStatus::OtherCompany(None),
            Some((Code::EmailInOtherCompany, Error)),
        ),
        (
            EmailStatus::ThisCompany,
            Some((Code::EmailInThisCompany, Error)),
        ),
        (
            EmailStatus::SuperAdmin,
            Some((Code::EmailSuperAdmin, Error)),
        ),
    ] {
        for dialect in Dialect::ALL {
            let issue = standing.issue(dialect);
            let said = issue.as_ref().map(|issue| (issue.code, issue.severity));
            assert_eq!(said, code, "{standing:?} {dialect:?}");
            issue.iter().for_each(assert_complete);
        }
    }
    let said = |dialect| EmailStatus::OtherChannel.issue(dialect).unwrap();
    assert_eq!(said(StorefrontGraphql).code, Code::EmailOnOtherChannel);
    assert!(
        !said(StorefrontGraphql).is_error(),
        "GraphQL puts the user on the channel"
    );
    for dialect in [Management, Storefront, ArchiveV2] {
        assert_eq!(said(dialect).code, Code::EmailChannelNotJoined);
        assert!(said(dialect).is_error());
        let instead = [StorefrontGraphql.name()];
        assert_eq!(
            said(dialect).list("instead"),
            instead,
            "the dialect that could"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn only_server_interfaces_move_old_orders() {
    for (dialect, orders) in [
        (Management, "move"),
        (ArchiveV2, "move"),
        (Storefront, "stay"),
        (StorefrontGraphql, "stay"),
    ] {
        let issue = EmailStatus::Customer.issue(dialect).unwrap();
        assert_eq!(issue.param("orders"), orders, "{dialect:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_login_is_not_told_whose_company_an_address_is_in() {
    let users = users(1, 42);
    let company = |findings: &LookupResults, dialect| {
        let issues = findings.issues(&users[0], dialect);
        assert_eq!(issues[0].code, Code::EmailInOtherCompany);
        issues[0].param("company").to_owned()
    };
    assert_eq!(
        company(&looked_up(&users, &[4], None), StorefrontGraphql),
        ""
    );

    let subjects = users.iter().map(Candidate::from).collect();
    let mut asking = Asking::new(ExistenceCheck::new(
        subjects,
        ExistenceCheckOptions::default(),
    ));
    let there = json!([{ "id": 1, "email": email(1), "companyId": 43, "companyName": "Borealis" }]);
    asking.answer(200, json!({ "code": 200, "data": there }));
    assert_eq!(company(&asking.engine.into_results(), Management), "43");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_user_on_another_storefront_is_put_on_this_one() {
    let users: Vec<NewUser> = (1..=2)
        .map(|number| user_of(StorefrontGraphql, number, 42, true))
        .collect();
    let findings = looked_up(&users, &[7, 1], None);
    for (user, joins) in users.iter().zip([true, false]) {
        let prepared = findings.prepared(user.clone());
        assert_eq!(prepared.joins_channel(), joins);
        let sent = |user: &NewUser| {
            let request = create_request(StorefrontGraphql, &[user]).unwrap();
            body(&request)["variables"]["userData"]["addChannel"].clone()
        };
        assert_eq!(
            sent(&prepared),
            if joins { json!(true) } else { Value::Null }
        );
        assert_eq!(sent(user), Value::Null);
    }
}

const FILE: &str = "Email,First name,Last name,Phone number,Company ID,Role,Channel IDs
user1@example.com,A,X,12345,42,1,1
user2@example.com,B,X,12345,42,1,1
bad,C,X,12345,42,1,1
user4@example.com,D,X,12345,42,1,1
USER4@example.com,E,X,12345,42,1,1
user6@example.com,F,X,12345,42,1,1
user7@example.com,G,X,12345,42,1,1
user8@example.com,H,X,12345,42,1,1
user9@example.com,I,X,12345,42,1,1
";

fn checked(dialect: Dialect, findings: LookupResults) -> TableCheck {
    let (table, mapping) = mapped(FILE);
    check_with(&table, &mapping, &Rules::for_dialect(dialect), findings)
}

#[wasm_bindgen_test(unsupported = test)]
fn findings_become_issues_and_verdicts_of_the_rows() {
    use RowVerdict::{Duplicate, InStore, Invalid, Valid};
    // User 1 is free, 2 a customer, 4 in this company, 6 elsewhere, 7 a Super Admin, 8 on
    // another storefront and 9 was not told.
    let types = [1, 2, 5, 4, 6, 7, 9];
    for dialect in [Management, StorefrontGraphql] {
        let check = checked(dialect, LookupResults::default());
        let sent: Vec<NewUser> = check.users.iter().map(|(_, user)| user.clone()).collect();
        let findings = looked_up(&sent, &types, None);
        let applied = checked(dialect, findings);

        let joined = dialect == StorefrontGraphql;
        let eighth = if joined { Valid } else { Invalid };
        assert_eq!(
            applied.verdicts,
            [
                Valid, Valid, Invalid, InStore, Duplicate, Invalid, Invalid, eighth, Valid
            ]
        );
        let rows: Vec<u32> = applied.users.iter().map(|(row, _)| *row).collect();
        let expected: &[u32] = if joined { &[2, 3, 9, 10] } else { &[2, 3, 10] };
        assert_eq!(rows, expected);
        assert_eq!(applied.count(Valid), rows.len());
        assert!(
            applied
                .users
                .iter()
                .all(|(row, user)| user.joins_channel() == (*row == 9))
        );

        let rows: Vec<u32> = applied
            .issues
            .iter()
            .map(|issue| issue.row.unwrap())
            .collect();
        assert!(rows.is_sorted(), "row by row: {rows:?}");
        let new: Vec<(u32, Code)> = applied
            .issues
            .iter()
            .filter(|issue| !check.issues.contains(issue))
            .map(|issue| (issue.row.unwrap(), issue.code))
            .collect();
        let other_channel = if joined {
            Code::EmailOnOtherChannel
        } else {
            Code::EmailChannelNotJoined
        };
        assert_eq!(
            new,
            [
                (3, Code::EmailLinksCustomer),
                (5, Code::EmailInThisCompany),
                (7, Code::EmailInOtherCompany),
                (8, Code::EmailSuperAdmin),
                (9, other_channel),
            ]
        );
        assert_eq!(applied.issues.len(), check.issues.len() + new.len());
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn no_findings_change_nothing() {
    for dialect in Dialect::ALL {
        let (table, mapping) = mapped(FILE);
        let rules = Rules::for_dialect(dialect);
        let unasked = check_table(&table, &mapping, &rules);
        assert_eq!(checked(dialect, LookupResults::default()), unasked);
    }
}

fn with_badge(number: usize, badge: &str) -> NewUser {
    let draft = UserDraft {
        email: email(number),
        channel_ids: "1".into(),
        extra_fields: vec![ExtraField {
            name: "Badge".into(),
            value: badge.into(),
        }],
        ..draft()
    };
    check_user(&draft, &Rules::management()).user.unwrap()
}

/// What a look for values of these fields finds in a store where a person has badge B7
/// and room 5.
fn values_taken(users: &[NewUser], unique: &[&str]) -> LookupResults {
    let options = ExistenceCheckOptions {
        unique_fields: unique.iter().map(|name| (*name).to_owned()).collect(),
        ..ExistenceCheckOptions::default()
    };
    let mut asking = Asking::new(ExistenceCheck::new(
        users.iter().map(Candidate::from).collect(),
        options,
    ));
    let fields = json!([
        { "fieldName": "Badge", "fieldValue": " B7 " }, { "fieldName": "Room", "fieldValue": "5" },
        { "fieldName": "Badge", "fieldValue": "" }, { "fieldName": "Badge", "fieldValue": null },
    ]);
    let there =
        json!([{ "id": 1, "email": "z@example.com", "companyId": 9, "extraFields": fields }]);
    let end = asking.answer_all(|_| reply(200, json!({ "code": 200, "data": there })));
    assert_eq!((end, asking.sent.len()), (Step::Done, 1));
    asking.engine.into_results()
}

#[wasm_bindgen_test(unsupported = test)]
fn a_value_that_nobody_may_share_is_taken_if_a_user_of_the_store_has_it() {
    let users = [
        with_badge(1, "B7"),
        with_badge(2, "B8"),
        with_badge(3, " B7"),
        with_badge(4, "5"),
    ];
    for (unique, taken) in [
        (&["Badge"][..], [true, false, true, false]),
        (&["Room", "Badge"][..], [true, false, true, false]),
        (&["Room"][..], [false; 4]),
    ] {
        let findings = values_taken(&users, unique);
        for (user, taken) in users.iter().zip(taken) {
            let issues = findings.issues(user, Management);
            let expected: &[(Code, Severity)] = if taken {
                &[(Code::ExtraFieldTaken, Error)]
            } else {
                &[]
            };
            assert_eq!(found(&issues), expected);
            for issue in &issues {
                assert_eq!((issue.param("name"), issue.param("value")), ("Badge", "B7"));
                assert_complete(issue);
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn where_two_looks_differ_the_newer_one_counts() {
    let users = [user(1, 42), user(2, 42), user(3, 43)];
    let mut findings = looked_up(&users[..2], &[1, 5], Some(0));
    findings.extend(looked_up(&users[1..], &[2, 6], Some(1)));
    let statuses: Vec<_> = users
        .iter()
        .map(|user| findings.status(user).unwrap())
        .collect();
    assert_eq!(
        statuses,
        [
            EmailStatus::Free,
            EmailStatus::Customer,
            EmailStatus::SuperAdmin
        ]
    );
    assert_eq!(findings.has_admin(users[0].company_id()), Some(true));
    let same = findings.status_of(users[2].email(), users[2].company_id());
    assert_eq!(same, Some(EmailStatus::SuperAdmin));
    assert_eq!(
        findings.status_of(users[2].email(), users[0].company_id()),
        None
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_user_who_only_lacks_a_storefront_is_told_so() {
    let listed = |channels: Value| {
        json!({ "code": 200, "data": [{
            "id": 1, "email": crate::support::email(1), "companyId": 42, "channelList": channels,
        }] })
    };
    let channel = |id: u64| json!({ "channelId": id, "channelName": "x" });
    for (channels, code) in [
        (json!([channel(1)]), Code::EmailInThisCompany),
        (json!([channel(2), channel(1)]), Code::EmailInThisCompany),
        (json!([]), Code::EmailInThisCompany),
        (json!([channel(2)]), Code::EmailChannelNotJoined),
    ] {
        let user = user(1, 42);
        let subjects = vec![Candidate::from(&user)];
        let mut asking = Asking::new(ExistenceCheck::new(
            subjects,
            ExistenceCheckOptions::default(),
        ));
        asking.answer(200, listed(channels.clone()));
        let issues = asking.engine.results().issues(&user, Dialect::Management);
        let codes: Vec<Code> = issues.iter().map(|issue| issue.code).collect();
        assert_eq!(codes, [code], "{channels}");
    }
}
