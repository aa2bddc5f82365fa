//! Who is in the store already? How each dialect looks, in how many requests, and what it
//! concludes.

use crate::support::asking::{Asking, asked_emails, email_types};
use crate::support::replies::reply;
use crate::support::request::{Wanted, body, query};
use crate::support::{email, user, users};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::{Event, Pace, Step};
use b2b_users_core::lookup::{
    Candidate, EmailStatus, ExistenceCheck, ExistenceCheckOptions, LookupFailure, LookupResults,
};
use b2b_users_core::user::NewUser;
use b2b_users_core::wire::{ApiReply, ApiRequest};
use serde_json::{Value, json};
use std::collections::HashMap;
use wasm_bindgen_test::wasm_bindgen_test;

fn asking_with(users: &[NewUser], options: ExistenceCheckOptions) -> Asking<ExistenceCheck> {
    let subjects = users.iter().map(Candidate::from).collect();
    Asking::at_pace(
        ExistenceCheck::new(subjects, options),
        Pace::per_minute(150),
    )
}

fn asking(users: &[NewUser], dialect: Dialect) -> Asking<ExistenceCheck> {
    asking_with(
        users,
        ExistenceCheckOptions {
            dialect,
            ..ExistenceCheckOptions::default()
        },
    )
}

/// A store of so many users: the address of each is that of its number, its company 42 or,
/// for every tenth, 43.
struct Crowd {
    users: usize,
    /// Whether lists say how long they are.
    counted: bool,
    /// The most users of a page, whatever is asked for.
    most: usize,
}

const CROWD: Crowd = Crowd {
    users: 0,
    counted: true,
    most: 250,
};

impl Crowd {
    fn record(number: usize) -> Value {
        let company = if number.is_multiple_of(10) { 43 } else { 42 };
        json!({ "id": number, "email": email(number).to_uppercase(), "companyId": company })
    }

    fn number_of(email: &str) -> Option<usize> {
        let rest = email.strip_prefix("user")?;
        rest.strip_suffix("@example.com")?.parse().ok()
    }

    fn answer(&self, request: &ApiRequest) -> ApiReply {
        let wanted = Wanted::by(request);
        let found: Vec<Value> = match &wanted.email {
            Some(email) => {
                let number = Self::number_of(email).filter(|number| *number <= self.users);
                number.map(Self::record).into_iter().collect()
            }
            None => {
                let first = wanted.offset + 1;
                let last = self.users.min(wanted.offset + wanted.limit.min(self.most));
                (first..=last).map(Self::record).collect()
            }
        };
        let total = self.counted.then_some(self.users);
        let pagination = json!({ "totalCount": total, "offset": wanted.offset });
        reply(
            200,
            json!({ "code": 200, "data": found, "meta": { "pagination": pagination } }),
        )
    }

    /// What a user of company 42 is in this store.
    fn status(&self, number: usize) -> EmailStatus {
        match number {
            number if number > self.users => EmailStatus::NotInCompanies,
            number if number.is_multiple_of(10) => EmailStatus::OtherCompany(Some(43)),
            _ => EmailStatus::ThisCompany,
        }
    }

