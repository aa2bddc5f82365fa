//! Users of many companies, at a store that takes them in one request and at one that does not.

use super::budget::requests_to;
use super::scene::Scene;
use super::truth::Before;
use b2b_users_core::check::check_user;
use b2b_users_core::config::Rules;
use b2b_users_core::engine::Step;
use b2b_users_core::import::{Import, ImportOptions};
use b2b_users_core::user::{NewUser, UserDraft};
use b2b_users_sandbox::{Options, Variants};

const COMPANIES: usize = 60;
const BULK: &str = "/api/v3/io/users/bulk";
const USERS: &str = "/api/v3/io/users";

/// A user of each company.
fn users() -> Vec<NewUser> {
    let draft = |company: usize| UserDraft {
        email: format!("branch{company}@example.com"),
        first_name: "Zoë".to_owned(),
        last_name: "Björk".to_owned(),
        company_id: company.to_string(),
        role: "2".to_owned(),
        channel_ids: "1".to_owned(),
        ..UserDraft::default()
    };
    let drafts = (1001..).take(COMPANIES).map(draft);
    drafts
        .map(|draft| check_user(&draft, &Rules::management()).user.unwrap())
        .collect()
}

/// Plays an import of them; gives the requests to the bulk call and to the single one, look-ups included.
async fn play(mixed_companies: bool) -> (usize, usize) {
    let scene = Scene::start(Options {
        variants: Variants {
            mixed_companies,
            ..Variants::default()
        },
        additional_companies: COMPANIES,
        ..Options::default()
    })
    .await;
    let before = Before::new(&scene);
    let mut import = Import::new(users(), ImportOptions::default());
    assert_eq!(scene.drive(&mut import).await, Step::Done);
    for row in import.rows() {
        assert_eq!(row.status(), "created", "{row:?}");
    }
    before.assert_told_truly(&scene, &import);
    let history = scene.sandbox.history();
    (requests_to(&history, BULK), requests_to(&history, USERS))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_takes_several_companies_in_one_request_gets_ten_users_at_a_time() {
    // Two users as a trial and 58 others; a probe and the look-ups of the two.
    assert_eq!(play(true).await, (1 + 6, 1 + 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_refuses_them_gets_a_request_for_each_company() {
    // The trial; a probe, two looks for each of the two, and a create for each user.
    assert_eq!(play(false).await, (1, 1 + 4 + COMPANIES));
}
