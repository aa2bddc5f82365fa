//! A file by the store's rules.

use super::definitions::{defined, offline};
use crate::scene::{Scene, in_every_engine, usual, with_config};
use b2b_users_tests::{post, test_id};
use serde_json::json;

const HEADER: &str = "Email,First name,Last name,Company ID,Role,Channels,extra:Cost center,extra:Notes,extra:Order limit,extra:site,extra:Badge\n";

/// The cells after the name in a row that nothing is wrong with.
const GOOD: &str = "Cobalt Foods,approver,1;2,CC 1,one,10000,south,B-1";

/// The same cells, and column, value and code of what is wrong with them.
const ROWS: [(&str, [&str; 3]); 12] = [
    (
        "Nowhere Ltd,0,1,CC 1,,,,",
        ["Company ID", "Nowhere Ltd", "company.unknown"],
    ),
    ("99,0,1,CC 1,,,,", ["Company ID", "99", "company.unknown"]),
    ("42,Chief,1,CC 1,,,,", ["Role", "Chief", "role.unknown"]),
    ("42,0,3,CC 1,,,,", ["Channels", "3", "channels.not_enabled"]),
    ("42,0,1;7,CC 1,,,,", ["Channels", "1;7", "channels.unknown"]),
    (
        "42,0,1,,,,,",
        ["extra:Cost center", "", "extra_field.required"],
    ),
    (
        "42,0,1,1234567,,,,",
        ["extra:Cost center", "1234567", "text.too_long"],
    ),
    (
        "42,0,1,CC 1,\"a\nb\nc\",,,",
        ["extra:Notes", "a\nb\nc", "extra_field.too_many_lines"],
    ),
    (
        "42,0,1,CC 1,,1e3,,",
        ["extra:Order limit", "1e3", "extra_field.not_a_number"],
    ),
    (
        "42,0,1,CC 1,,10000.01,,",
        ["extra:Order limit", "10000.01", "extra_field.too_large"],
    ),
    (
        "42,0,1,CC 1,,,West,",
        ["extra:site", "West", "extra_field.not_listed"],
    ),
    (
        "42,0,1,CC 1,,,,B-1",
        ["extra:Badge", "B-1", "extra_field.duplicate"],
    ),
];

fn file() -> String {
    let bad = ROWS.iter().map(|(cells, _)| (*cells).to_owned());
    // Nothing in the file itself is wrong with the last rows.
    let badges = ["B-77", "B-2", "B-3"];
    let good = badges.map(|badge| format!("42,0,1,CC 1,,,,{badge}"));
    let rows = std::iter::once(GOOD.to_owned()).chain(bad).chain(good);
    let line = |(cells, row)| format!("row{row}@example.com,Zoë,Row,{cells}\n");
    HEADER.to_owned() + &rows.zip(1..).map(line).collect::<String>()
}

/// Every row has the one problem of the table, in its place.
async fn assert_judged(scene: &Scene) {
    assert_eq!(
        (scene.number("rows").await, scene.number("valid").await),
        (16, 4)
    );
    let listed = scene.problems().await;
    assert_eq!(listed.len(), 12, "{listed:?}");
    for ((row, (_, problem)), shown) in (3..).zip(&ROWS).zip(&listed) {
        let [column, value, code] = problem;
        let expected = json!({ "row": row, "column": column, "value": value, "code": code });
        for (key, expected) in expected.as_object().unwrap() {
            assert_eq!(&shown[key], expected, "{shown}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_judged_by_the_same_rules_and_by_who_is_in_the_store() {
    in_every_engine(usual(), |scene| async move {
        scene.stack.sandbox().set_extra_fields(defined());
        let taken = json!({ "email": "taken@example.com", "firstName": "A", "lastName": "B", "companyId": 43, "role": 2,
            "channelIds": [1], "extraFields": [{ "fieldName": "Cost center", "fieldValue": "C" }, { "fieldName": "Badge", "fieldValue": "B-77" }] });
        let created = post(&format!("{}api/v3/io/users", scene.stack.url()), &taken).unwrap();
        assert_eq!(created.status, 200, "{}", created.body);
        scene.reload().await;
        scene.wait_for_store().await;
        scene.import("rules.csv", file().as_bytes()).await;
        assert_judged(&scene).await;

        scene.look().await;
        assert_eq!((scene.number("valid").await, scene.number("invalid").await), (3, 13));
        // What was found shows first, and nothing else was found.
        let listed = scene.problems().await;
        let [taken] = listed.as_slice() else {
            panic!("{listed:?}")
        };
        assert_eq!((&taken["row"], &taken["code"]), (&json!(15), &json!("extra_field.taken")));
        assert_eq!((&taken["column"], &taken["value"]), (&json!("extra:Badge"), &json!("B-77")));
        scene.click("send").await;
        scene.wait_for_result().await;
        let user = scene.stored("row1@example.com");
        assert_eq!((user.company_id, user.company_role_id), (44, 10021));
        assert!(user.extra_fields.iter().any(|field| field.field_value == "South"), "in the store's spelling");
        assert_eq!(scene.creates(), [1, 1, 2], "the first one is the test's own; one company at a time");
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_in_the_settings_judge_alike_and_nobody_is_asked() {
    let config = json!({ "dialect": "management", "companyId": 42, "channelIds": [1], "lookUps": false, "rules": offline() });
    in_every_engine(with_config(&config.to_string()), |scene| async move {
        scene.wait_for_store().await;
        scene.import("rules.csv", file().as_bytes()).await;
        assert_judged(&scene).await;
        assert_eq!(scene.browser.count(&test_id("look")).await.unwrap(), 0);
        let history = scene.stack.sandbox().history();
        assert!(history.is_empty(), "{history:?}");
        scene
    })
    .await;
}
