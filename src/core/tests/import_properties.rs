//! Whatever happens to an import: its states add up, and no user is created too often. Natively only;
//! the other hosts play the seeds of the simulation.

#![cfg(not(target_arch = "wasm32"))]
use crate::properties::cases;
use crate::support::any_reply::reply;
use crate::support::play::unhindered;
use crate::support::request::{dialect_of, is_create, sent_emails};
use crate::support::user_of;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::{Event, Limiter, Pace, RequestKey, Step};
use b2b_users_core::import::{Import, ImportOptions};
use b2b_users_core::wire::{ApiReply, Fault};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::HashMap;

/// What happens to a run, in no sensible order.
#[derive(Debug, Clone)]
enum Happening {
    Next(u64),
    Reply(Result<ApiReply, Fault>),
    Stale(Result<ApiReply, Fault>),
    Pause,
    Resume,
    Cancel,
}

fn happening() -> impl Strategy<Value = Happening> {
    let fault = prop_oneof![Just(Fault::Connection), Just(Fault::Timeout)];
    let empty = ApiReply {
        status: 200,
        body: r#"{"code":200,"data":[]}"#.into(),
        retry_after: None,
        request_id: None,
    };
    let answer =
        prop_oneof![4 => reply().prop_map(Ok), 2 => Just(Ok(empty)), 1 => fault.prop_map(Err)];
    prop_oneof![
        8 => (0..100_000_u64).prop_map(Happening::Next),
        8 => answer.clone().prop_map(Happening::Reply),
        1 => answer.prop_map(Happening::Stale),
        1 => Just(Happening::Pause),
        3 => Just(Happening::Resume),
        1 => Just(Happening::Cancel),
    ]
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_course_of_events_keeps_the_sums(
        happenings in prop::collection::vec(happening(), 0..80), count in 0..25_usize, dialect in prop::sample::select(&Dialect::ALL[..]),
    ) {
        let users = (1..=count).map(|number| user_of(dialect, number, 42 + number as u64 % 2, number % 3 == 0)).collect();
        let mut run = Import::new(users, ImportOptions { dialect, pace: Pace::per_minute(150), ..ImportOptions::default() });
        let (mut now, mut out): (u64, Vec<RequestKey>) = (1_790_000_000_000, Vec::new());
        for happening in happenings {
            let finals: Vec<_> = run.rows().map(|row| row.is_final().then(|| row.clone())).collect();
            match happening {
                Happening::Next(wait) => {
                    now += wait;
                    if let Step::Send(id, request) = unhindered(&mut run, now) {
                        prop_assert!(request.path.starts_with("/api/") || request.path == "/graphql");
                        prop_assert!(!is_create(&request) || dialect_of(&request) == dialect);
                        out.push(id);
                    }
                }
                Happening::Reply(answer) => {
                    if let Some(id) = out.last() {
                        run.on(Event::Reply(*id, answer.map_err(Into::into)), now);
                    }
                }
                Happening::Stale(answer) => {
                    if let Some(id) = out.first() {
                        run.on(Event::Reply(*id, answer.map_err(Into::into)), now);
                    }
                }
                Happening::Pause => run.on(Event::Pause, now),
                Happening::Resume => run.on(Event::Resume, now),
                Happening::Cancel => run.on(Event::Cancel, now),
            }
            let counts = run.view(now, &Limiter::default()).counts;
            let parts = [
                counts.queued, counts.open, counts.created, counts.found, counts.exists, counts.rejected,
                counts.ambiguous, counts.cancelled, counts.unsent,
            ];
            prop_assert_eq!((parts.iter().sum::<usize>(), run.rows().len()), (count, count));
            for (before, after) in finals.iter().zip(run.rows()) {
                prop_assert!(before.as_ref().is_none_or(|before| before == after), "{before:?} became {after:?}");
            }
            if run.clone().next(now) == Step::Done {
                prop_assert!(run.rows().all(|row| row.is_final()));
            }
        }
    }
}

/// Replies that keep a run busy: lists that name some as made and some as failed, empty pages, any
/// refusal, and anything at all.
fn tempting_reply() -> impl Strategy<Value = ApiReply> {
    let names = || prop::collection::vec(1..5_usize, 0..4);
    let lists = (names(), names()).prop_map(|(made, failed)| {
        let items = |numbers: Vec<usize>| -> Vec<Value> {
            let item = |number: usize| serde_json::json!({ "email": format!("user{number}@example.com") });
            numbers.into_iter().map(item).collect()
        };
        serde_json::json!({ "code": 200, "data": { "successfulItems": items(made), "failedItems": items(failed) } })
    });
    let body = prop_oneof![
        4 => lists,
        2 => Just(serde_json::json!({ "code": 200, "data": [], "meta": { "pagination": { "totalCount": 0 } } })),
        1 => Just(serde_json::json!({ "code": 422, "data": { "errMsg": "No." } })),
    ];
    let status = prop::sample::select(&[200, 200, 200, 400, 404, 409, 413, 415, 422, 500][..]);
    let known = (status, body).prop_map(|(status, body)| ApiReply {
        status,
        body: body.to_string(),
        retry_after: None,
        request_id: None,
    });
    prop_oneof![4 => known, 1 => reply()]
}

/// Whether a reply may come after the store did something. Rate limits and refused credentials come
/// before, and of our own proxy's refusals it is said.
fn may_have_had_an_effect(reply: &ApiReply) -> bool {
    let before = matches!(reply.status, 401 | 403 | 429);
    !before && !reply.body.contains("\"applied\":false")
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn nobody_is_created_more_than_three_times_whatever_the_store_answers(
        replies in prop::collection::vec(tempting_reply(), 1..6), count in 1..5_usize,
        dialect in prop::sample::select(&[Dialect::Management, Dialect::ArchiveV2][..]),
    ) {
        let users = (1..=count).map(|number| user_of(dialect, number, 42, false)).collect();
        let mut run = Import::new(users, ImportOptions { dialect, pace: Pace::per_minute(150), ..ImportOptions::default() });
        let (mut now, mut creates) = (1_790_000_000_000, HashMap::<String, u32>::new());
        for turn in 0..300 {
            match unhindered(&mut run, now) {
                Step::Send(id, request) => {
                    let reply = replies[turn % replies.len()].clone();
                    if is_create(&request) && may_have_had_an_effect(&reply) {
                        for email in sent_emails(&request) {
                            *creates.entry(email).or_default() += 1;
                        }
                    }
                    run.on(Event::Reply(id, Ok(reply)), now);
                }
                Step::WaitUntil(moment) => now = moment.max(now + 1),
                Step::AwaitUser => run.on(Event::Resume, now),
                _ => break,
            }
        }
        prop_assert!(creates.values().all(|count| *count <= 3), "{creates:?}");
    }
}
