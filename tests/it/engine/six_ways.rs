//! The same fifty users in all six ways.

use super::budget::assert_all_granted;
use super::scene::{ADMIN, START, Scene};
use super::way::{WAYS, Way};
use b2b_users_core::check::RowVerdict;
use b2b_users_core::config::Rules;
use b2b_users_core::engine::Step;
use b2b_users_core::import::{Import, ImportOptions};
use b2b_users_core::issue::Code;
use b2b_users_core::sheet::{Listed, Sheet, SheetCheck};
use b2b_users_core::table::{TableOptions, read_table};
use b2b_users_core::user::Field;
use b2b_users_sandbox::{ExtraField, HistoryEntry, Options, StoredUser};
use std::collections::BTreeMap;

const FILE: &str = include_str!("../../fixtures/six-ways.csv");

/// The roles of the store that the file names: `companyRoleId` and built-in code.
const ROLES: [(u64, u8); 3] = [(9979, 0), (9980, 1), (9981, 2)];
const APPROVER: u64 = 10_021;

/// A row of the file as another reader of CSV sees it, by header.
type Row = BTreeMap<String, String>;

fn rows() -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(FILE.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn check(way: &Way) -> SheetCheck {
    let table = read_table(FILE.as_bytes(), TableOptions::default()).unwrap();
    let rules = Rules {
        in_bulk: way.users_per_request != Some(1),
        ..Rules::for_dialect(way.dialect)
    };
    SheetCheck::whole(Sheet::new(table.into()), rules.into())
}

/// The user that this way makes of a row. Numbers and dates are the store's.
fn expected(way: &Way, row: &Row, stored: &StoredUser) -> StoredUser {
    let code = match row["Role"].to_lowercase().as_str() {
        "admin" | "0" => 0,
        "senior buyer" | "1" => 1,
        "junior buyer" | "2" => 2,
        other => panic!("{other} is no role"),
    };
    let custom = way.custom_role && !row["Custom role ID"].is_empty();
    // Custom roles read back as junior buyers (Users API, `roles` filter).
    let (company_role_id, role) = match custom {
        true => (APPROVER, 2),
        false => ROLES[code],
    };
    let channels = row["Channel IDs"].split(';');
    let channel_ids = match way.channels {
        true => channels.map(|id| id.parse().unwrap()).collect(),
        false => vec![1],
    };
    let text = |carried: bool, header: &str| match carried {
        true => row[header].clone(),
        false => String::new(),
    };
    let department = ExtraField {
        field_name: "Department".to_owned(),
        field_value: text(way.extra_fields, "extra:Department"),
    };
    StoredUser {
        id: stored.id,
        customer_id: stored.customer_id,
        email: row["Email"].clone(),
        first_name: row["First name"].clone(),
        last_name: row["Last name"].clone(),
        phone_number: row["Phone number"].clone(),
        company_id: 42,
        company_status: 1,
        role,
        company_role_id,
        origin_channel_id: channel_ids[0],
        channel_ids,
        uuid: text(way.uuid, "External ID"),
        extra_fields: match department.field_value.is_empty() {
            true => Vec::new(),
            false => vec![department],
        },
        linked_customer: false,
        created_at: stored.created_at,
        updated_at: stored.created_at,
    }
}

/// What has to be said about a row before it is sent.
fn warnings(way: &Way, row: &Row) -> Vec<(Field, Code)> {
    let lost = [
        (way.custom_role, "Custom role ID", Field::CompanyRoleId),
        (way.channels, "Channel IDs", Field::ChannelIds),
        (way.uuid, "External ID", Field::Uuid),
        (way.extra_fields, "extra:Department", Field::ExtraFields),
    ];
    let lost = lost
        .iter()
        .filter(|(carried, header, _)| !carried && !row[*header].is_empty());
    let mut warnings: Vec<_> = lost
        .map(|(_, _, field)| (*field, Code::FieldNotCarried))
        .collect();
    if !way.welcome_switch && row["Welcome email"] == "no" {
        warnings.push((Field::AcceptWelcomeEmail, Code::WelcomeEmailAlwaysSent));
    }
    warnings.sort();
    warnings
}

#[test]
fn the_file_has_something_to_lose_in_every_way() {
    let rows = rows();
    assert_eq!(rows.len(), 50);
    let with = |header: &str| rows.iter().filter(|row| !row[header].is_empty()).count();
    assert_eq!(with("Phone number"), 50);
    assert_eq!(with("Custom role ID"), 8);
    assert_eq!(with("External ID"), 40);
    assert_eq!(with("extra:Department"), 44);
    let where_ = |header: &str, value: &str| rows.iter().filter(|row| row[header] == value).count();
    assert_eq!(where_("Welcome email", "yes"), 31);
    assert_eq!(where_("Welcome email", "no"), 19);
    assert!(where_("Channel IDs", "1;2") > 0 && where_("Channel IDs", "2") > 0);
}

#[test]
fn what_a_way_cannot_carry_is_said_of_each_row_before_sending() {
    for way in &WAYS {
        let check = check(way);
        assert_eq!(check.count(RowVerdict::Valid), 50, "{}", way.name);
        let problems = check.problems(Listed::All, 0, usize::MAX);
        let mut count = 0;
        // The header is row 1.
        for (number, row) in (2..).zip(&rows()) {
            let about_row = problems.iter().filter(|problem| problem.row == number);
            let mut found: Vec<_> = about_row
                .map(|problem| (problem.issue.field.unwrap(), problem.issue.code))
                .collect();
            found.sort();
            assert_eq!(found, warnings(way, row), "{}, row {number}", way.name);
            count += found.len();
        }
        assert_eq!(count, problems.len(), "{}", way.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_way_stores_all_that_it_can_carry() {
    for way in &WAYS {
        let mut scene = Scene::start(Options::default()).await;
        if way.dialect.uses_login() {
            scene.log_in(ADMIN, None).await;
        }
        let before = scene.sandbox.users().len();
        let check = check(way);
        let users = check.users(&mut check.valid_rows());
        let options = ImportOptions {
            dialect: way.dialect,
            users_per_request: way.users_per_request,
            ..ImportOptions::default()
        };
        let mut run = Import::new(users, options);
        assert_eq!(scene.drive(&mut run).await, Step::Done, "{}", way.name);
        assert_eq!(scene.view(&run).counts.created, 50, "{}", way.name);

        let stored = scene.sandbox.users().split_off(before);
        assert_eq!(stored.len(), 50, "{}", way.name);
        for row in &rows() {
            let found = stored.iter().find(|user| user.email == row["Email"]);
            let found = found.unwrap_or_else(|| panic!("{}: no {}", way.name, row["Email"]));
            assert_eq!(*found, expected(way, row, found), "{}", way.name);
            let made = START / 1000..=scene.now() / 1000;
            assert!(made.contains(&found.created_at), "{}", way.name);
        }
        assert_mails(&scene, way);
        assert_requests(&scene.sandbox.history(), way);
    }
}

/// Exactly those get a welcome mail who are to get one, and each of them one.
fn assert_mails(scene: &Scene, way: &Way) {
    let mut welcomed: Vec<String> = scene
        .sandbox
        .mails()
        .into_iter()
        .map(|mail| mail.to)
        .collect();
    let rows = rows();
    let wanted = rows
        .iter()
        .filter(|row| !way.welcome_switch || row["Welcome email"] == "yes");
    let mut wanted: Vec<String> = wanted.map(|row| row["Email"].clone()).collect();
    welcomed.sort();
    wanted.sort();
    assert_eq!(welcomed, wanted, "{}", way.name);
}

/// No more and no fewer requests than it takes, each with the credentials of its interface.
fn assert_requests(history: &[HistoryEntry], way: &Way) {
    assert_all_granted(history);
    let by_path = |method: &str| {
        let mut paths: BTreeMap<String, usize> = BTreeMap::new();
        for entry in history.iter().filter(|entry| entry.method == method) {
            let path = entry.path.split('?').next().unwrap();
            *paths.entry(path.to_owned()).or_default() += 1;
        }
        paths
    };
    let typed_out = |paths: &[(&str, usize)]| {
        let paths = paths.iter();
        paths
            .map(|(path, times)| ((*path).to_owned(), *times))
            .collect()
    };
    assert_eq!(by_path("GET"), typed_out(way.probes), "{}", way.name);
    assert_eq!(by_path("POST"), typed_out(way.creates), "{}", way.name);
    for entry in history {
        assert_eq!(entry.credentials, way.credentials, "{}", way.name);
    }
}
