//! Looks into the store that come to nothing, or to half of it, and what is asked about
//! companies beside.

use crate::support::asking::{Asking, asked_emails, email_types};
use crate::support::play::START;
use crate::support::replies::{graphql_error, reply, sign_in};
use crate::support::request::{body, dialect_of};
use crate::support::{draft, email, user, users};
use b2b_users_core::check::check_user;
use b2b_users_core::config::Rules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::{Event, Pause, Step};
use b2b_users_core::lookup::{
    Candidate, EmailStatus, ExistenceCheck, ExistenceCheckOptions, LookupFailure, LookupResults,
};
use b2b_users_core::user::{CompanyId, NewUser, UserDraft};
use b2b_users_core::wire::{ApiReply, ApiRequest, Fault};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

fn asking_about(
    users: &[NewUser],
    dialect: Dialect,
    about_companies: bool,
) -> Asking<ExistenceCheck> {
    let subjects = users.iter().map(Candidate::from).collect();
    let options = ExistenceCheckOptions {
        dialect,
        about_companies,
        ..ExistenceCheckOptions::default()
    };
    Asking::new(ExistenceCheck::new(subjects, options))
}

fn asking(users: &[NewUser], dialect: Dialect) -> Asking<ExistenceCheck> {
    asking_about(users, dialect, false)
}

/// A page of 250 strangers, one of whom is user 1 of company 42.
fn full_page() -> String {
    let record = |place: usize| json!({ "id": place, "email": email(place), "companyId": 42 });
    let page: Value = (1..=1).chain(1_001..=1_249).map(record).collect();
    json!({ "code": 200, "data": page, "meta": { "pagination": { "totalCount": 900 } } })
        .to_string()
}

/// No one is in this store, and everything that is counted has so many.
fn empty_store(request: &ApiRequest, admins: u64) -> ApiReply {
    let pagination = json!({ "totalCount": admins });
    reply(
        200,
        match dialect_of(request) {
            Dialect::Management => {
                json!({ "code": 200, "data": [], "meta": { "pagination": pagination } })
            }
            Dialect::ArchiveV2 => {
                json!({ "code": 200, "data": { "list": [], "pagination": pagination }, "message": "x" })
            }
            _ => json!({ "data": { "users": { "totalCount": admins } } }),
        },
    )
}

