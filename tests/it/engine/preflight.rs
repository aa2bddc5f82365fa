//! A look into a big store for many addresses.

use super::budget::{assert_all_granted, assert_pace, requests_to};
use super::crowd::{ADDITIONAL, Newcomer, newcomers};
use super::scene::{ADMIN, Scene};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::{Pace, Step};
use b2b_users_core::lookup::{
    Candidate, EmailStatus, ExistenceCheck, ExistenceCheckOptions, Lookup, LookupResults,
};
use b2b_users_core::user::CompanyId;
use b2b_users_sandbox::Options;
use std::collections::HashSet;

const USERS: &str = "/api/v3/io/users";
/// The users of the usual store.
const USUAL: usize = 13;

async fn store_with(additional_users: usize) -> Scene {
    let options = Options {
        additional_users,
        ..Options::default()
    };
    Scene::start(options).await
}

fn subjects(newcomers: &[Newcomer]) -> Vec<Candidate> {
    let subjects = newcomers.iter().map(|newcomer| newcomer.subject.clone());
    subjects.collect()
}

/// Looks for all of them; the store must not have had to refuse anything.
async fn look(
    scene: &Scene,
    subjects: Vec<Candidate>,
    options: ExistenceCheckOptions,
) -> LookupResults {
    let mut preflight = ExistenceCheck::new(subjects, options);
    assert_eq!(scene.drive(&mut preflight).await, Step::Done);
    let progress = preflight.progress();
    assert_eq!(progress.failure, None);
    assert_eq!(progress.left, 0);
    let made = scene.sandbox.history().len();
    assert_eq!(progress.requests as usize, made);
    assert_all_granted(&scene.sandbox.history());
    preflight.into_results()
}

fn assert_exact(findings: &LookupResults, newcomers: &[Newcomer], dialect: Dialect) {
    let companies = newcomers
        .iter()
        .map(|newcomer| newcomer.subject.company_id.get());
    let companies: Vec<u64> = companies.collect::<HashSet<_>>().into_iter().collect();
    for newcomer in newcomers {
        let Candidate {
            email, company_id, ..
        } = &newcomer.subject;
        let found = findings.status_of(email, *company_id);
        let expected = newcomer.standing(dialect, &companies);
        assert_eq!(found, Some(expected), "{} {company_id}", email.as_str());
    }
}

#[test]
fn the_addresses_are_of_every_sort() {
    let newcomers = newcomers(5_000);
    let standings = |dialect| -> HashSet<EmailStatus> {
        let all = newcomers.iter();
        all.map(|newcomer| newcomer.standing(dialect, &[42]))
            .collect()
    };
    assert_eq!(standings(Dialect::Management).len(), 4);
    assert_eq!(standings(Dialect::StorefrontGraphql).len(), 7);
    assert_eq!(standings(Dialect::ArchiveV2).len(), 2);
    let addresses = newcomers.iter();
    let addresses: HashSet<_> = addresses
        .map(|newcomer| newcomer.subject.email.canonical())
        .collect();
    assert_eq!(addresses.len(), 5_000);
}

