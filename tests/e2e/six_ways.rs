//! The same fifty users in all six ways to create a user. In Chromium alone: the engine
//! underneath is the same in every browser and is tested without one; what is shown here is
//! that page, settings, login and proxy lead each way to its own interface.

use crate::scene::{Scene, in_chromium, usual, with_config};
use b2b_users_sandbox::StoredUser;
use b2b_users_tests::test_id;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const FILE: &str = include_str!("../fixtures/six-ways.csv");

/// One way, and what it carries by the vendor's pages on it (Users API; storefront Users API;
/// storefront GraphQL, `UserInputType`; V2 Users API).
#[derive(Debug)]
struct Way {
    dialect: &'static str,
    singly: bool,
    custom_role: bool,
    channels: bool,
    /// Otherwise everybody gets the welcome mail.
    asks_for_mail: bool,
    uuid: bool,
    extra_fields: bool,
    /// The requests that create, by path.
    creates: &'static [(&'static str, usize)],
}

const ALL: Way = Way {
    dialect: "management",
    singly: false,
    custom_role: true,
    channels: true,
    asks_for_mail: true,
    uuid: true,
    extra_fields: true,
    creates: &[("/api/v3/io/users/bulk", 5)],
};
const SINGLY: Way = Way {
    singly: true,
    creates: &[("/api/v3/io/users", 50)],
    ..ALL
};
const GRAPHQL: Way = Way {
    dialect: "storefront-graphql",
    channels: false,
    creates: &[("/graphql", 50)],
    ..ALL
};
const STOREFRONT: Way = Way {
    dialect: "storefront",
    custom_role: false,
    channels: false,
    asks_for_mail: false,
    uuid: false,
    extra_fields: false,
    creates: &[("/api/v2/users", 50)],
    ..ALL
};
// One flag for a request: 31 users with the mail make four, 19 without it two, and the
// thirty-first of the former goes alone.
const ARCHIVE: Way = Way {
    dialect: "archive-v2",
    uuid: false,
    creates: &[
        ("/api/v2/io/companies/42/users", 1),
        ("/api/v2/io/companies/42/users/bulk_create", 5),
    ],
    ..ALL
};
const ARCHIVE_SINGLY: Way = Way {
    singly: true,
    uuid: true,
    creates: &[("/api/v2/io/companies/42/users", 50)],
    ..ARCHIVE
};

#[tokio::test(flavor = "multi_thread")]
async fn each_way_stores_all_that_it_can_carry() {
    // Pages that wait for the pace more than for anything else can do so side by side.
    tokio::join!(
        go(&ALL),
        go(&SINGLY),
        go(&GRAPHQL),
        go(&STOREFRONT),
        go(&ARCHIVE),
        go(&ARCHIVE_SINGLY),
    );
}

async fn go(way: &'static Way) {
    let mut settings = json!({ "dialect": way.dialect, "requestsPerMinute": 150, "rowKey": false });
    if way.singly {
        settings["usersPerRequest"] = 1.into();
    }
    if way.dialect.starts_with("storefront") {
        let test = |scene: Scene| {
            let settings = settings.clone();
            async move {
                let _site = scene.visit_in_page(&settings, "").await;
                scene.paste(&scene.login()).await;
                import(scene, way).await
            }
        };
        in_chromium(usual(), test).await;
    } else {
        let options = with_config(&settings.to_string());
        in_chromium(options, |scene| import(scene, way)).await;
    }
}

