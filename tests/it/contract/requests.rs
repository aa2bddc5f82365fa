//! What leaves, and what may not leave.

use super::faults::Faults;
use super::vectors::{checked, dialect, draft, list, requests, text, texts};
use b2b_users_core::check::Checked;
use b2b_users_core::import::plan;
use b2b_users_core::issue::{Code, Issue};
use b2b_users_core::user::{Field, NewUser};
use b2b_users_core::wire::{Method, create_request};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The users of a vector, checked for its dialect.
fn users(vectors: &Value, vector: &Value) -> Vec<Checked> {
    let names = texts(vector, "users");
    let in_bulk = names.len() > 1;
    let check = |name: &&str| checked(&draft(vectors, name), dialect(vector), in_bulk);
    names.iter().map(check).collect()
}

/// The users themselves; the vector is wrong about them if there is an error.
fn sendable<'a>(vector: &Value, users: &'a [Checked]) -> Vec<&'a NewUser> {
    let all = users.iter().map(|checked| {
        checked
            .user
            .as_ref()
            .unwrap_or_else(|| panic!("{vector}: {:?}", checked.issues))
    });
    all.collect()
}

/// The names of the fields that these issues are about.
fn fields<'a>(issues: impl Iterator<Item = &'a Issue>) -> BTreeSet<&'static str> {
    issues
        .filter_map(|issue| issue.field)
        .map(Field::name)
        .collect()
}

#[test]
fn every_user_leaves_as_the_vendor_describes() {
    let vectors = requests();
    let mut faults = Faults::default();
    for vector in list(&vectors, "requests") {
        let name = text(vector, "name");
        let users = users(&vectors, vector);
        let request = create_request(dialect(vector), &sendable(vector, &users));
        let request = request.unwrap_or_else(|| panic!("no request for {name}"));
        let transport = &vectors["transport"][text(vector, "dialect")];
        let method = match request.method {
            Method::Get => "GET",
            Method::Post => "POST",
        };
        faults.compare(name, &method, &text(transport, "method"));
        faults.compare(name, &request.path.as_str(), &text(vector, "path"));
        let body = request.body.map_or(Value::Null, |body| {
            serde_json::from_str(&body).unwrap_or_else(|error| panic!("{name}: {error} in {body}"))
        });
        faults.compare(name, &body, &vector["body"]);
    }
    faults.assert_none(list(&vectors, "requests").len(), 50);
}

#[test]
fn a_value_that_is_not_carried_is_said_before_sending() {
    let vectors = requests();
    let mut faults = Faults::default();
    for vector in list(&vectors, "requests") {
        let users = users(&vectors, vector);
        let said = users.iter().flat_map(|checked| &checked.issues);
        let said = said.filter(|issue| {
            matches!(
                issue.code,
                Code::FieldNotCarried | Code::WelcomeEmailAlwaysSent
            )
        });
        faults.compare(
            text(vector, "name"),
            &fields(said),
            &texts(vector, "notCarried").into_iter().collect(),
        );
    }
    faults.assert_none(list(&vectors, "requests").len(), 50);
}

#[test]
fn a_user_that_cannot_be_sent_is_stopped_by_the_check() {
    let vectors = requests();
    let mut faults = Faults::default();
    for vector in list(&vectors, "refused") {
        let name = format!("{} to {}", text(vector, "user"), text(vector, "dialect"));
        let found = checked(
            &draft(&vectors, text(vector, "user")),
            dialect(vector),
            false,
        );
        faults.compare(
            &name,
            &fields(found.issues.iter().filter(|issue| issue.is_error())),
            &texts(vector, "fields").into_iter().collect(),
        );
        faults.compare(&name, &found.user.is_none(), &true);
    }
    faults.assert_none(list(&vectors, "refused").len(), 10);
}

#[test]
fn every_user_is_either_sent_or_refused_by_every_dialect() {
    let vectors = requests();
    let mut known = BTreeSet::new();
    for vector in list(&vectors, "requests") {
        if let [name] = texts(vector, "users")[..] {
            assert!(
                known.insert((name, text(vector, "dialect"))),
                "{name} twice"
            );
        }
    }
    for vector in list(&vectors, "refused") {
        let (name, dialect) = (text(vector, "user"), text(vector, "dialect"));
        assert!(known.insert((name, dialect)), "{name} twice");
    }
    for name in vectors["users"].as_object().unwrap().keys() {
        for dialect in vectors["transport"].as_object().unwrap().keys() {
            assert!(known.contains(&(name, dialect)), "{name} to {dialect}");
        }
    }
}

#[test]
fn users_that_no_request_can_hold_together_are_planned_apart() {
    let vectors = requests();
    let mut faults = Faults::default();
    for vector in list(&vectors, "plans") {
        let users = users(&vectors, vector);
        let users = sendable(vector, &users);
        let batches = plan(&users.as_slice(), dialect(vector), None);
        let members: Vec<_> = batches.into_iter().map(|batch| batch.members).collect();
        faults.compare(text(vector, "name"), &json!(members), &vector["batches"]);
    }
    faults.assert_none(list(&vectors, "plans").len(), 5);
}