#[tokio::test(flavor = "multi_thread")]
async fn management_reads_the_list_once_whatever_the_addresses() {
    let scene = store_with(ADDITIONAL).await;
    let mut newcomers = newcomers(5_000);
    for newcomer in newcomers.iter_mut().skip(7).step_by(25) {
        newcomer.join(43);
    }
    for newcomer in newcomers.iter_mut().skip(8).step_by(50) {
        newcomer.join(45);
    }
    // The company brings an admin of its own, so it need not be asked for one.
    newcomers[7].subject.admin = true;
    let options = ExistenceCheckOptions {
        about_companies: true,
        ..ExistenceCheckOptions::default()
    };
    let findings = look(&scene, subjects(&newcomers), options).await;

    assert_exact(&findings, &newcomers, Dialect::Management);
    let company = |id| CompanyId::new(id).unwrap();
    assert_eq!(findings.has_admin(company(42)), Some(true));
    assert_eq!(findings.has_admin(company(43)), None);
    assert_eq!(findings.has_admin(company(45)), Some(false));
    let history = scene.sandbox.history();
    let pages = (ADDITIONAL + USUAL).div_ceil(250);
    assert_eq!(requests_to(&history, USERS), pages + 2);
    assert_eq!(history.len(), pages + 2);
    assert_pace(&history, 75);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_storefront_login_asks_for_fifty_addresses_at_a_time() {
    let mut scene = store_with(ADDITIONAL).await;
    scene.set_pace(Pace::per_minute(150));
    scene.log_in(ADMIN, None).await;
    let newcomers = newcomers(5_000);
    let options = ExistenceCheckOptions {
        dialect: Dialect::StorefrontGraphql,
        about_companies: true,
        ..ExistenceCheckOptions::default()
    };
    let findings = look(&scene, subjects(&newcomers), options).await;

    assert_exact(&findings, &newcomers, Dialect::StorefrontGraphql);
    let company = newcomers[0].subject.company_id;
    assert_eq!(findings.has_admin(company), Some(true));
    let history = scene.sandbox.history();
    assert_eq!(requests_to(&history, "/graphql"), 100 + 1);
    assert_eq!(history.len(), 100 + 1);
    assert_pace(&history, 150);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_archived_interface_reads_the_lists_of_the_companies() {
    let scene = store_with(ADDITIONAL).await;
    let mut newcomers = newcomers(5_000);
    for newcomer in newcomers.iter_mut().skip(9).step_by(40) {
        newcomer.join(45);
    }
    scene.set_pace(Pace::per_minute(10));
    let options = ExistenceCheckOptions {
        dialect: Dialect::ArchiveV2,
        about_companies: true,
        ..ExistenceCheckOptions::default()
    };
    let findings = look(&scene, subjects(&newcomers), options).await;

    assert_exact(&findings, &newcomers, Dialect::ArchiveV2);
    assert_eq!(
        findings.has_admin(newcomers[9].subject.company_id),
        Some(false)
    );
    let history = scene.sandbox.history();
    let users = scene.sandbox.users();
    let of_42 = users.iter().filter(|user| user.company_id == 42).count();
    let of_company = |id: u64| requests_to(&history, &format!("/api/v2/io/companies/{id}/users"));
    assert_eq!(of_company(42), of_42.div_ceil(250) + 1);
    // A company without users has an empty page and no admin.
    assert_eq!(of_company(45), 2);
    assert_eq!(history.len(), of_company(42) + of_company(45));
    assert_pace(&history, 10);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_few_addresses_are_asked_for_one_by_one_in_a_big_store() {
    let scene = store_with(ADDITIONAL).await;
    // Up to three: without a look at the list. More: its first page shows how long it is.
    for (count, calls) in [(1, 1), (3, 3), (4, 1 + 4), (20, 1 + 20)] {
        scene.sandbox.reset();
        let newcomers = newcomers(count);
        let findings = look(
            &scene,
            subjects(&newcomers),
            ExistenceCheckOptions::default(),
        )
        .await;
        assert_exact(&findings, &newcomers, Dialect::Management);
        let history = scene.sandbox.history();
        assert_eq!(requests_to(&history, USERS), calls, "{count} addresses");
        assert_eq!(history.len(), calls, "{count} addresses");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_fills_its_last_page_is_not_asked_for_another() {
    for (users, calls) in [(USUAL, 1), (249, 1), (250, 1), (251, 2), (500, 2), (501, 3)] {
        let scene = store_with(users - USUAL).await;
        let newcomers = newcomers(100);
        let options = ExistenceCheckOptions::default();
        let findings = look(&scene, subjects(&newcomers), options).await;
        // The crowd is smaller here, so only who is special is compared.
        assert_exact(&findings, &newcomers[..7], Dialect::Management);
        assert_eq!(scene.sandbox.history().len(), calls, "{users} users");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_budget_that_others_have_used_up_is_waited_for() {
    let scene = store_with(1_000).await;
    scene.spend(150).await;
    let spent = scene.now();
    scene.pass(40_000);
    let newcomers = newcomers(7);
    let mut preflight = ExistenceCheck::new(subjects(&newcomers), ExistenceCheckOptions::default());
    assert_eq!(scene.drive(&mut preflight).await, Step::Done);

    assert_eq!(preflight.progress().failure, None);
    assert_exact(preflight.results(), &newcomers, Dialect::Management);
    let history = scene.sandbox.history().split_off(150);
    let statuses: Vec<_> = history.iter().map(|entry| entry.status).collect();
    // Refused once, and only once: the answer says when the budget is back.
    let granted = vec![Some(200); 5];
    assert_eq!(statuses, [vec![Some(429)], granted].concat());
    let waited = history[1].at - spent;
    assert!((60_000..61_000).contains(&waited), "{waited}");
}
