//! *Add many*.

use crate::scene::{Scene, in_every_engine, sample, usual};
use b2b_users_sandbox::{ExtraFieldDefinition, ExtraFieldKind};
use b2b_users_tests::test_id;
use serde_json::Value;

/// What the sample holds, worked out without the product.
fn expected() -> Value {
    serde_json::from_str(include_str!("../fixtures/sample-users.json")).unwrap()
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sample_creates_its_valid_rows_and_names_each_problem() {
    in_every_engine(usual(), |scene| async move {
        let expected = expected();
        let before = scene.stack.sandbox().users().len();
        scene.wait_for_store().await;
        scene.import_file(&sample()).await;
        scene.browser.find(&test_id("confirmation")).await.unwrap();
        assert_eq!(scene.number("rows").await, number(&expected["rows"]));
        assert_eq!(scene.number("valid").await, number(&expected["valid"]));
        let left_out = scene.number("invalid").await + scene.number("duplicate").await;
        assert_eq!(left_out, number(&expected["invalid"]));
        each_problem_is_named(&scene, &expected["issues"]).await;
        let words = scene.browser.text(&test_id("confirmation")).await.unwrap();
        assert!(
            words.contains("228 users will be created: ")
                && words.contains("In 2 companies: ")
                && words.contains("20 of them")
                && words.contains("requests at up to 75 a minute")
                && words.contains("22 rows are skipped: "),
            "{words}"
        );
        for company in [
            "Acme Industrial Supply (42): 147",
            "Borealis Trading (43): 81",
        ] {
            assert!(words.contains(company), "{words}");
        }
        assert!(
            scene.creates().is_empty(),
            "nothing is sent before it is confirmed"
        );

        scene.click("send").await;
        scene.wait_for_result().await;
        assert_eq!(scene.number("created").await, 228);
        assert_eq!(scene.stack.sandbox().users().len() - before, 228);
        assert_eq!(
            scene.stack.sandbox().mails().len(),
            number(&expected["welcomeMails"])
        );
        let creates = scene.creates().len();
        assert!(creates <= 228_usize.div_ceil(10) + 3, "{creates} creates");
        // Four lists of what the store has, one page of who is in it, and a little more.
        let looks = scene.looks().len();
        assert!(looks <= 4 + 1 + 3, "{looks} looks");
        assert!(scene.creates().iter().all(|users| *users <= 10));
        corrected_rows_complete_the_import(&scene, before).await;
        scene
    })
    .await;
}

/// Row, column, value and code of every problem stand in the list.
async fn each_problem_is_named(scene: &Scene, issues: &Value) {
    let listed = scene.problems().await;
    let issues = issues.as_array().unwrap();
    assert_eq!(listed.len(), issues.len());
    for issue in issues {
        let shown = listed
            .iter()
            .find(|shown| shown["row"] == issue["row"])
            .unwrap();
        assert_eq!(shown["code"], issue["code"], "{issue}");
        // A character that nobody sees is shown as a box with its number.
        let value = issue["value"].as_str().unwrap();
        let value = value.replace('\u{202e}', "⟦U+202E⟧");
        assert_eq!(shown["value"], value, "{issue}");
        assert_eq!(
            shown["column"].as_str(),
            issue["column"].as_str().or(Some("–")),
            "{issue}"
        );
        assert!(shown["advice"].as_str().unwrap().len() > 20, "{shown}");
    }
}

/// The downloaded rows, corrected as a person would, import to completion.
async fn corrected_rows_complete_the_import(scene: &Scene, before: usize) {
    scene.click("download-report").await;
    let downloads = scene.browser.downloads().await.unwrap();
    assert_eq!(downloads[0].name, "sample-users-not-created.csv");
    let corrected = correct(&downloads[0].text);
    scene.click("another").await;
    scene
        .import("sample-users-not-created.csv", corrected.as_bytes())
        .await;
    assert_eq!(scene.number("rows").await, 22);
    assert_eq!(scene.number("valid").await, 22, "{corrected}");
    scene.click("send").await;
    scene.wait_for_result().await;
    scene
        .browser
        .wait_for_text(&test_id("verdict"), "Every user was created")
        .await
        .unwrap();
    assert_eq!(scene.stack.sandbox().users().len() - before, 250);
    assert_eq!(
        scene
            .browser
            .count(&test_id("download-report"))
            .await
            .unwrap(),
        0
    );
}

/// Replaces in each row of a report the value that the report blames.
fn correct(report: &str) -> String {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(report.trim_start_matches('\u{FEFF}').as_bytes());
    let headers = reader.headers().unwrap().clone();
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    writer.write_record(&headers).unwrap();
    let column = |name: &str| headers.iter().position(|header| header == name).unwrap();
    for (index, record) in reader.records().enumerate() {
        let mut cells: Vec<String> = record.unwrap().iter().map(str::to_owned).collect();
        let (header, value) = match cells[column("import_code")].as_str() {
            "email.invalid" | "email.required" | "email.duplicate" => {
                ("Email", format!("corrected{index}@example.com"))
            }
            "name.required" | "name.too_long" | "text.hidden_character" => {
                let first = cells[column("import_field")] == "firstName";
                (
                    if first { "First name" } else { "Last name" },
                    "Corrected".to_owned(),
                )
            }
            "role.unknown" | "role.not_allowed" => ("Role", "Junior buyer".to_owned()),
            "company.unknown" => ("Company ID", "42".to_owned()),
            "channels.invalid" => ("Channel IDs", "1".to_owned()),
            "welcome_email.unknown" => ("Welcome email", "no".to_owned()),
            "row.too_many_cells" => {
                let surplus = cells.pop().unwrap();
                let last = cells.last_mut().unwrap();
                last.push_str(&format!(",{surplus}"));
                writer.write_record(&cells).unwrap();
                continue;
            }
            code => panic!("no correction for {code}"),
        };
        cells[column(header)] = value;
        writer.write_record(&cells).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_column_is_corrected_by_hand() {
    in_every_engine(usual(), |scene| async move {
        let file = "Contact;Given;Family name;Rank\nada@example.com;Ada;Lovelace;Admin\n";
        scene.import("contacts.csv", file.as_bytes()).await;
        scene
            .browser
            .find(&test_id("no-email-column"))
            .await
            .unwrap();
        assert!(!scene.browser.is_enabled(&test_id("send")).await.unwrap());
        for (column, field) in [
            ("column-0", "email"),
            ("column-1", "firstName"),
            ("column-3", "role"),
        ] {
            scene.browser.select(&test_id(column), field).await.unwrap();
        }
        scene
            .browser
            .wait_until_gone(&test_id("no-email-column"))
            .await
            .unwrap();
        assert_eq!(scene.number("valid").await, 1);
        scene.click("send").await;
        scene.wait_for_result().await;
        // Company and channel came from the page's settings.
        assert_eq!(scene.users_with("ada@example.com"), 1);
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_joins_the_usual_company_while_a_column_may_hold_another() {
    in_every_engine(usual(), |scene| async move {
        scene.wait_for_store().await;
        let file = "email,first name,last name,role,Kundenfirma\n\
            one@example.com,One,Buyer,2,Andere GmbH\n";
        scene.import("team.csv", file.as_bytes()).await;
        let question = test_id("unread-company");
        let words = scene.browser.text(&question).await.unwrap();
        assert!(
            words.contains("Kundenfirma") && words.contains("Acme Industrial Supply (42)"),
            "{words}"
        );
        scene.click("send").await;
        scene.wait_for_focus("unread-company").await;
        assert!(scene.creates().is_empty());

        scene.click("company-yes").await;
        scene.browser.wait_until_gone(&question).await.unwrap();
        assert_eq!(
            scene.number("valid").await,
            0,
            "no such company is in the store"
        );
        let problems = scene.problems().await;
        assert_eq!(problems[0]["code"], "company.unknown");

        scene.click("start-over").await;
        scene.import("team.csv", file.as_bytes()).await;
        scene.click("company-no").await;
        scene.browser.wait_until_gone(&question).await.unwrap();
        scene.wait_for_focus("many-heading").await;
        assert_eq!(scene.number("valid").await, 1);
        let locked = scene
            .browser
            .count("[data-testid=send]:disabled")
            .await
            .unwrap();
        assert_eq!(locked, 0);
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_row_that_the_store_refuses_does_not_sink_the_others() {
    in_every_engine(usual(), |scene| async move {
        let mut file = "email,first name,last name,role,extra:Department\n".to_owned();
        for index in 0..9 {
            file.push_str(&format!(
                "good{index}@example.com,Good,Number {index},2,Sales\n"
            ));
        }
        file.push_str("bad@example.com,Bad,Choice,2,Finance\n");
        scene.wait_for_store().await;
        scene.import("team.csv", file.as_bytes()).await;
        assert_eq!(scene.number("valid").await, 10);
        // The store changes after the page has asked what it is like.
        let sales_only = ExtraFieldDefinition {
            kind: ExtraFieldKind::Dropdown,
            values: vec!["Sales".to_owned()],
            ..ExtraFieldDefinition::text("Department")
        };
        scene.stack.sandbox().set_extra_fields(vec![sales_only]);
        scene.click("send").await;
        scene.wait_for_result().await;
        assert_eq!(
            (
                scene.number("created").await,
                scene.number("rejected").await
            ),
            (9, 1)
        );
        assert_eq!(scene.number("ambiguous").await, 0);
        assert_eq!(scene.users_with("bad@example.com"), 0);
        for index in 0..9 {
            assert_eq!(scene.users_with(&format!("good{index}@example.com")), 1);
        }
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_import_ends_with_every_row_accounted_for() {
    let mut options = usual();
    options.sandbox.latency = std::time::Duration::from_millis(300);
    in_every_engine(options, |scene| async move {
        scene.import_file(&sample()).await;
        scene.click("send").await;
        let some =
            "return Number(document.querySelector('[data-testid=count-created]')?.textContent) > 0";
        scene.browser.wait_until(some, Vec::new()).await.unwrap();
        assert!(
            scene
                .browser
                .text(&test_id("pace"))
                .await
                .unwrap()
                .contains("left")
        );
        scene.click("pause").await;
        scene
            .browser
            .find("[data-testid=paused][data-code='pause.asked']")
            .await
            .unwrap();
        scene.click("continue").await;
        scene
            .browser
            .wait_until_gone("[data-testid=paused]")
            .await
            .unwrap();
        scene.wait_for_focus("many-heading").await;
        scene.click("cancel").await;
        scene.wait_for_result().await;
        let created = scene.number("created").await;
        assert!(created > 0 && created < 228, "{created}");
        assert_eq!(created + scene.number("cancelled").await, 228);
        assert_eq!(scene.creates().iter().sum::<usize>(), created);
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_example_of_the_template_is_no_user() {
    in_every_engine(usual(), |scene| async move {
        scene.click("tab-many").await;
        scene.click("template").await;
        let downloads = scene.browser.downloads().await.unwrap();
        let template = downloads[0].text.clone();
        scene.import("template.csv", template.as_bytes()).await;
        assert_eq!(
            (scene.number("rows").await, scene.number("valid").await),
            (1, 0)
        );
        scene
    })
    .await;
}
