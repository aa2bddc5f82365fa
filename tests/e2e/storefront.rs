//! The storefront dialect: straight from the browser to the store, with a user's login.

use crate::scene::{Scene, in_every_engine, usual};
use b2b_users_tests::test_id;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_user_and_a_file_are_created_with_a_storefront_login() {
    in_every_engine(usual(), |scene| async move {
        let _site = scene.visit("storefront").await;
        scene.fill_form("storefront.one@example.com").await;
        scene.click("create").await;
        scene.wait_for_submission("no-token").await;
        scene.paste(&scene.login()).await;
        scene.click("create").await;
        scene.wait_for_submission("created").await;
        assert_eq!(scene.users_with("storefront.one@example.com"), 1);
        // This endpoint always mails.
        assert_eq!(scene.mails_to("storefront.one@example.com"), 1);

        let file = "email,first name,last name,phone,role,channels,uuid\na.two@example.com,A,Two,555 0101,1,not a number,crm-1\nb.two@example.com,B,Two,,1,1,crm-2\n";
        scene.import("two.csv", file.as_bytes()).await;
        assert_eq!((scene.number("valid").await, scene.number("invalid").await), (1, 1));
        scene.browser.find("[data-testid=problem][data-code='phone.required']").await.unwrap();
        // What this way cannot carry is said before anything is sent, and so is the mail.
        let not_sent = scene.browser.wait_for_text(&test_id("not-sent"), "channels").await.unwrap();
        assert!(not_sent.contains("uuid"), "{not_sent}");
        let words = scene.browser.text(&test_id("confirmation")).await.unwrap();
        assert!(words.contains("sends each of them its welcome email"), "{words}");
        scene.click("send").await;
        scene.wait_for_result().await;
        assert_eq!(scene.number("created").await, 1);
        assert_eq!(scene.users_with("a.two@example.com"), 1);
        token_is_nowhere(&scene).await;
        scene
    })
    .await;
}

/// The login stays in memory: not in any storage, the address, the history or the document.
async fn token_is_nowhere(scene: &Scene) {
    let script = "const token = document.querySelector('[data-testid=token]').value;
        const kept = async () => {
            const texts = [];
            for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const request of await cache.keys()) {
                    texts.push(request.url, await (await cache.match(request)).text());
                }
            }
            return texts.join(' ');
        };
        return Promise.all([indexedDB.databases(), kept()]).then(([databases, caches]) => {
            const places = { caches, local: JSON.stringify({ ...localStorage }), session: JSON.stringify({ ...sessionStorage }),
                history: JSON.stringify(history.state) ?? '', address: location.href, cookie: document.cookie,
                name: window.name, document: document.documentElement.outerHTML };
            const found = Object.keys(places).filter((place) => places[place].includes(token));
            return [...found, ...databases.map(({ name }) => name), token.length > 20];
        });";
    let places = scene.browser.execute(script, Vec::new()).await.unwrap();
    assert_eq!(places, json!([true]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_that_is_refused_asks_for_another_and_loses_nothing() {
    in_every_engine(usual(), |scene| async move {
        let _site = scene.visit("storefront").await;
        scene.paste("not.a.token").await;
        let file = "email,first name,last name,phone,role\na@example.com,A,Two,555 0101,1\nb@example.com,B,Two,555 0102,1\n";
        scene.import("two.csv", file.as_bytes()).await;
        scene.click("send").await;
        scene.browser.find("[data-testid=paused][data-code='pause.sign_in']").await.unwrap();
        scene.paste(&scene.login()).await;
        scene.click("continue").await;
        scene.wait_for_result().await;
        assert_eq!(scene.number("created").await, 2);
        assert_eq!((scene.users_with("a@example.com"), scene.users_with("b@example.com")), (1, 1));
        scene
    })
    .await;
}