#[wasm_bindgen_test(unsupported = test)]
fn what_cannot_be_reached_is_a_failure_and_judges_nobody() {
    let applied = r#"{"code":502,"data":{"errMsg":"Away."},"meta":{"applied":false}}"#;
    let graphql = graphql_error("Too complex.", Some(40001));
    // Whether a store that answers so is asked on: a refusal is about one question, what is
    // no answer of the store stands before all of it.
    let answers: Vec<(Result<ApiReply, Fault>, LookupFailure, bool)> = vec![
        (Err(Fault::Connection), LookupFailure::Unreachable, false),
        (Err(Fault::Timeout), LookupFailure::Timeout, false),
        (Ok(reply(500, "<html>")), LookupFailure::Status(500), false),
        (
            Ok(reply(502, applied)),
            LookupFailure::UnreachableBecause("Away.".into()),
            false,
        ),
        (
            Ok(reply(404, "Not Found")),
            LookupFailure::Status(404),
            false,
        ),
        (Ok(reply(200, "<html>")), LookupFailure::Status(200), false),
        (Ok(reply(0, "")), LookupFailure::Status(0), false),
        (
            Ok(reply(200, r#"{"code":500,"message":"x"}"#)),
            LookupFailure::Status(200),
            true,
        ),
        (
            Ok(reply(403, r#"{"code":403,"message":"No scope."}"#)),
            LookupFailure::Refused("No scope.".into()),
            true,
        ),
        (
            Ok(graphql),
            LookupFailure::Refused("Too complex.".into()),
            true,
        ),
    ];
    for dialect in Dialect::ALL {
        for (answer, failure, goes_on) in &answers {
            let mut asking = asking(&users(120, 42), dialect);
            let mut requests = 0;
            while let Step::Send(id, _) = asking.step() {
                requests += 1;
                asking.on(Event::Reply(id, answer.clone().map_err(Into::into)));
            }
            let expected = if dialect.uses_login() && *goes_on {
                3
            } else {
                1
            };
            assert_eq!(requests, expected, "{dialect:?} {failure:?}");
            let progress = asking.progress();
            // Where there is no proxy, nothing can speak for it.
            let expected = match failure {
                LookupFailure::UnreachableBecause(_) if dialect.uses_login() => {
                    &LookupFailure::Status(502)
                }
                failure => failure,
            };
            assert_eq!(progress.failure.as_ref(), Some(expected));
            assert_eq!((progress.left, progress.paused), (0, None));
            assert_eq!(asking.engine.into_results(), LookupResults::default());
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_was_found_before_a_failure_counts_and_the_rest_stays_open() {
    let asked = users(8, 42);
    for failing in [
        reply(500, ""),
        reply(404, "Not Found"),
        reply(200, "<html>"),
    ] {
        let mut asking = asking(&asked, Dialect::Management);
        asking.answer(200, full_page());
        assert_eq!(asking.progress().left, 3, "900 users are three more pages");
        asking.receive(Ok(failing.clone()));
        assert_eq!((asking.step(), asking.sent.len()), (Step::Done, 2));
        assert!(asking.progress().failure.is_some());
        assert_eq!(asking.progress().left, 0, "{failing:?}");
        let findings = asking.engine.into_results();
        assert_eq!(findings.status(&asked[0]), Some(EmailStatus::ThisCompany));
        for user in &asked[1..] {
            assert_eq!(findings.status(user), None, "not found is not absent");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_record_without_an_address_is_no_list_of_users() {
    let asked = users(4, 42);
    let mut asking = asking(&asked, Dialect::Management);
    asking.answer(200, r#"{"code":200,"data":[{"id":1}]}"#);
    assert!(asking.progress().failure.is_some());
    assert_eq!(asking.engine.results().status(&asked[0]), None);
}

#[wasm_bindgen_test(unsupported = test)]
fn too_many_requests_are_waited_out_and_asked_again() {
    for dialect in Dialect::ALL {
        let mut asking = asking(&users(60, 42), dialect);
        let patient = ApiReply {
            retry_after: Some(7_000),
            request_id: None,
            ..reply(429, "<html>")
        };
        let first = asking.receive(Ok(patient));
        assert_eq!(asking.progress().failure, None);
        let again = asking.send().1;
        assert_eq!(
            (&first, asking.now),
            (&again, START + 400 + 7_000),
            "{dialect:?}"
        );
        assert_eq!(asking.progress().requests, 2);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_expired_login_is_asked_for_and_nothing_found_is_lost() {
    let asked = users(60, 42);
    let mut asking = asking(&asked, Dialect::StorefrontGraphql);
    let first = asking.send();
    let types = email_types(&asked_emails(&first.1), |_| 5);
    asking.on(Event::Reply(first.0, Ok(types)));
    let second = asking.answer(200, graphql_error("Expired.", Some(40101)).body);
    assert_eq!(asking.step(), Step::AwaitUser);
    let progress = asking.progress();
    assert_eq!(progress.paused, Some(Pause::SignIn("Expired.".into())));
    assert_eq!((progress.left, progress.failure), (1, None));
    asking.on(Event::Resume);
    let (id, again) = asking.send();
    assert_eq!(second, again);
    let types = email_types(&asked_emails(&again), |_| 1);
    asking.on(Event::Reply(id, Ok(types)));
    assert_eq!((asking.step(), asking.sent.len()), (Step::Done, 3));
    let found: Vec<_> = asked
        .iter()
        .map(|user| asking.engine.results().status(user).unwrap())
        .collect();
    assert_eq!(found[..50], [EmailStatus::ThisCompany; 50]);
    assert_eq!(found[50..], [EmailStatus::Free; 10]);

    // A proxy whose token is refused stops in the same way.
    for dialect in [Dialect::Management, Dialect::ArchiveV2] {
        let mut asking = self::asking(&users(9, 42), dialect);
        let (id, request) = asking.send();
        asking.on(Event::Reply(id, Ok(sign_in(&request))));
        assert_eq!(
            (asking.step(), asking.progress().left),
            (Step::AwaitUser, 1)
        );
        asking.on(Event::Cancel);
        assert_eq!(
            (asking.step(), asking.progress().paused),
            (Step::Done, None)
        );
    }
}

/// An admin of company 42.
fn admin(number: usize) -> NewUser {
    let draft = UserDraft {
        email: email(number),
        role: "0".into(),
        channel_ids: "1".into(),
        ..draft()
    };
    check_user(&draft, &Rules::management()).user.unwrap()
}

#[wasm_bindgen_test(unsupported = test)]
fn companies_that_get_no_admin_are_asked_for_theirs() {
    let company = |number| CompanyId::new(number).unwrap();
    for (dialect, question) in [
        (
            Dialect::Management,
            "/api/v3/io/users?companyId=43&roles=0&limit=1",
        ),
        (
            Dialect::ArchiveV2,
            "/api/v2/io/companies/43/users?limit=1&offset=0&role%5B%5D=0",
        ),
        (Dialect::StorefrontGraphql, "/graphql"),
        (Dialect::Storefront, "/graphql"),
    ] {
        for (admins, has_admin) in [(0, false), (3, true)] {
            let asked = [user(1, 42), admin(2), user(3, 43), user(4, 43)];
            let mut asking = asking_about(&asked, dialect, true);
            let mut questions = Vec::new();
            while let Step::Send(id, request) = asking.step() {
                let emails = asked_emails(&request);
                let answer = match emails.is_empty() {
                    true if request.path != question => empty_store(&request, 0),
                    true => empty_store(&request, admins),
                    false => email_types(&emails, |_| 1),
                };
                let counts = request.path == question && emails.is_empty();
                questions.extend(counts.then(|| request.clone()));
                asking.on(Event::Reply(id, Ok(answer)));
            }
            assert_eq!(questions.len(), 1, "{dialect:?}: company 42 gets an admin");
            if question == "/graphql" {
                assert_eq!(body(&questions[0])["variables"]["companyId"], 43);
            }
            let findings = asking.engine.results();
            assert_eq!(
                findings.has_admin(company(43)),
                Some(has_admin),
                "{dialect:?}"
            );
            assert_eq!(findings.has_admin(company(42)), None);
            assert!(asked.iter().all(|user| findings.status(user).is_some()));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn not_knowing_the_admins_is_no_failure() {
    let useless = [
        reply(500, "<html>"),
        reply(403, r#"{"code":403,"message":"No."}"#),
        reply(200, r#"{"code":200,"data":[]}"#),
        reply(422, r#"{"code":422,"data":{"errMsg":"x"},"meta":{}}"#),
    ];
    for answer in useless {
        let mut asking = asking_about(&users(2, 42), Dialect::Management, true);
        asking.answer_all(|request| match request.path.contains("roles=0") {
            true => answer.clone(),
            false => empty_store(request, 0),
        });
        assert_eq!((asking.sent.len(), asking.progress().failure), (3, None));
        let findings = asking.engine.into_results();
        assert_eq!(findings.has_admin(CompanyId::new(42).unwrap()), None);
        assert_eq!(
            findings.status(&user(1, 42)),
            Some(EmailStatus::NotInCompanies)
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn only_so_many_companies_are_asked_for_their_admins() {
    let asked: Vec<NewUser> = (1..=30)
        .map(|number| user(number, 100 + number as u64))
        .collect();
    let mut asking = asking_about(&asked, Dialect::Management, true);
    asking.answer_all(|request| empty_store(request, 1));
    assert_eq!(asking.sent.len(), 1 + 20);
}

#[wasm_bindgen_test(unsupported = test)]
fn every_failure_has_a_code() {
    let failures = [
        (LookupFailure::Timeout, "look_up.timeout"),
        (LookupFailure::Unreachable, "look_up.unreachable"),
        (LookupFailure::Refused("No.".to_owned()), "look_up.refused"),
        (
            LookupFailure::UnreachableBecause("The proxy is away.".to_owned()),
            "look_up.unreachable",
        ),
        (LookupFailure::Status(502), "look_up.status"),
        (LookupFailure::Incomplete, "look_up.incomplete"),
    ];
    for (failure, code) in failures {
        assert_eq!(failure.code(), code);
    }
}
