//! Failures on order, and accounts that stay true.

use super::budget::{assert_pace, requests_to};
use super::scene::{ADMIN, Scene};
use super::truth::Before;
use b2b_users_core::check::check_user;
use b2b_users_core::config::Rules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::{Event, Step};
use b2b_users_core::import::{Import, ImportOptions, Phase};
use b2b_users_core::user::{NewUser, UserDraft};
use b2b_users_sandbox::Options;
use serde_json::{Value, json};

const BULK: &str = "/api/v2/io/companies/42/users/bulk_create";
const GRAPHQL: &str = "/graphql";
/// Three requests of ten in bulk.
const USERS: usize = 30;

fn user(dialect: Dialect, email: &str) -> NewUser {
    let draft = UserDraft {
        email: email.to_owned(),
        first_name: "Zoë".to_owned(),
        last_name: "Björk".to_owned(),
        phone_number: "+1-555-123-4567".to_owned(),
        company_id: "42".to_owned(),
        role: "2".to_owned(),
        channel_ids: "1".to_owned(),
        ..UserDraft::default()
    };
    check_user(&draft, &Rules::for_dialect(dialect))
        .user
        .unwrap()
}

/// Users who can be sent.
pub(super) fn users(dialect: Dialect, count: usize) -> Vec<NewUser> {
    let emails = (1..=count).map(|number| format!("failure{number:02}@example.com"));
    emails.map(|email| user(dialect, &email)).collect()
}

/// A store and a proxy, logged in to where the interface needs that.
pub(super) async fn scene(dialect: Dialect) -> Scene {
    let mut scene = Scene::start(Options::default()).await;
    if dialect.uses_login() {
        scene.log_in(ADMIN, None).await;
    }
    scene
}

/// A run in this dialect, in bulk where there is a bulk call.
pub(super) fn run(dialect: Dialect, users: Vec<NewUser>) -> Import {
    let options = ImportOptions {
        dialect,
        ..ImportOptions::default()
    };
    Import::new(users, options)
}

/// The states of rows in a row: their status, and how many.
fn states(run: &Import) -> Vec<(&'static str, usize)> {
    let mut states: Vec<(&str, usize)> = Vec::new();
    for row in run.rows() {
        match states.last_mut() {
            Some((code, count)) if *code == row.code() => *count += 1,
            _ => states.push((row.code(), 1)),
        }
    }
    states
}

/// What happens to the first create, and what has to come of it.
struct Case {
    fault: Value,
    pauses: &'static [&'static str],
    states: &'static [(&'static str, usize)],
    /// How many of the rows in doubt are in the store.
    there: usize,
}

