//! Storefront logins that end, may too little, or come from the page.

use crate::login::ADMIN;
use crate::scene::{Scene, in_every_engine, usual};
use b2b_users_tests::test_id;
use serde_json::json;

/// A file of so many people.
fn people(count: usize) -> String {
    let row = |number| format!("person{number}@example.com,Per,Son,555 01{number:02},1\n");
    "email,first name,last name,phone,role\n".to_owned() + &(0..count).map(row).collect::<String>()
}

/// Everybody of [`people`] is there once.
fn assert_there(scene: &Scene, count: usize) {
    for number in 0..count {
        let email = format!("person{number}@example.com");
        assert_eq!(scene.users_with(&email), 1, "{email}");
    }
}

/// Waits until some users are created, but not all of them.
async fn some_are_created(scene: &Scene) {
    let some =
        "return Number(document.querySelector('[data-testid=count-created]')?.textContent) > 1";
    scene.browser.wait_until(some, Vec::new()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_that_ends_in_the_middle_of_a_file_is_asked_for_and_nothing_is_lost() {
    in_every_engine(usual(), |scene| async move {
        let _site = scene.visit("storefront-graphql").await;
        scene.paste(&scene.login()).await;
        scene.wait_for_store().await;
        scene.import("people.csv", people(10).as_bytes()).await;
        // Once during the look, and once while users are being created.
        let paused = "[data-testid=paused][data-code='pause.sign_in']";
        scene.control("expire-tokens", &json!({}));
        scene.click("send").await;
        scene.browser.find(paused).await.unwrap();
        assert!(scene.creates().is_empty());
        scene.paste(&scene.login()).await;
        scene.click("continue").await;
        some_are_created(&scene).await;
        scene.control("expire-tokens", &json!({}));
        scene.browser.find(paused).await.unwrap();
        let (created, left) = (scene.number("created").await, scene.number("left").await);
        assert_eq!(created + left, 10);
        assert!(left > 0, "the login ended too late for this test");
        // The old login leads back here.
        scene.click("continue").await;
        scene.browser.find(paused).await.unwrap();
        scene.paste(&scene.login()).await;
        scene.click("continue").await;
        scene.wait_for_result().await;
        assert_eq!(scene.number("created").await, 10);
        assert_there(&scene, 10);
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_the_buyer_portal_gives_the_login_and_renews_it_unseen() {
    in_every_engine(usual(), |scene| async move {
        let script = format!(
            "window.__login = '{}'; window.__asked = 0;
            window.b2b = {{ utils: {{ user: {{ getB2BToken() {{
                if (this !== window.b2b.utils.user) throw new Error('called without its object');
                window.__asked += 1;
                return Promise.resolve(window.__login);
            }} }} }} }};",
            scene.login()
        );
        let settings = json!({ "dialect": "storefront-graphql" });
        let _site = scene.visit_in_page(&settings, &script).await;
        scene.wait_for_store().await;
        assert!(!scene.browser.is_shown(&test_id("token")).await.unwrap());
        scene.import("people.csv", people(10).as_bytes()).await;
        scene.click("send").await;
        some_are_created(&scene).await;
        // The page has the next login before the last one is missed.
        scene.click("pause").await;
        scene.browser.find("[data-testid=paused]").await.unwrap();
        scene.control("expire-tokens", &json!({}));
        let renew = "window.__login = arguments[0]";
        let login = vec![scene.login().into()];
        scene.browser.execute(renew, login).await.unwrap();
        scene.click("continue").await;
        scene.wait_for_result().await;
        assert_eq!(scene.number("created").await, 10);
        assert_there(&scene, 10);
        let asked = scene
            .browser
            .execute("return window.__asked", Vec::new())
            .await
            .unwrap();
        assert_eq!(asked, 2, "at the start and after the refusal");
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_without_the_permission_is_told_so_and_can_send_nothing() {
    in_every_engine(usual(), |scene| async move {
        let _site = scene.visit("storefront-graphql").await;
        let permissions = ["get_users", "get_user_detail", "get_roles"];
        let login = scene.login_of(&json!({ "userId": ADMIN, "permissions": permissions }));
        scene.paste(&login).await;
        let advice = scene.browser.text(&test_id("no-permission")).await.unwrap();
        assert!(advice.contains("create_user"), "{advice}");
        assert!(!scene.browser.is_enabled(&test_id("create")).await.unwrap());
        scene.import("people.csv", people(2).as_bytes()).await;
        assert!(!scene.browser.is_enabled(&test_id("send")).await.unwrap());
        // Another login may.
        scene.paste(&scene.login()).await;
        scene
            .browser
            .wait_until_gone(&test_id("no-permission"))
            .await
            .unwrap();
        scene.click("send").await;
        scene.wait_for_result().await;
        assert_there(&scene, 2);
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_page_may_not_look_users_are_created_all_the_same() {
    in_every_engine(usual(), |scene| async move {
        let _site = scene.visit("storefront").await;
        // Each preflight takes one order with it.
        scene.order(&json!({ "fault": "no-cors", "path": "/graphql", "times": 50 }));
        scene.paste(&scene.login()).await;
        let words = scene.browser.text(&test_id("store-unknown")).await.unwrap();
        assert!(words.contains("does not let this page look"), "{words}");
        assert!(words.contains("can be created all the same"), "{words}");
        scene.fill_form("zoe@example.com").await;
        scene.click("create").await;
        scene.wait_for_submission("created").await;
        assert_eq!(scene.users_with("zoe@example.com"), 1);

        scene.import("people.csv", people(2).as_bytes()).await;
        scene.click("send").await;
        let words = scene.wait_for_ahead("failed").await;
        assert!(words.contains("all the same"), "{words}");
        scene.click("send").await;
        scene.wait_for_result().await;
        assert_eq!(scene.number("created").await, 2);
        assert_there(&scene, 2);
        scene
    })
    .await;
}