    fn assert_exact(&self, users: &[NewUser], findings: &LookupResults) {
        for user in users {
            let number = Self::number_of(user.email().as_str()).unwrap();
            assert_eq!(findings.status(user), Some(self.status(number)), "{number}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn five_thousand_addresses_among_twenty_thousand_users_take_eighty_requests() {
    let crowd = Crowd {
        users: 20_000,
        ..CROWD
    };
    let users: Vec<NewUser> = (17_501..=22_500).map(|number| user(number, 42)).collect();
    let mut asking = asking(&users, Dialect::Management);
    assert_eq!(
        asking.answer_all(|request| crowd.answer(request)),
        Step::Done
    );
    assert_eq!((asking.sent.len(), asking.progress().requests), (80, 80));
    assert_eq!(asking.progress().failure, None);
    for (page, path) in asking.paths().iter().enumerate() {
        assert_eq!(
            *path,
            format!("/api/v3/io/users?limit=250&offset={}", page * 250)
        );
    }
    crowd.assert_exact(&users, asking.engine.results());
}

#[wasm_bindgen_test(unsupported = test)]
fn the_list_is_read_or_addresses_asked_one_by_one_whichever_takes_fewer_requests() {
    for (addresses, in_store, counted, requests) in [
        (1, 20_000, true, 1),
        (3, 20_000, true, 3),
        (4, 0, true, 1),
        (4, 249, true, 1),
        (4, 250, true, 1),
        (4, 251, true, 2),
        (4, 1_250, true, 5),
        (4, 1_251, true, 1 + 4),
        (10, 20_000, true, 1 + 10),
        (79, 20_000, true, 80),
        (78, 20_000, true, 1 + 78),
        (300, 20_000, true, 80),
        (4, 1_100, false, 5),
        (4, 500, false, 3),
    ] {
        let crowd = Crowd {
            users: in_store,
            counted,
            ..CROWD
        };
        let users: Vec<NewUser> = (1..=addresses).map(|number| user(number * 7, 42)).collect();
        let mut asking = asking(&users, Dialect::Management);
        assert_eq!(
            asking.answer_all(|request| crowd.answer(request)),
            Step::Done
        );
        assert_eq!(
            asking.sent.len(),
            requests,
            "{addresses} addresses, {in_store} users"
        );
        crowd.assert_exact(&users, asking.engine.results());
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_store_that_gives_fewer_at_a_time_is_read_to_the_end() {
    let crowd = Crowd {
        users: 430,
        most: 100,
        ..CROWD
    };
    let users: Vec<NewUser> = (401..=450).map(|number| user(number, 42)).collect();
    let mut asking = asking(&users, Dialect::Management);
    let mut left = Vec::new();
    while let Step::Send(id, request) = asking.step() {
        asking.on(Event::Reply(id, Ok(crowd.answer(&request))));
        left.push(asking.progress().left);
    }
    assert_eq!(left, [4, 3, 2, 1, 0]);
    crowd.assert_exact(&users, asking.engine.results());
}

#[wasm_bindgen_test(unsupported = test)]
fn the_budget_of_a_minute_is_kept() {
    let crowd = Crowd {
        users: 10_000,
        ..CROWD
    };
    let subjects = users(100, 42).iter().map(Candidate::from).collect();
    let preflight = ExistenceCheck::new(subjects, ExistenceCheckOptions::default());
    let mut asking = Asking::at_pace(preflight, Pace::per_minute(10));
    asking.answer_all(|request| crowd.answer(request));
    let starts: Vec<u64> = asking.sent.iter().map(|(start, _)| *start).collect();
    assert_eq!(starts.len(), 40);
    assert!(starts.windows(11).all(|some| some[10] - some[0] >= 60_000));
}

#[wasm_bindgen_test(unsupported = test)]
fn unique_values_are_looked_for_in_the_whole_list() {
    let options = ExistenceCheckOptions {
        unique_fields: vec!["Badge".into()],
        ..ExistenceCheckOptions::default()
    };
    let crowd = Crowd {
        users: 5_000,
        ..CROWD
    };
    let mut asking = asking_with(&users(5, 42), options);
    asking.answer_all(|request| {
        assert_eq!(query(request, "isIncludeExtraFields").as_deref(), Some("1"));
        crowd.answer(request)
    });
    assert_eq!(asking.sent.len(), 20, "not one by one");
}

#[wasm_bindgen_test(unsupported = test)]
fn an_address_may_be_asked_for_two_companies() {
    let there = json!([{ "id": 1, "email": "USER1@Example.com", "companyId": "42" }]);
    for fillers in [0, 4] {
        let mut asked = vec![user(1, 42), user(1, 43)];
        asked.extend((10..10 + fillers).map(|number| user(number, 42)));
        let mut asking = asking(&asked, Dialect::Management);
        asking.answer_all(|_| reply(200, json!({ "code": 200, "data": there })));
        let findings = asking.engine.into_results();
        assert_eq!(findings.status(&asked[0]), Some(EmailStatus::ThisCompany));
        assert_eq!(
            findings.status(&asked[1]),
            Some(EmailStatus::OtherCompany(Some(42)))
        );
        assert_eq!(findings.status(&user(99, 42)), None, "nobody asked");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_login_asks_for_fifty_addresses_of_a_company_at_a_time() {
    for dialect in [Dialect::StorefrontGraphql, Dialect::Storefront] {
        for (in_one, in_other, sizes) in [
            (1, 0, vec![1]),
            (50, 0, vec![50]),
            (51, 0, vec![50, 1]),
            (120, 30, vec![50, 50, 20, 30]),
        ] {
            let mut asked = users(in_one, 42);
            asked.extend((1_001..=1_000 + in_other).map(|number| user(number, 43)));
            let mut asking = asking(&asked, dialect);
            let of_number = |email: &str| Crowd::number_of(email).unwrap() as u64 % 7 + 1;
            let end = asking.answer_all(|request| email_types(&asked_emails(request), of_number));
            assert_eq!(
                (end, asking.paths()),
                (Step::Done, vec!["/graphql"; sizes.len()])
            );
            let found: Vec<usize> = asking
                .sent
                .iter()
                .map(|(_, request)| asked_emails(request).len())
                .collect();
            assert_eq!(found, sizes);
            let last = &body(&asking.sent.last().unwrap().1)["variables"]["companyId"];
            assert_eq!(last, &json!(if in_other > 0 { 43 } else { 42 }));
            for user in &asked {
                let standing = asking.engine.results().status(user).unwrap();
                let expected = match of_number(user.email().as_str()) {
                    1 => EmailStatus::Free,
                    2 => EmailStatus::Customer,
                    3 => EmailStatus::SeveralCustomers,
                    4 => EmailStatus::OtherCompany(None),
                    5 => EmailStatus::ThisCompany,
                    6 => EmailStatus::SuperAdmin,
                    _ => EmailStatus::OtherChannel,
                };
                assert_eq!(standing, expected);
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_a_login_is_not_told_stays_open() {
    let asked = users(4, 42);
    let mut asking = asking(&asked, Dialect::StorefrontGraphql);
    let data = json!({ "e0": { "userType": 5 }, "e1": { "userType": 8 }, "e2": null });
    asking.answer(200, json!({ "data": data }));
    assert_eq!(asking.step(), Step::Done);
    assert_eq!(asking.progress().failure, Some(LookupFailure::Incomplete));
    let found: Vec<_> = asked
        .iter()
        .map(|user| asking.engine.results().status(user))
        .collect();
    assert_eq!(found, [Some(EmailStatus::ThisCompany), None, None, None]);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_archived_interface_reads_the_users_of_each_company() {
    let pages: HashMap<&str, usize> = [
        ("/api/v2/io/companies/42/users?limit=250&offset=0", 250),
        ("/api/v2/io/companies/42/users?limit=250&offset=250", 3),
        ("/api/v2/io/companies/43/users?limit=250&offset=0", 0),
    ]
    .into();
    let asked = [
        user(1, 42),
        user(252, 42),
        user(900, 42),
        user(901, 43),
        user(1, 43),
    ];
    let mut asking = asking(&asked, Dialect::ArchiveV2);
    asking.answer_all(|request| {
        let first = Wanted::by(request).offset + 1;
        let numbers = first..first + pages[request.path.as_str()];
        let record = |number: usize| json!({ "id": number.to_string(), "email": email(number) });
        let list: Value = numbers.map(record).collect();
        reply(200, json!({ "code": 200, "data": { "list": list, "pagination": {} }, "message": "SUCCESS" }))
    });
    let mut paths = asking.paths();
    paths.sort_unstable();
    let mut expected: Vec<&str> = pages.keys().copied().collect();
    expected.sort_unstable();
    assert_eq!(paths, expected);
    let found: Vec<_> = asked
        .iter()
        .map(|user| asking.engine.results().status(user).unwrap())
        .collect();
    use EmailStatus::{NotInCompanies, OtherCompany, ThisCompany};
    let seen_beside = OtherCompany(Some(42));
    assert_eq!(
        found,
        [
            ThisCompany,
            ThisCompany,
            NotInCompanies,
            NotInCompanies,
            seen_beside
        ]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn nobody_takes_no_request() {
    for dialect in Dialect::ALL {
        let options = ExistenceCheckOptions {
            dialect,
            about_companies: true,
            ..ExistenceCheckOptions::default()
        };
        let mut asking = asking_with(&[], options);
        assert_eq!((asking.step(), asking.sent.len()), (Step::Done, 0));
        assert_eq!(asking.engine.into_results(), LookupResults::default());
    }
}
