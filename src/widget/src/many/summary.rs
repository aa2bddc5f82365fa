//! What a click is about to do: who, where, how many mails, what is left out, how long.

use super::model::ManyModel;
use crate::session::Session;
use crate::ui::{Element, duration, each, element};
use b2b_users_client::now;
use b2b_users_core::check::{RowVerdict, shown};
use b2b_users_core::engine::ASSUMED_LATENCY;
use b2b_users_core::sheet::SheetCheck;
use b2b_users_core::user::{CompanyId, Field, NewUser};
use leptos::prelude::*;

/// So many people and companies are named.
const NAMED: usize = 3;

/// Beside the button that creates the users, before it is pressed.
pub(super) fn summary(model: ManyModel) -> Element {
    let line = |line: &String| element("li").child(element("bdi").text(&shown(line)));
    element("ul")
        .class("b2b-facts")
        .test_id("confirmation")
        .child(each(move || lines(model), line))
}

fn lines(model: ManyModel) -> Vec<String> {
    let language = model.session.with_value(Session::language);
    let rules = model.rules.get();
    let Some(check) = model.check.get() else {
        return Vec::new();
    };
    if check.count(RowVerdict::Valid) == 0 {
        return vec!["No row can be created yet.".to_owned()];
    }
    let mails_always = !rules.dialect.carries(Field::AcceptWelcomeEmail);
    let name = |company| language.with_value(|language| language.company(company, &rules.store));
    let mut lines = vec![
        people(&check),
        companies(&check.companies(), name),
        mails(check.count_mails(), mails_always),
        time(model, &check),
    ];
    // With a storefront login the store tells before the click who is a customer.
    if !rules.dialect.uses_login() {
        lines.push("Whoever is a customer already becomes the user: past orders move to the company, and customer group and prices become the company's.".to_owned());
    }
    lines.extend(skipped(&check));
    lines
}

/// A number with the word for what it counts.
fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The first of a list, and how many others there are.
fn some(first: &[String], total: usize) -> String {
    let named = first.join(", ");
    match total - first.len() {
        0 => named,
        others => format!("{named} and {}", count(others, "other", "others")),
    }
}

fn people(check: &SheetCheck) -> String {
    let first = check.users(&mut check.valid_rows().take(NAMED));
    let name = |user: &NewUser| {
        format!(
            "{} {}",
            user.first_name().as_str(),
            user.last_name().as_str()
        )
    };
    let first: Vec<String> = first.iter().map(name).collect();
    let users = check.count(RowVerdict::Valid);
    format!(
        "{} will be created: {}.",
        count(users, "user", "users"),
        some(&first, users)
    )
}

/// The companies with the number of users that each gets.
fn companies(all: &[(CompanyId, usize)], name: impl Fn(CompanyId) -> String) -> String {
    let label = |(company, users): &(CompanyId, usize)| {
        let label = name(*company);
        match all {
            [_] => label,
            _ => format!("{label}: {users}"),
        }
    };
    let first: Vec<String> = all.iter().take(NAMED).map(label).collect();
    let named = some(&first, all.len());
    match all.len() {
        1 => format!("All in {named}."),
        companies => format!("In {companies} companies: {named}."),
    }
}

fn mails(mails: usize, always: bool) -> String {
    match mails {
        _ if always => {
            "The store sends each of them its welcome email, which cannot be recalled.".to_owned()
        }
        0 => "Nobody gets a welcome email.".to_owned(),
        1 => {
            "1 of them gets a welcome email with a link to set the password. It cannot be recalled."
                .to_owned()
        }
        mails => format!(
            "{mails} of them get a welcome email with a link to set the password. It cannot be recalled."
        ),
    }
}

/// How long it takes at the present pace.
fn time(model: ManyModel, check: &SheetCheck) -> String {
    let (options, budget) = model
        .session
        .with_value(|session| (session.run_options(true), session.budget()));
    let requests = check.count_requests(options.users_per_request);
    let takes = budget.limiter().estimate(requests, ASSUMED_LATENCY, now());
    let pace = options.pace.requests_per_minute();
    format!(
        "About {}: {} at up to {pace} a minute.",
        duration(takes),
        count(requests, "request", "requests")
    )
}

/// What is left out and why, if anything is.
fn skipped(check: &SheetCheck) -> Option<String> {
    let all = check.row_count() - check.count(RowVerdict::Valid);
    let reasons = [
        (RowVerdict::Invalid, "with errors"),
        (RowVerdict::Duplicate, "with the email of an earlier row"),
        (RowVerdict::InStore, "already in the store"),
    ];
    let reasons = reasons.map(|(verdict, why)| (check.count(verdict), why));
    let reasons: Vec<String> = reasons
        .iter()
        .filter(|(rows, _)| *rows > 0)
        .map(|(rows, why)| format!("{rows} {why}"))
        .collect();
    let verb = if all == 1 { "row is" } else { "rows are" };
    (all > 0).then(|| format!("{all} {verb} skipped: {}.", reasons.join(", ")))
}
