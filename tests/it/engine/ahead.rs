//! From a look into the store to what is sent then.

use super::scene::{ADMIN, Scene};
use b2b_users_core::config::Rules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::{Engine, Event, Pause, Step};
use b2b_users_core::import::{Import, ImportOptions};
use b2b_users_core::issue::Code;
use b2b_users_core::lookup::{ExistenceCheck, ExistenceCheckOptions, Lookup};
use b2b_users_core::sheet::Problem;
use b2b_users_core::sheet::{Listed, Sheet, SheetCheck};
use b2b_users_core::table::{TableOptions, read_table};
use b2b_users_sandbox::Options;
use serde_json::json;

const HEADER: &str =
    "Email,First name,Last name,Phone number,Company ID,Role,Channel IDs,extra:Badge number\n";
const ADDRESSES: [&str; 5] = [
    "free@example.com",
    "shopper@example.com",
    "trade.counter@example.com",
    "existing.buyer@example.com",
    "super.admin@example.com",
];

/// The check of a file with these addresses and badges.
fn check(rows: &[(&str, &str)], dialect: Dialect) -> SheetCheck {
    let rows = rows
        .iter()
        .map(|(email, badge)| format!("{email},Marie,Curie,112233,42,Senior buyer,1,{badge}\n"));
    let file = HEADER.to_owned() + &rows.collect::<String>();
    let table = read_table(file.as_bytes(), TableOptions::default()).unwrap();
    SheetCheck::whole(Sheet::new(table.into()), Rules::for_dialect(dialect).into())
}

fn look(check: &SheetCheck, dialect: Dialect, unique_fields: &[&str]) -> ExistenceCheck {
    let options = ExistenceCheckOptions {
        dialect,
        unique_fields: unique_fields
            .iter()
            .map(|name| (*name).to_owned())
            .collect(),
        ..ExistenceCheckOptions::default()
    };
    ExistenceCheck::new(check.candidates(&mut (0..check.row_count())), options)
}

/// The findings of the rows, in their order.
fn codes(check: &SheetCheck) -> Vec<(u32, Code)> {
    let problems = check.problems(Listed::Store, 0, usize::MAX);
    let code = |problem: Problem| (problem.row, problem.issue.code);
    problems.into_iter().map(code).collect()
}

/// The check with what a look found laid over it.
fn with_findings(mut check: SheetCheck, preflight: ExistenceCheck) -> SheetCheck {
    check.set_lookup_results(preflight.into_results().into());
    while !check.advance(3) {}
    check
}

/// Creates whom the look leaves.
async fn create(scene: &Scene, check: SheetCheck, dialect: Dialect) -> Import {
    let users = check.users(&mut check.valid_rows());
    let options = ImportOptions {
        dialect,
        skip_probe: true,
        ..ImportOptions::default()
    };
    let mut run = Import::new(users, options);
    assert_eq!(scene.drive(&mut run).await, Step::Done);
    run
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_the_store_would_refuse_is_not_sent_and_others_are_linked_or_joined() {
    let dialect = Dialect::StorefrontGraphql;
    let mut scene = Scene::start(Options::default()).await;
    scene.log_in(ADMIN, None).await;
    let check = check(&ADDRESSES.map(|email| (email, "")), dialect);
    let mut preflight = look(&check, dialect, &[]);
    assert_eq!(scene.drive(&mut preflight).await, Step::Done);
    let applied = with_findings(check, preflight);
    assert_eq!(
        codes(&applied),
        [
            (3, Code::EmailLinksCustomer),
            (4, Code::EmailOnOtherChannel),
            (5, Code::EmailInThisCompany),
            (6, Code::EmailSuperAdmin),
        ]
    );

    let before = scene.sandbox.users();
    let run = create(&scene, applied, dialect).await;
    let counts = scene.view(&run).counts;
    assert_eq!(
        (counts.created, counts.exists),
        (2, 1),
        "one was there and joined"
    );
    let now = scene.sandbox.users();
    let new: Vec<_> = now[before.len()..]
        .iter()
        .map(|user| (user.email.as_str(), user.linked_customer))
        .collect();
    assert_eq!(new, [(ADDRESSES[0], false), (ADDRESSES[1], true)]);
    let channels = |users: &[b2b_users_sandbox::StoredUser]| {
        let joined = users.iter().find(|user| user.email == ADDRESSES[2]);
        joined.map(|user| user.channel_ids.clone()).unwrap()
    };
    assert_eq!((channels(&before), channels(&now)), (vec![2], vec![2, 1]));
    // One look, and no request for those who were left out.
    assert_eq!(scene.sandbox.history().len(), 1 + 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_value_that_no_two_users_may_share_is_found_in_the_whole_store() {
    let dialect = Dialect::Management;
    let scene = Scene::start(Options::default()).await;
    let first = check(
        &[("first@example.com", "B-1"), ("second@example.com", "B-2")],
        dialect,
    );
    create(&scene, first, dialect).await;

    let rows = [
        ("third@example.com", "B-2"),
        ("fourth@example.com", "b-2"),
        ("fifth@example.com", "B-3"),
        ("sixth@example.com", ""),
    ];
    let check = check(&rows, dialect);
    let mut preflight = look(&check, dialect, &["Badge number"]);
    assert_eq!(scene.drive(&mut preflight).await, Step::Done);
    let applied = with_findings(check, preflight);
    assert_eq!(codes(&applied), [(2, Code::ExtraFieldTaken)]);
    let run = create(&scene, applied, dialect).await;
    assert_eq!(scene.view(&run).counts.created, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_that_expires_during_the_look_is_waited_for() {
    let dialect = Dialect::StorefrontGraphql;
    let mut scene = Scene::start(Options::default()).await;
    scene.log_in(ADMIN, None).await;
    let emails: Vec<String> = (0..120)
        .map(|number| format!("look{number}@example.com"))
        .collect();
    let rows: Vec<_> = emails.iter().map(|email| (email.as_str(), "")).collect();
    let check = check(&rows, dialect);
    let mut preflight = look(&check, dialect, &[]);
    scene.drive_for(&mut preflight, 1).await;
    scene.order("expire-tokens", json!({})).await;
    assert_eq!(scene.drive(&mut preflight).await, Step::AwaitUser);
    assert!(matches!(
        preflight.progress().paused,
        Some(Pause::SignIn(_))
    ));
    assert_eq!(preflight.progress().left, 2);

    scene.log_in(ADMIN, None).await;
    preflight.on(Event::Resume, scene.now());
    assert_eq!(scene.drive(&mut preflight).await, Step::Done);
    assert_eq!(preflight.progress().failure, None);
    let applied = with_findings(check, preflight);
    assert_eq!((applied.sound(), applied.has_unknown()), (120, false));
    assert_eq!(scene.sandbox.history().len(), 3 + 1);
}
