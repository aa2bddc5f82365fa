//! From a look into the store to what is sent then.

use crate::scene::{ADMIN, Scene};
use b2b_users_core::check::{TableCheck, check_table};
use b2b_users_core::config::Rules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::{Engine, Event, Pause, Step};
use b2b_users_core::import::{Import, ImportOptions};
use b2b_users_core::issue::Code;
use b2b_users_core::lookup::{
    Candidate, ExistenceCheck, ExistenceCheckOptions, Lookup, LookupResults,
};
use b2b_users_core::mapping::Mapping;
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
fn check(rows: &[(&str, &str)], dialect: Dialect) -> TableCheck {
    let rows = rows
        .iter()
        .map(|(email, badge)| format!("{email},Marie,Curie,112233,42,Senior buyer,1,{badge}\n"));
    let file = HEADER.to_owned() + &rows.collect::<String>();
    let table = read_table(file.as_bytes(), TableOptions::default()).unwrap();
    let headers: Vec<&str> = table.headers().collect();
    check_table(
        &table,
        &Mapping::suggest(&headers),
        &Rules::for_dialect(dialect),
    )
}

fn look(check: &TableCheck, dialect: Dialect, unique_fields: &[&str]) -> ExistenceCheck {
    let subjects = check.users.iter().map(|(_, user)| Candidate::from(user));
    let options = ExistenceCheckOptions {
        dialect,
        unique_fields: unique_fields
            .iter()
            .map(|name| (*name).to_owned())
            .collect(),
        ..ExistenceCheckOptions::default()
    };
    ExistenceCheck::new(subjects.collect(), options)
}

/// The findings of the rows, in their order.
fn codes(check: &TableCheck) -> Vec<(u32, Code)> {
    let of_store =
        |code: &Code| code.as_str().starts_with("email.") || *code == Code::ExtraFieldTaken;
    let issues = check.issues.iter();
    issues
        .map(|issue| (issue.row.unwrap(), issue.code))
        .filter(|(_, code)| of_store(code))
        .collect()
}

/// Creates whom the look leaves.
async fn create(scene: &Scene, check: TableCheck, dialect: Dialect) -> Import {
    let users = check.users.into_iter().map(|(_, user)| user).collect();
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
    let applied = preflight.into_results().apply(&check, dialect);
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
    let findings: LookupResults = preflight.into_results();
    let applied = findings.apply(&check, dialect);
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
    let findings = preflight.into_results();
    let known = check
        .users
        .iter()
        .filter(|(_, user)| findings.status(user).is_some());
    assert_eq!(known.count(), 120);
    assert_eq!(scene.sandbox.history().len(), 3 + 1);
}
