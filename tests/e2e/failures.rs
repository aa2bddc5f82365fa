//! What is down or wrong: a clear message, and nothing lost or created twice.

use crate::scene::{in_every_engine, sample, usual, with_config};
use b2b_users_core::table::{TableOptions, read_table};
use b2b_users_tests::{Config, Download, Stack, StackOptions, get, test_id};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_or_wrong_configuration_says_what_to_write() {
    let cases = [
        (Config::Missing, "could not be loaded"),
        (Config::Text("{".to_owned()), "cannot be used"),
        (
            Config::Text(r#"{"dialect":"telepathy"}"#.to_owned()),
            "\"dialect\" must be \"management\"",
        ),
        (
            Config::Text(r#"{"dialect":"management","token":"hush"}"#.to_owned()),
            "token",
        ),
        (
            Config::Text(r#"{"dialect":"management","companyId":"forty"}"#.to_owned()),
            "\"companyId\" must be a whole number from 1",
        ),
    ];
    in_every_engine(usual(), |scene| {
        let cases = cases.clone();
        async move {
            for (config, words) in cases {
                let stack = Stack::start(StackOptions { config, ..usual() }).unwrap();
                scene.browser.goto(&stack.url()).await.unwrap();
                let selector = test_id("configuration-error");
                let text = scene.browser.wait_for_text(&selector, words).await.unwrap();
                assert!(
                    text.contains("config.json") && text.contains("\"dialect\""),
                    "{text}"
                );
                assert!(!text.contains("hush"), "{text}");
            }
            scene
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_token_stops_everything_before_anything_is_created() {
    in_every_engine(
        StackOptions {
            token: "wrong".to_owned(),
            ..usual()
        },
        |scene| async move {
            scene.fill_form("zoe@example.com").await;
            scene.click("create").await;
            let text = scene.wait_for_submission("pause.sign_in").await;
            assert!(
                text.contains("access token") && text.contains("No user is created until it does"),
                "{text}"
            );
            assert_eq!(
                scene.browser.value(&test_id("email")).await.unwrap(),
                "zoe@example.com"
            );

            // The look before sending meets it first. Going on with the same token leads back.
            let paused = "[data-testid=paused][data-code='pause.sign_in']";
            scene.import_file(&sample()).await;
            scene.click("send").await;
            scene.browser.find(paused).await.unwrap();
            scene.click("continue").await;
            scene.browser.find(paused).await.unwrap();
            scene.click("stop-look").await;
            scene.wait_for_ahead("failed").await;
            scene.click("send").await;
            scene.browser.find(paused).await.unwrap();
            assert_eq!(scene.number("left").await, 228);
            assert!(scene.creates().is_empty());
            scene
        },
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_the_proxy_down_the_form_keeps_what_was_typed() {
    in_every_engine(usual(), |mut scene| async move {
        scene.fill_form("zoe@example.com").await;
        scene.stack.stop_proxy();
        scene.click("create").await;
        let text = scene.wait_for_submission("pause.unreachable").await;
        assert!(text.contains("cannot be reached"), "{text}");
        assert_eq!(
            scene.browser.value(&test_id("lastName")).await.unwrap(),
            "O’Brien"
        );
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_the_proxy_down_an_import_waits_with_every_row_and_goes_on_by_itself() {
    in_every_engine(usual(), |mut scene| async move {
        scene.wait_for_store().await;
        scene.import_file(&sample()).await;
        scene.browser.find(&test_id("confirmation")).await.unwrap();
        scene.stack.stop_proxy();
        scene.click("send").await;
        let text = scene.wait_for_ahead("failed").await;
        assert!(text.contains("cannot be reached"), "{text}");
        scene.click("send").await;
        let paused = "[data-testid=paused][data-code='pause.unreachable']";
        let text = scene
            .browser
            .wait_for_text(paused, "cannot be reached")
            .await
            .unwrap();
        assert!(text.contains("tried again by itself"), "{text}");
        assert_eq!(scene.number("left").await, 228);
        scene.stack.restart_proxy().unwrap();
        scene.wait_for_result().await;
        assert_eq!(scene.number("created").await, 228);
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_the_store_down_no_row_is_sent_and_none_is_lost() {
    in_every_engine(usual(), |mut scene| async move {
        scene.wait_for_store().await;
        scene.import_file(&sample()).await;
        scene.browser.find(&test_id("confirmation")).await.unwrap();
        scene.stack.stop_sandbox();
        scene.click("send").await;
        scene.wait_for_ahead("failed").await;
        scene.click("send").await;
        scene
            .browser
            .find("[data-testid=paused][data-code='pause.unreachable']")
            .await
            .unwrap();
        assert_eq!(scene.number("left").await, 228);
        assert_eq!(scene.number("ambiguous").await, 0);
        scene.click("cancel").await;
        scene.wait_for_result().await;
        assert_eq!(scene.number("cancelled").await, 228);
        scene.click("download-report").await;
        let report = scene.browser.downloads().await.unwrap();
        assert!(report[0].text.contains("cancelled"));
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_users_whose_reply_was_lost_the_store_is_asked_and_no_one_is_sent_twice() {
    in_every_engine(usual(), |scene| async move {
        scene.wait_for_store().await;
        scene.order(&json!({ "fault": "html-502", "when": "after" }));
        scene.fill_form("zoe@example.com").await;
        scene.click("create").await;
        let text = scene.wait_for_submission("settling").await;
        assert!(text.contains("nothing is sent again before"), "{text}");
        scene.wait_for_submission("created").await;
        assert_eq!(scene.users_with("zoe@example.com"), 1);

        scene.order(&json!({ "fault": "html-502", "when": "after" }));
        scene.import_file(&sample()).await;
        scene.click("send").await;
        scene.wait_for_result().await;
        assert_eq!(scene.number("ambiguous").await, 0);
        // Those with an identifier of the file's own are known by names and time.
        let told = scene.number("created").await + scene.number("found").await;
        assert_eq!(told, 228);
        let users = scene.stack.sandbox().users();
        let mut emails: Vec<String> = users.iter().map(|user| user.email.to_lowercase()).collect();
        let all = emails.len();
        emails.sort_unstable();
        emails.dedup();
        assert_eq!(emails.len(), all, "nobody is there twice");
        assert_eq!(
            scene.creates().iter().sum::<usize>(),
            1 + 228,
            "nothing was sent twice"
        );
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_no_look_up_can_tell_is_uncertain_and_in_a_file_of_its_own() {
    in_every_engine(usual(), |scene| async move {
        scene.wait_for_store().await;
        scene.order(&json!({ "fault": "html-502", "when": "after" }));
        // Every list of users is refused, that before the import, too.
        let lists = json!({ "fault": "status", "status": 400, "times": 1_000, "method": "GET", "path": "/api/v3/io/users" });
        scene.order(&lists);
        scene.import_file(&sample()).await;
        scene.click("send").await;
        scene.wait_for_ahead("failed").await;
        scene.click("send").await;
        scene.wait_for_result().await;
        assert_eq!(scene.number("ambiguous").await, 10);
        assert_eq!(scene.number("created").await, 218);
        scene
            .browser
            .wait_for_text(&test_id("verdict"), "it is not known")
            .await
            .unwrap();
        scene.click("download-report").await;
        scene.click("download-doubts").await;
        let files = scene.browser.downloads().await.unwrap();
        let named = |file: &Download| {
            let table = read_table(file.text.as_bytes(), TableOptions::default()).unwrap();
            (file.name.clone(), table.row_count())
        };
        assert_eq!(
            files.iter().map(named).collect::<Vec<_>>(),
            [
                ("sample-users-not-created.csv".to_owned(), 22),
                ("sample-users-to-check.csv".to_owned(), 10)
            ]
        );
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wait_for_the_budget_is_shown_and_can_be_cancelled() {
    in_every_engine(usual(), |scene| async move {
        scene.order(&json!({ "fault": "status", "status": 429, "when": "before" }));
        scene
            .import(
                "two.csv",
                b"email,first name,last name,role\na@example.com,A,B,0\nb@example.com,A,B,0\n",
            )
            .await;
        scene.click("send").await;
        scene
            .browser
            .wait_for_text(&test_id("pace"), "Waiting")
            .await
            .unwrap();
        scene.click("cancel").await;
        scene.wait_for_result().await;
        assert_eq!(scene.number("cancelled").await, 2);
        assert_eq!(scene.users_with("a@example.com"), 0);
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_secret_is_in_anything_that_a_browser_gets() {
    let canary = "canary-token-5e1f";
    let options = StackOptions {
        token: canary.to_owned(),
        ..with_config(r#"{"dialect":"management"}"#)
    };
    let stack = Stack::start(options).unwrap();
    for path in [
        "",
        "config.json",
        ".well-known/b2b-users",
        "healthz",
        "readyz",
        "api/v3/io/users?limit=1",
    ] {
        let answer = get(&format!("{}{path}", stack.url())).unwrap();
        assert!(
            !answer.headers.contains(canary) && !answer.body.contains(canary),
            "{path}"
        );
    }
}
