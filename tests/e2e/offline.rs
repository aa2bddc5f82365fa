//! The site without a network, once it was loaded.

use crate::scene::{in_every_engine, usual};
use b2b_users_tests::test_id;

/// Waits until the browser keeps the site: the worker has every file and is at work.
const KEPT: &str =
    "return navigator.serviceWorker.ready.then((registration) => new Promise((done) => {
    const check = () => registration.active.state === 'activated' && done(true);
    registration.active.addEventListener('statechange', check);
    check();
}))";

#[tokio::test(flavor = "multi_thread")]
async fn without_a_network_the_site_opens_and_checks_and_says_that_the_store_is_out_of_reach() {
    in_every_engine(usual(), |mut scene| async move {
        assert_eq!(scene.browser.execute(KEPT, Vec::new()).await.unwrap(), true);
        scene.stack.stop_proxy();
        scene.reload().await;

        scene.fill_form("zoe@example.com").await;
        scene.click("create").await;
        let text = scene.wait_for_submission("pause.unreachable").await;
        assert!(text.contains("cannot be reached"), "{text}");

        let file = "email,first name,last name,role\na@example.com,A,Two,1\nnobody,B,Two,1\n";
        scene.import("two.csv", file.as_bytes()).await;
        assert_eq!(
            (scene.number("valid").await, scene.number("invalid").await),
            (1, 1)
        );
        assert!(scene.creates().is_empty());
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_that_the_operator_changed_count_at_the_next_load() {
    in_every_engine(usual(), |scene| async move {
        assert_eq!(scene.browser.execute(KEPT, Vec::new()).await.unwrap(), true);
        scene.reload().await;
        assert_eq!(
            scene.browser.value(&test_id("companyId")).await.unwrap(),
            "42"
        );
        let settings = r#"{"dialect":"management","companyId":43}"#;
        scene.stack.write_config(settings).unwrap();
        scene.reload().await;
        assert_eq!(
            scene.browser.value(&test_id("companyId")).await.unwrap(),
            "43"
        );
        scene
    })
    .await;
}
