//! What a click is about to do: who, where, how many mails, what is left out, how long.

use super::model::ManyModel;
use crate::ui::{Element, each, element};
use b2b_users_client::now;
use b2b_users_core::check::{RowVerdict, shown};
use b2b_users_core::config::Rules;
use b2b_users_core::engine::ASSUMED_LATENCY;
use b2b_users_core::sheet::SheetCheck;
use b2b_users_core::user::{CompanyId, Field, NewUser};
use b2b_users_text::{Argument, Language, keys};

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
    let language = model.session.language();
    let rules = model.file.rules.get();
    let Some(check) = model.check.result.get() else {
        return Vec::new();
    };
    language.with_value(|language| {
        if check.count(RowVerdict::Valid) == 0 {
            return vec![language.text(keys::SUMMARY_NOBODY)];
        }
        let mails = match rules.dialect.carries(Field::AcceptWelcomeEmail) {
            true => language.fill(keys::SUMMARY_MAILS, &[number("mails", check.count_mails())]),
            false => language.text(keys::SUMMARY_MAILS_ALWAYS),
        };
        let mut lines = vec![
            people(&check, language),
            companies(&check.companies(), &rules, language),
            mails,
            time(model, &check, language),
        ];
        // With a storefront login the store tells before the click who is a customer.
        if !rules.dialect.uses_login() {
            lines.push(language.text(keys::SUMMARY_CUSTOMERS));
        }
        lines.extend(skipped(&check, language));
        lines
    })
}

fn number(name: &str, number: usize) -> Argument<'_> {
    (name, (number as u64).into())
}

/// The first of a list, and how many others there are.
fn some(first: &[String], total: usize, language: &Language) -> String {
    let others = number("others", total - first.len());
    let names = first.join(", ");
    language.fill(keys::SUMMARY_SOME, &[("names", names.into()), others])
}

fn people(check: &SheetCheck, language: &Language) -> String {
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
    let names = some(&first, users, language);
    let words = [number("users", users), ("names", names.into())];
    language.fill(keys::SUMMARY_PEOPLE, &words)
}

/// The companies with the number of users that each gets.
fn companies(all: &[(CompanyId, usize)], rules: &Rules, language: &Language) -> String {
    let label = |(company, users): &(CompanyId, usize)| {
        let label = language.company(*company, &rules.store);
        match all {
            [_] => label,
            _ => {
                let words = [("company", label.into()), number("users", *users)];
                language.fill(keys::SUMMARY_COMPANY, &words)
            }
        }
    };
    let first: Vec<String> = all.iter().take(NAMED).map(label).collect();
    let names = some(&first, all.len(), language);
    let words = [number("companies", all.len()), ("names", names.into())];
    language.fill(keys::SUMMARY_COMPANIES, &words)
}

/// How long it takes at the present pace.
fn time(model: ManyModel, check: &SheetCheck, language: &Language) -> String {
    let (options, budget) = (model.session.run_options(true), model.session.budget());
    let requests = check.count_requests(options.users_per_request);
    let takes = budget.limiter().estimate(requests, ASSUMED_LATENCY, now());
    let pace = options.pace.requests_per_minute();
    let words = [
        ("duration", language.duration(takes).into()),
        number("requests", requests),
        ("pace", u64::from(pace).into()),
    ];
    language.fill(keys::SUMMARY_TIME, &words)
}

/// What is left out and why, if anything is.
fn skipped(check: &SheetCheck, language: &Language) -> Option<String> {
    let all = check.row_count() - check.count(RowVerdict::Valid);
    let reasons = [
        (RowVerdict::Invalid, keys::SUMMARY_INVALID),
        (RowVerdict::Duplicate, keys::SUMMARY_DUPLICATE),
        (RowVerdict::InStore, keys::SUMMARY_IN_STORE),
    ];
    let reasons = reasons.map(|(verdict, why)| (check.count(verdict), why));
    let reasons: Vec<String> = reasons
        .iter()
        .filter(|(rows, _)| *rows > 0)
        .map(|(rows, why)| language.fill(*why, &[number("rows", *rows)]))
        .collect();
    let words = [number("rows", all), ("reasons", reasons.join(", ").into())];
    (all > 0).then(|| language.fill(keys::SUMMARY_SKIPPED, &words))
}