/// Imports the file as a person would, then compares what the store has.
async fn import(scene: Scene, way: &'static Way) -> Scene {
    let before = scene.stack.sandbox().users().len();
    scene.import("six-ways.csv", FILE.as_bytes()).await;
    let deprecated = usize::from(way.dialect == "archive-v2");
    assert_eq!(
        scene.browser.count(&test_id("deprecated")).await.unwrap(),
        deprecated
    );
    assert_eq!(
        (scene.number("valid").await, scene.number("invalid").await),
        (50, 0),
        "{way:?}"
    );
    assert_warned(&scene, way).await;
    scene.click("send").await;
    scene.wait_for_result().await;
    assert_eq!(scene.number("created").await, 50, "{way:?}");

    let stored = scene.stack.sandbox().users().split_off(before);
    assert_eq!(stored.len(), 50, "{way:?}");
    for row in rows() {
        let user = scene.stored(&row["Email"]);
        assert_eq!(shown(&user), expected(way, &row), "{way:?}");
        let mails = usize::from(!way.asks_for_mail || row["Welcome email"] == "yes");
        assert_eq!(
            scene.mails_to(&user.email),
            mails,
            "{way:?}: {}",
            user.email
        );
    }
    let mut creates: BTreeMap<String, usize> = BTreeMap::new();
    let history = scene.stack.sandbox().history();
    for entry in history.iter().filter(|entry| !entry.created.is_empty()) {
        *creates.entry(entry.path.clone()).or_default() += 1;
    }
    let creates: Vec<_> = creates
        .iter()
        .map(|(path, times)| (path.as_str(), *times))
        .collect();
    assert_eq!(creates, way.creates, "{way:?}");
    scene
}

/// Values that will not arrive are counted before anything is sent.
async fn assert_warned(scene: &Scene, way: &Way) {
    let rows = rows();
    let filled = |column: &str| rows.iter().filter(|row| !row[column].is_empty()).count();
    let lost = [
        (way.custom_role, filled("Custom role ID")),
        (way.channels, filled("Channel IDs")),
        (way.uuid, filled("External ID")),
        (way.extra_fields, filled("extra:Department")),
        (
            way.asks_for_mail,
            rows.iter()
                .filter(|row| row["Welcome email"] == "no")
                .count(),
        ),
    ];
    let lost = lost
        .iter()
        .filter(|(carried, _)| !carried)
        .map(|(_, count)| count);
    assert_eq!(
        scene.number("warnings").await,
        lost.sum::<usize>(),
        "{way:?}"
    );
}

/// A row of the file as another reader of CSV sees it, by header.
type Row = BTreeMap<String, String>;

fn rows() -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(FILE.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

/// A stored user without what the store gives it by itself.
fn shown(user: &StoredUser) -> Value {
    let mut shown = serde_json::to_value(user).unwrap();
    for own in [
        "id",
        "customerId",
        "createdAt",
        "updatedAt",
        "companyStatus",
    ] {
        shown.as_object_mut().unwrap().remove(own).unwrap();
    }
    shown
}

/// The user that this way makes of a row.
fn expected(way: &Way, row: &Row) -> Value {
    let (role, role_id) = match row["Role"].to_lowercase().as_str() {
        // Custom roles read back as junior buyers.
        _ if way.custom_role && !row["Custom role ID"].is_empty() => (2, 10_021),
        "admin" | "0" => (0, 9979),
        "senior buyer" | "1" => (1, 9980),
        "junior buyer" | "2" => (2, 9981),
        other => panic!("{other} is no role"),
    };
    let channels = if way.channels {
        &row["Channel IDs"]
    } else {
        "1"
    };
    let channels: Vec<u64> = channels.split(';').map(|id| id.parse().unwrap()).collect();
    let department = json!({ "fieldName": "Department", "fieldValue": row["extra:Department"] });
    let has_department = way.extra_fields && !row["extra:Department"].is_empty();
    json!({
        "email": row["Email"],
        "firstName": row["First name"],
        "lastName": row["Last name"],
        "phoneNumber": row["Phone number"],
        "companyId": 42,
        "role": role,
        "companyRoleId": role_id,
        "originChannelId": channels[0],
        "channelIds": channels,
        "uuid": if way.uuid { &row["External ID"] } else { "" },
        "extraFields": if has_department { vec![department] } else { Vec::new() },
        "linkedCustomer": false,
    })
}
