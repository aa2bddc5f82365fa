//! Failures on order, and accounts that stay true.

use super::budget::{assert_pace, requests_to};
use super::scene::{ADMIN, Scene};
use super::truth::Before;
use b2b_users_core::check::check_user;
use b2b_users_core::config::Rules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::{Event, Step};
use b2b_users_core::import::{Import, ImportOptions, Phase, RowKeys};
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
        row_keys: Some(RowKeys::new(1_790_000_000_000, [7, 8])),
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

/// The states of rows, in a row.
type States = &'static [(&'static str, usize)];

/// What happens to the first create, and what has to come of it.
struct Case {
    fault: Value,
    pauses: &'static [&'static str],
    states: States,
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
    before.assert_told_truly(&scene, &run);
    assert_pace(&scene.sandbox.history(), 75);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_failure_of_the_v2_bulk_call_makes_a_row_lie() {
    let all: States = &[("created", 30)];
    let first: States = &[("found", 10), ("created", 20)];
    let cases: [(Value, States); 10] = [
        // The look-up shows who of a refused batch is there; the others are sent alone.
        (
            json!({ "fault": "partial", "count": 4 }),
            &[("found", 4), ("created", 26)],
        ),
        (json!({ "fault": "partial", "count": 0 }), all),
        (json!({ "fault": "reset", "when": "after" }), first),
        (json!({ "fault": "reset" }), all),
        (json!({ "fault": "html-502" }), all),
        (
            json!({ "fault": "html-502", "when": "after", "times": 2 }),
            &[("found", 20), ("created", 10)],
        ),
        (json!({ "fault": "truncate" }), first),
        // One address too few: that one is looked for.
        (
            json!({ "fault": "wrong-count" }),
            &[("created", 9), ("found", 1), ("created", 20)],
        ),
        (json!({ "fault": "shuffle-ids" }), all),
        (json!({ "fault": "status", "status": 429, "times": 2 }), all),
    ];
    for (fault, states) in cases {
        let case = Case {
            fault,
            pauses: &[],
            states,
        };
        play(Dialect::ArchiveV2, BULK, &case).await;
    }
    let refused = Case {
        fault: json!({ "fault": "status", "status": 401 }),
        pauses: &["pause.sign_in"],
        states: all,
    };
    play(Dialect::ArchiveV2, BULK, &refused).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_failure_of_the_graphql_call_makes_a_row_lie() {
    type Pauses = &'static [&'static str];
    let all: States = &[("created", 30)];
    // A user of whom the answer was lost is known by the key.
    let cases: [(Value, Pauses, States); 8] = [
        (json!({ "fault": "reset", "when": "after" }), &[], all),
        (json!({ "fault": "reset" }), &[], all),
        (json!({ "fault": "truncate" }), &[], all),
        (json!({ "fault": "html-502", "when": "after" }), &[], all),
        (json!({ "fault": "html-502" }), &[], all),
        (
            json!({ "fault": "status", "status": 500, "when": "after" }),
            &[],
            all,
        ),
        (
            json!({ "fault": "status", "status": 429, "times": 2 }),
            &[],
            all,
        ),
        (
            json!({ "fault": "status", "status": 401 }),
            &["pause.sign_in"],
            all,
        ),
    ];
    for (fault, pauses, states) in cases {
        let case = Case {
            fault,
            pauses,
            states,
        };
        play(Dialect::StorefrontGraphql, GRAPHQL, &case).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_that_was_taken_and_then_refused_is_found_and_not_sent_again() {
    // The V2 interface has no place for a key in its bulk call, so these are known by time and names.
    let by_key: States = &[("created", 30)];
    let by_time: States = &[("found", 10), ("created", 20)];
    for (dialect, path, states) in [
        (Dialect::Management, "/api/v3/io/users/bulk", by_key),
        (Dialect::ArchiveV2, BULK, by_time),
    ] {
        for status in [400, 404, 405, 413, 415] {
            let case = Case {
                fault: json!({ "fault": "status", "status": status, "when": "after" }),
                pauses: &[],
                states,
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
    for dialect in [Dialect::ArchiveV2, Dialect::StorefrontGraphql] {
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
            // The holders are no users of this company, so this import did not make them.
            [("created", 4), ("exists", 1), ("rejected", 2)],
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
