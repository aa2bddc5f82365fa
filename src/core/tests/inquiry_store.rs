//! What is the store like? Its lists with management access, its words to a login.

use crate::support::asking::Asking;
use crate::support::play::START;
use crate::support::replies::{graphql_error, reply};
use crate::support::request::{body, query};
use b2b_users_core::config::{CompanyStatus, StoreRules};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::{Event, Pace, Pause, Step};
use b2b_users_core::lookup::{CatalogLoader, LookupFailure};
use b2b_users_core::wire::{ApiReply, ApiRequest, Fault};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

const ROLES: &str = "/api/v3/io/companies/roles?limit=250&offset=0";
const CHANNELS: &str = "/api/v3/io/channels";
const EXTRA_FIELDS: &str = "/api/v3/io/users/extra-fields?limit=250&offset=0";
const COMPANIES: &str = "/api/v3/io/companies?limit=250&offset=0";
const ALL: [&str; 4] = [ROLES, CHANNELS, EXTRA_FIELDS, COMPANIES];

fn asking(dialect: Dialect) -> Asking<CatalogLoader> {
    Asking::new(CatalogLoader::new(dialect))
}

fn list(records: &Value) -> ApiReply {
    reply(
        200,
        json!({ "code": 200, "data": records, "meta": { "message": "SUCCESS" } }),
    )
}

/// A store with one record in each list.
fn small_store(request: &ApiRequest) -> ApiReply {
    let path = request.path.split('?').next().unwrap();
    list(&match path {
        "/api/v3/io/companies/roles" => json!([{ "id": "10", "name": "Auditor", "roleType": 2 }]),
        "/api/v3/io/channels" => json!([{ "id": 1, "channelId": 77, "b2bEnabled": true }]),
        "/api/v3/io/users/extra-fields" => json!([{ "fieldName": "Floor", "fieldType": 2 }]),
        "/api/v3/io/companies" => {
            json!([{ "companyId": "42", "companyName": "Acme", "companyStatus": "1" }])
        }
        path => panic!("{path}"),
    })
}

/// Which of the four lists are known.
fn known(rules: &StoreRules) -> [bool; 4] {
    [
        rules.roles.is_some(),
        rules.channels.is_some(),
        rules.extra_fields.is_some(),
        rules.companies.is_some(),
    ]
}