async fn play(dialect: Dialect, path: &str, case: &Case) {
    let scene = scene(dialect).await;
    let before = Before::new(&scene);
    let mut order = case.fault.clone();
    order["path"] = json!(path);
    scene.order("faults", json!({ "orders": [order] })).await;
    let mut run = run(dialect, users(dialect, USERS));
    let pauses = scene.run_on(&mut run).await;

    let name = case.fault.to_string();
    assert_eq!(pauses, case.pauses, "{name}");
    assert_eq!(states(&run), case.states, "{name}");
    let unknown = before.assert_told_truly(&scene, &run);
    let there = unknown.iter().filter(|there| **there).count();
    assert_eq!(there, case.there, "{name}");
    assert_pace(&scene.sandbox.history(), 75);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_failure_of_the_v2_bulk_call_makes_a_row_lie() {
    let case = |fault, states| Case {
        fault,
        pauses: &[],
        states,
        there: 0,
    };
    let all = &[("created", 30)];
    let cases = [
        // The look-up shows who of a refused batch is there; the others are sent alone.
        case(
            json!({ "fault": "partial", "count": 4 }),
            &[("found", 4), ("created", 26)],
        ),
        case(json!({ "fault": "partial", "count": 0 }), all),
        Case {
            there: 10,
            ..case(
                json!({ "fault": "reset", "when": "after" }),
                &[("ambiguous.server_error", 10), ("created", 20)],
            )
        },
        case(
            json!({ "fault": "reset" }),
            &[("ambiguous.server_error", 10), ("created", 20)],
        ),
        case(
            json!({ "fault": "html-502" }),
            &[("ambiguous.server_error", 10), ("created", 20)],
        ),
        Case {
            pauses: &["pause.in_doubt"],
            there: 20,
            ..case(
                json!({ "fault": "html-502", "when": "after", "times": 2 }),
                &[("ambiguous.server_error", 20), ("created", 10)],
            )
        },
        Case {
            there: 10,
            ..case(
                json!({ "fault": "truncate" }),
                &[("ambiguous.server_error", 10), ("created", 20)],
            )
        },
        // One address too few: only of that one nobody can say.
        Case {
            there: 1,
            ..case(
                json!({ "fault": "wrong-count" }),
                &[
                    ("created", 9),
                    ("ambiguous.unknown_reply", 1),
                    ("created", 20),
                ],
            )
        },
        case(json!({ "fault": "shuffle-ids" }), all),
        case(json!({ "fault": "status", "status": 429, "times": 2 }), all),
        Case {
            pauses: &["pause.sign_in"],
            ..case(json!({ "fault": "status", "status": 401 }), all)
        },
    ];
    for case in &cases {
        play(Dialect::ArchiveV2, BULK, case).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_failure_of_the_graphql_call_makes_a_row_lie() {
    let case = |fault, states| Case {
        fault,
        pauses: &["pause.in_doubt"],
        states,
        there: 0,
    };
    let all = &[("created", 30)];
    let broken = &[("ambiguous.connection", 1), ("created", 29)];
    let failed = &[("ambiguous.server_error", 1), ("created", 29)];
    let cases = [
        Case {
            there: 1,
            ..case(json!({ "fault": "reset", "when": "after" }), broken)
        },
        case(json!({ "fault": "reset" }), broken),
        Case {
            there: 1,
            ..case(json!({ "fault": "truncate" }), broken)
        },
        Case {
            there: 1,
            ..case(json!({ "fault": "html-502", "when": "after" }), failed)
        },
        case(json!({ "fault": "html-502" }), failed),
        Case {
            there: 1,
            ..case(
                json!({ "fault": "status", "status": 500, "when": "after" }),
                failed,
            )
        },
        Case {
            pauses: &[],
            ..case(json!({ "fault": "status", "status": 429, "times": 2 }), all)
        },
        Case {
            pauses: &["pause.sign_in"],
            ..case(json!({ "fault": "status", "status": 401 }), all)
        },
    ];
    for case in &cases {
        play(Dialect::StorefrontGraphql, GRAPHQL, case).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_that_was_taken_and_then_refused_is_found_and_not_sent_again() {
    for (dialect, path) in [
        (Dialect::Management, "/api/v3/io/users/bulk"),
        (Dialect::ArchiveV2, BULK),
    ] {
        for status in [400, 404, 405, 413, 415] {
            let case = Case {
                fault: json!({ "fault": "status", "status": status, "when": "after" }),
                pauses: &[],
                states: &[("found", 10), ("created", 20)],
                there: 0,
            };
            play(dialect, path, &case).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_429_is_waited_out_as_far_as_it_can_be_read() {
    // Through the proxy the answer says how long: until the window ends that the look before
    // the run opened, then a whole one. Of another origin a page cannot read that, so it waits
    // for a minute, and then for two.
    for (dialect, path, waits) in [
        (Dialect::ArchiveV2, BULK, [59_000..60_000, 60_000..61_000]),
        (
            Dialect::StorefrontGraphql,
            GRAPHQL,
            [60_000..61_000, 120_000..121_000],
        ),
    ] {
        let scene = scene(dialect).await;
        let order = json!({ "fault": "status", "status": 429, "times": 2, "path": path });
        scene.order("faults", json!({ "orders": [order] })).await;
        let mut run = run(dialect, users(dialect, 3));
        assert_eq!(scene.run_on(&mut run).await, [""; 0]);
        assert_eq!(states(&run), [("created", 3)]);
        let history = scene.sandbox.history();
        let tries: Vec<u64> = history
            .iter()
            .filter(|entry| entry.path == path)
            .map(|entry| entry.at)
            .collect();
        for (pair, wait) in tries.windows(2).zip(waits) {
            assert!(
                wait.contains(&(pair[1] - pair[0])),
                "{dialect:?}: {tries:?}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn users_who_were_there_are_told_from_those_just_made() {
    for (dialect, of_others) in [
        // Its failed items carry no reason, and its lists show no other company.
        (Dialect::ArchiveV2, "rejected"),
        // The store says "taken", and a login does not learn by whom.
        (Dialect::StorefrontGraphql, "ambiguous.taken"),
    ] {
        let scene = scene(dialect).await;
        let before = Before::new(&scene);
        let mut users = users(dialect, 4);
        for email in [
            "Existing.Buyer@example.com",
            "other.company@example.com",
            "super.admin@example.com",
        ] {
            users.push(user(dialect, email));
        }
        let mut run = run(dialect, users);
        assert_eq!(scene.run_on(&mut run).await, [""; 0]);
        assert_eq!(
            states(&run),
            [("created", 4), ("exists", 1), (of_others, 2)],
            "{dialect:?}"
        );
        let unknown = before.assert_told_truly(&scene, &run);
        assert!(!unknown.contains(&true), "{dialect:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_that_expires_in_the_middle_loses_and_repeats_nothing() {
    let dialect = Dialect::StorefrontGraphql;
    let mut scene = scene(dialect).await;
    let before = Before::new(&scene);
    let mut run = run(dialect, users(dialect, 6));
    scene.drive_for(&mut run, 3).await;
    scene.order("expire-tokens", json!({})).await;
    assert_eq!(scene.drive(&mut run).await, Step::AwaitUser);
    let phase = scene.view(&run).phase;
    assert!(matches!(phase, Phase::Paused(pause) if pause.code() == "pause.sign_in"));
    assert_eq!(states(&run), [("created", 3), ("queued", 3)]);

    scene.log_in(ADMIN, None).await;
    run.on(Event::Resume, scene.now());
    assert_eq!(scene.drive(&mut run).await, Step::Done);
    assert_eq!(states(&run), [("created", 6)]);
    before.assert_told_truly(&scene, &run);
    assert_eq!(requests_to(&scene.sandbox.history(), GRAPHQL), 7);
}
