//! Every order of the sandbox, at the create and at the look-up, at the first try and at the second, for every API.
//!
//! Each cell is an import of its own. What has to hold in all of them: no row tells what is not so, and none is sent
//! again whose first request may have been carried out. What becomes of the rows beyond that is in `matrix/`, a line for
//! each course with the orders that lead to it.
//!
//! A line that says UNTRUE is of a store that breaks its own contract, and of no other: it has carried a create out and
//! answers that the values are wrong (409, 422, where one user is sent at a time), or that the credentials are (401,
//! 403, after which the same is sent again once they are corrected).

use super::failures::{run, scene, users};
use super::truth::Before;
use b2b_users_core::dialect::Dialect;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Where creates and look-ups of an interface go, and how many users an import has.
struct Target {
    dialect: Dialect,
    create: (&'static str, &'static str),
    look_up: (&'static str, &'static str),
    users: usize,
}

/// When a store that writes late has written, in milliseconds.
const LATE: u64 = 90_000;

const TARGETS: [Target; 4] = [
    Target {
        dialect: Dialect::Management,
        create: ("POST", "/api/v3/io/users/bulk"),
        look_up: ("GET", "/api/v3/io/users"),
        users: 12,
    },
    Target {
        dialect: Dialect::ArchiveV2,
        create: ("POST", "/api/v2/io/companies/42/users/bulk_create"),
        look_up: ("GET", "/api/v2/io/companies/42/users"),
        users: 12,
    },
    Target {
        dialect: Dialect::Storefront,
        create: ("POST", "/api/v2/users"),
        look_up: ("POST", "/graphql"),
        users: 3,
    },
    Target {
        dialect: Dialect::StorefrontGraphql,
        create: ("POST", "/graphql"),
        look_up: ("POST", "/graphql"),
        users: 3,
    },
];

/// Every order; those with a wait of their own are played where time is real.
fn orders() -> Vec<Value> {
    let mut orders = Vec::new();
    for when in ["before", "after"] {
        for status in [
            400, 401, 403, 404, 405, 408, 409, 413, 415, 422, 429, 500, 503,
        ] {
            orders.push(json!({ "fault": "status", "status": status, "when": when }));
        }
        for fault in ["html-502", "reset", "redirect"] {
            orders.push(json!({ "fault": fault, "when": when }));
        }
    }
    for fault in [
        "truncate",
        "wrong-count",
        "shuffle-ids",
        "repeat-ids",
        "false-limit",
    ] {
        orders.push(json!({ "fault": fault }));
    }
    for count in [0, 1, 4] {
        orders.push(json!({ "fault": "partial", "count": count }));
    }
    orders.push(json!({ "fault": "drip", "ms": 1 }));
    orders.push(json!({ "fault": "late-commit", "ms": LATE }));
    for fault in ["html-502", "reset"] {
        orders.push(json!({ "fault": fault, "when": "after", "commitMs": LATE }));
    }
    orders
}

/// Whether an order is about users who are created: such a one is for no GET.
fn is_about_new_users(order: &Value) -> bool {
    order["fault"] == "partial" || order["fault"] == "late-commit" || order["commitMs"].is_u64()
}

/// What became of an import under one order: its rows by their codes, its pauses, and how many of the rows in doubt are
/// in the store.
async fn course(target: &Target, place: (&str, &str), is_second: bool, order: &Value) -> String {
    let scene = scene(target.dialect).await;
    let before = Before::new(&scene);
    let mut order = order.clone();
    order["method"] = json!(place.0);
    order["path"] = json!(place.1);
    // A 429 is waited out and asked again, so what follows it meets the second try.
    let first = json!({ "fault": "status", "status": 429, "method": place.0, "path": place.1 });
    let orders = if is_second {
        vec![first, order]
    } else {
        vec![order]
    };
    scene.order("faults", json!({ "orders": orders })).await;
    let mut run = run(target.dialect, users(target.dialect, target.users));
    let pauses = scene.run_on(&mut run).await;
    scene.pass(LATE);
    let unknown = match before.untruth(&scene, &run) {
        Ok(unknown) => unknown,
        Err(untruth) => return format!("UNTRUE: {untruth}"),
    };
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    for row in run.rows() {
        *codes.entry(row.code()).or_default() += 1;
    }
    let rows = codes.iter().map(|(code, count)| format!("{count} {code}"));
    let mut course = rows.collect::<Vec<_>>().join(", ");
    if !pauses.is_empty() {
        course += &format!("; {}", pauses.join(", "));
    }
    if !unknown.is_empty() {
        let there = unknown.iter().filter(|there| **there).count();
        course += &format!("; {there} of {} in doubt are there", unknown.len());
    }
    course
}

/// The order as it stands in the table.
fn named(order: &Value) -> String {
    let text = |name: &str| match &order[name] {
        Value::Null => String::new(),
        Value::String(text) => format!(" {text}"),
        number => format!(" {number}"),
    };
    let mut all = ["fault", "status", "count", "when"].map(text).concat();
    if order["commitMs"].is_u64() {
        all += " and written late";
    }
    all.trim().to_owned()
}

/// The lines of the table of one interface: a course, and the orders that lead to it.
async fn table(target: &Target) -> String {
    let mut table = String::new();
    for (what, place) in [("create", target.create), ("look-up", target.look_up)] {
        for (which, is_second) in [("first", false), ("second", true)] {
            let mut courses: BTreeMap<String, Vec<String>> = BTreeMap::new();
            let mut orders = orders();
            if place.0 == "GET" {
                orders.retain(|order| !is_about_new_users(order));
            }
            for order in orders {
                let course = course(target, place, is_second, &order).await;
                courses.entry(course).or_default().push(named(&order));
            }
            table += &format!("{} · {what} · {which} try\n", target.dialect.name());
            for (course, orders) in courses {
                table += &format!("  {course}\n    {}\n", orders.join(", "));
            }
        }
    }
    table
}

async fn assert_written(target: &Target) {
    let found = table(target).await;
    let name = target.dialect.name();
    let path = format!("{}/it/engine/matrix/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("B2B_USERS_ACCEPT").is_some() {
        std::fs::write(&path, &found).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        found, known,
        "run with B2B_USERS_ACCEPT=1 and read what has changed"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn every_order_to_the_management_api_ends_as_it_is_written_down() {
    assert_written(&TARGETS[0]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_order_to_the_archived_api_ends_as_it_is_written_down() {
    assert_written(&TARGETS[1]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_order_to_the_storefront_ends_as_it_is_written_down() {
    assert_written(&TARGETS[2]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_order_to_graphql_ends_as_it_is_written_down() {
    assert_written(&TARGETS[3]).await;
}