#[wasm_bindgen_test(unsupported = test)]
fn management_access_shows_four_lists() {
    let mut asking = asking(Dialect::Management);
    assert_eq!(asking.progress().left, 4);
    assert_eq!(asking.answer_all(small_store), Step::Done);
    assert_eq!(asking.paths(), ALL);
    let progress = asking.progress();
    assert_eq!(
        (progress.requests, progress.left, progress.failure),
        (4, 0, None)
    );
    let rules = asking.engine.rules();
    assert_eq!(rules.roles.as_ref().unwrap()[0].id.get(), 10);
    assert_eq!(
        rules.channels.as_ref().unwrap()[0].id.get(),
        77,
        "channelId, not id"
    );
    assert_eq!(rules.extra_fields.as_ref().unwrap()[0].name, "Floor");
    let companies = rules.companies.as_ref().unwrap();
    assert!(companies.complete);
    assert_eq!(companies.known[0].status, CompanyStatus::Approved);
    assert_eq!(rules.may_create(), None);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_archived_interface_shows_nothing() {
    let mut asking = asking(Dialect::ArchiveV2);
    assert_eq!(asking.step(), Step::Done);
    assert_eq!(asking.engine.rules(), &StoreRules::default());
    assert_eq!(asking.progress().failure, None);
}

#[wasm_bindgen_test(unsupported = test)]
fn lists_are_read_page_by_page_up_to_two_thousand_companies() {
    for (companies, pages, complete) in [
        (0, 1, true),
        (249, 1, true),
        (250, 2, true),
        (251, 2, true),
        (1_999, 8, true),
        (2_000, 8, false),
        (9_000, 8, false),
    ] {
        let mut asking = asking(Dialect::Management);
        let end = asking.answer_all(|request| {
            if !request.path.starts_with("/api/v3/io/companies?") {
                return small_store(request);
            }
            let number = |name| query(request, name).unwrap().parse::<u64>().unwrap();
            let page = number("offset")..companies.min(number("offset") + number("limit"));
            list(
                &page
                    .map(|place| json!({ "companyId": place + 1 }))
                    .collect(),
            )
        });
        assert_eq!(end, Step::Done);
        assert_eq!(asking.sent.len(), 3 + pages, "{companies} companies");
        let found = asking.engine.rules().companies.as_ref().unwrap();
        assert_eq!(found.complete, complete, "{companies} companies");
        assert_eq!(found.known.len() as u64, companies.min(2_000));
        let ids: Vec<u64> = found.known.iter().map(|company| company.id.get()).collect();
        assert!(ids.is_sorted(), "none is left out or read twice");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_store_without_several_storefronts_has_channel_one() {
    let mut asking = asking(Dialect::Management);
    asking.answer_all(|request| match request.path.as_str() {
        CHANNELS => reply(
            403,
            json!({ "code": 403, "message": "Multi storefront is not enabled" }),
        ),
        _ => small_store(request),
    });
    let rules = asking.engine.rules();
    let offered: Vec<u64> = rules
        .b2b_channels()
        .map(|channel| channel.id.get())
        .collect();
    assert_eq!((offered, asking.progress().failure), (vec![1], None));
    assert_eq!(known(rules), [true; 4]);
}

#[wasm_bindgen_test(unsupported = test)]
fn one_list_that_fails_leaves_the_others() {
    let forbidden = json!({ "code": 403, "data": { "errMsg": "No scope." }, "meta": { "message": "Forbidden" } });
    let failures = [
        (
            reply(403, forbidden),
            LookupFailure::Refused("No scope.".into()),
        ),
        (reply(500, "<html>"), LookupFailure::Status(500)),
        (reply(404, "Not Found"), LookupFailure::Status(404)),
        (reply(200, "<html>"), LookupFailure::Status(200)),
        (
            reply(200, r#"{"code":500,"data":[],"message":"x"}"#),
            LookupFailure::Status(200),
        ),
        (
            reply(200, r#"{"code":200,"data":{}}"#),
            LookupFailure::Status(200),
        ),
    ];
    for (place, failing) in ALL.iter().enumerate() {
        for (answer, failure) in &failures {
            let mut asking = asking(Dialect::Management);
            let end = asking.answer_all(|request| {
                if request.path == *failing {
                    answer.clone()
                } else {
                    small_store(request)
                }
            });
            assert_eq!((end, asking.sent.len()), (Step::Done, 4));
            let mut expected = [true; 4];
            expected[place] = false;
            assert_eq!(known(asking.engine.rules()), expected, "{failing}");
            assert_eq!(asking.progress().failure.as_ref(), Some(failure));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn half_a_list_is_no_list_and_does_not_leak_into_the_next() {
    let full: Value = (1..=250)
        .map(|id| json!({ "id": id, "channelId": id, "fieldName": format!("f{id}") }))
        .collect();
    let mut asking = asking(Dialect::Management);
    asking.answer_all(|request| match request.path.as_str() {
        ROLES => list(&full),
        path if path.ends_with("roles?limit=250&offset=250") => reply(500, ""),
        _ => small_store(request),
    });
    let rules = asking.engine.rules();
    assert_eq!(known(rules), [false, true, true, true]);
    assert_eq!(rules.channels.as_ref().unwrap().len(), 1);
    assert_eq!(rules.extra_fields.as_ref().unwrap().len(), 1);
}

#[wasm_bindgen_test(unsupported = test)]
fn records_that_cannot_be_read_are_passed_over() {
    let mut asking = asking(Dialect::Management);
    asking.answer_all(|_| {
        list(&json!([7, null, {}, { "id": "x" }, { "channelId": 5, "companyId": 5, "id": 5, "fieldName": "f" }]))
    });
    let rules = asking.engine.rules();
    assert_eq!(rules.roles.as_ref().unwrap().len(), 1);
    assert_eq!(rules.channels.as_ref().unwrap().len(), 1);
    assert_eq!(rules.extra_fields.as_ref().unwrap().len(), 1);
    assert_eq!(rules.companies.as_ref().unwrap().known.len(), 1);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_store_that_cannot_be_reached_is_not_asked_on() {
    for (fault, expected) in [
        (Fault::Connection, LookupFailure::Unreachable),
        (Fault::Timeout, LookupFailure::Timeout),
        (Fault::Offline, LookupFailure::Unreachable),
        (Fault::Aborted, LookupFailure::Unreachable),
        (Fault::Unreadable, LookupFailure::Unreachable),
    ] {
        let mut asking = asking(Dialect::Management);
        asking.receive(Ok(list(&json!([{ "id": 10 }]))));
        asking.receive(Err(fault));
        assert_eq!((asking.step(), asking.sent.len()), (Step::Done, 2));
        assert_eq!(known(asking.engine.rules()), [true, false, false, false]);
        assert_eq!(asking.progress().failure, Some(expected));
    }
}

/// What the store says to a login.
fn login_reply() -> Value {
    json!({ "data": {
        "customerInfo": { "permissions": [
            { "code": "get_users", "permissionLevel": 2 }, { "code": "create_user", "permissionLevel": "3" },
        ] },
        "currentUser": { "id": "501", "companyInfo": { "companyId": "42", "companyName": "Acme" } },
        "companyRoles": { "totalCount": 2, "edges": [
            { "node": { "id": "9", "name": "Admin", "roleType": 1, "roleLevel": 1 } },
            { "node": { "id": "10", "name": "Auditor", "roleType": 2, "roleLevel": 1 } },
        ] },
        "userExtraFields": [{ "fieldName": "Floor", "labelName": "Floor", "fieldType": 0, "isRequired": true, "maximumLength": "9" }],
    } })
}

#[wasm_bindgen_test(unsupported = test)]
fn a_login_shows_its_permissions_its_company_and_the_stores_fields() {
    for dialect in [Dialect::Storefront, Dialect::StorefrontGraphql] {
        let mut asking = asking(dialect);
        let first = asking.answer(200, login_reply());
        let rules = asking.engine.rules().clone();
        assert_eq!(rules.may_create(), Some(true));
        assert_eq!(rules.permissions.as_ref().unwrap()[1].level, 3);
        assert_eq!(rules.roles.as_ref().unwrap().len(), 2);
        assert!(rules.extra_field("floor").unwrap().required);
        assert_eq!(rules.channels, None);
        let company = json!({ "id": "42", "companyName": "Acme", "companyStatus": "0" });
        let second = asking.answer(200, json!({ "data": { "userCompany": company } }));
        assert_eq!(asking.step(), Step::Done);
        assert_eq!(asking.paths(), ["/graphql"; 2]);
        assert!(
            body(&first)["query"]
                .as_str()
                .unwrap()
                .starts_with("query Store")
        );
        assert_eq!(body(&second)["variables"], json!({ "userId": 501 }));
        let companies = asking.engine.rules().companies.clone().unwrap();
        assert!(!companies.complete, "there may be subsidiaries");
        assert_eq!(companies.known[0].status, CompanyStatus::Pending);
        assert_eq!(asking.progress().failure, None);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_login_without_the_permission_is_seen_and_a_missing_company_leaves_the_rest() {
    let mut bare = login_reply();
    bare["data"]["customerInfo"]["permissions"] = json!([{ "code": "get_users" }]);
    let mut asking = asking(Dialect::StorefrontGraphql);
    asking.answer(200, &bare);
    asking.answer(200, graphql_error("Not allowed.", None).body);
    assert_eq!(asking.step(), Step::Done);
    let rules = asking.engine.rules();
    assert_eq!(rules.may_create(), Some(false));
    let companies = rules.companies.as_ref().unwrap();
    assert_eq!(companies.known[0].name, "Acme");
    assert_eq!(companies.known[0].status, CompanyStatus::Unknown);
    assert!(asking.progress().failure.is_some());
}

#[wasm_bindgen_test(unsupported = test)]
fn refused_credentials_wait_for_new_ones_and_then_ask_the_same_again() {
    let unauthorised =
        json!({ "code": 401, "data": { "errMsg": "Invalid token." }, "meta": { "message": "x" } });
    let management = (
        Dialect::Management,
        reply(401, unauthorised),
        "Invalid token.",
    );
    let expired = graphql_error("Expired.", Some(40101));
    for (dialect, refusal, words) in [
        management,
        (Dialect::StorefrontGraphql, expired.clone(), "Expired."),
        (
            Dialect::Storefront,
            ApiReply {
                status: 401,
                ..expired
            },
            "Expired.",
        ),
    ] {
        let mut asking = asking(dialect);
        let left = asking.progress().left;
        let first = asking.receive(Ok(refusal));
        assert_eq!(asking.step(), Step::AwaitUser);
        let progress = asking.progress();
        assert_eq!(progress.paused, Some(Pause::SignIn(words.into())));
        assert_eq!((progress.left, progress.failure), (left, None));
        asking.on(Event::Resume);
        assert_eq!(asking.send().1, first);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn too_many_requests_wait_and_the_budget_is_kept() {
    let mut asking = Asking::at_pace(CatalogLoader::new(Dialect::Management), Pace::per_minute(2));
    let patient = ApiReply {
        retry_after: Some(5_000),
        request_id: None,
        ..reply(429, "")
    };
    let first = asking.receive(Ok(patient));
    let again = asking.receive(Ok(small_store(&first)));
    assert_eq!((&first, asking.sent[1].0), (&again, START + 400 + 5_000));
    asking.answer_all(small_store);
    let starts: Vec<u64> = asking.sent.iter().map(|(start, _)| start - START).collect();
    assert_eq!(starts.len(), 5);
    assert!(
        starts.windows(3).all(|three| three[2] - three[0] >= 60_000),
        "{starts:?}"
    );

    let mut asking = self::asking(Dialect::Management);
    asking.answer(429, "");
    asking.answer(429, "");
    asking.answer_all(small_store);
    let starts: Vec<u64> = asking.sent.iter().map(|(start, _)| start - START).collect();
    assert_eq!(
        starts[..3],
        [0, 60_400, 180_800],
        "a minute, and twice as long each time"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_pause_stands_still_and_a_cancel_ends_it() {
    let mut asking = asking(Dialect::Management);
    let (id, request) = asking.send();
    asking.on(Event::Pause);
    assert_eq!(asking.step(), Step::AwaitReply);
    asking.on(Event::Reply(id, Ok(small_store(&request))));
    asking.on(Event::Reply(id, Ok(reply(500, "late and twice"))));
    assert_eq!(
        (asking.step(), asking.progress().failure),
        (Step::AwaitUser, None)
    );
    asking.on(Event::Resume);
    let (late, request) = asking.send();
    asking.on(Event::Cancel);
    assert_eq!((asking.step(), asking.progress().left), (Step::Done, 0));
    asking.on(Event::Reply(late, Ok(small_store(&request))));
    assert_eq!(known(asking.engine.rules()), [true, false, false, false]);
}
