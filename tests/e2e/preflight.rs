//! Who is in the store already, before anything is sent.

use crate::scene::{Scene, in_every_engine, usual};
use b2b_users_tests::test_id;
use serde_json::Value;

/// Types an address, leaves it, and gives what is said about it.
async fn ask(scene: &Scene, email: &str, code: &str) -> String {
    scene.browser.fill(&test_id("email"), email).await.unwrap();
    let leave = "document.activeElement.blur()";
    scene.browser.execute(leave, Vec::new()).await.unwrap();
    scene.wait_for_code("email", code).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_form_says_who_has_an_address_in_words_for_staff() {
    in_every_engine(usual(), |scene| async move {
        scene.wait_for_store().await;
        ask(
            &scene,
            "existing.buyer@example.com",
            "email.in_this_company",
        )
        .await;
        let text = ask(
            &scene,
            "Other.Company@example.com",
            "email.in_other_company",
        )
        .await;
        assert!(text.contains("company 43"), "{text}");
        // The same address is fine for the company that has it, as far as it goes.
        let company = test_id("companyId");
        scene.browser.fill(&company, "43").await.unwrap();
        let leave = "document.activeElement.blur()";
        scene.browser.execute(leave, Vec::new()).await.unwrap();
        scene.wait_for_code("email", "email.in_this_company").await;

        // Nobody has this one: it is created, and nothing was said against it.
        scene.fill_form("free@example.com").await;
        scene
            .browser
            .wait_until_gone("[data-code^='email.']")
            .await
            .unwrap();
        scene.click("create").await;
        scene.wait_for_submission("created").await;
        assert_eq!(scene.creates(), [1]);
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_buyer_learns_what_an_address_is_but_not_whose() {
    in_every_engine(usual(), |scene| async move {
        let _site = scene.visit("storefront-graphql").await;
        scene.paste(&scene.login()).await;
        scene.wait_for_store().await;
        for (email, code) in [
            ("existing.buyer@example.com", "email.in_this_company"),
            ("super.admin@example.com", "email.super_admin"),
            ("twice@example.com", "email.several_customers"),
            ("other.company@example.com", "email.in_other_company"),
        ] {
            let text = ask(&scene, email, code).await;
            let names = ["43", "Borealis", "another company"];
            assert!(!names.iter().any(|name| text.contains(name)), "{text}");
        }
        scene.click("create").await;
        let summary = test_id("summary");
        scene
            .browser
            .find(&format!("{summary} [data-code='email.in_other_company']"))
            .await
            .unwrap();
        assert!(scene.creates().is_empty());

        let before = scene.stack.sandbox().users().len();
        for (email, code, words, end) in [
            (
                "shopper@example.com",
                "email.links_customer",
                "Past orders stay",
                "created",
            ),
            (
                "trade.counter@example.com",
                "email.on_other_channel",
                "no user is created",
                "joined",
            ),
        ] {
            scene.fill_form(email).await;
            let text = scene.wait_for_code("email", code).await;
            assert!(text.contains(words), "{text}");
            scene.click("create").await;
            scene.wait_for_submission(end).await;
        }
        assert!(scene.stored("shopper@example.com").linked_customer);
        let mut channels = scene.stored("trade.counter@example.com").channel_ids;
        channels.sort_unstable();
        assert_eq!(channels, [1, 2]);
        assert_eq!(scene.stack.sandbox().users().len(), before + 1);
        scene
    })
    .await;
}

/// Row and code of each listed problem.
async fn codes(scene: &Scene) -> Vec<(u64, String)> {
    let listed = scene.problems().await;
    let code = |shown: &Value| {
        let code = shown["code"].as_str().unwrap();
        (shown["row"].as_u64().unwrap(), code.to_owned())
    };
    listed.iter().map(code).collect()
}

fn owned(codes: &[(u64, &str)]) -> Vec<(u64, String)> {
    let codes = codes.iter();
    codes
        .map(|(row, code)| (*row, (*code).to_owned()))
        .collect()
}

const FILE: &str = "email,first name,last name,phone,role
free.one@example.com,Free,One,555 0101,0
Existing.Buyer@example.com,Is,Here,555 0102,1
other.company@example.com,Is,Elsewhere,555 0103,1
free.two@example.com,Free,Two,call me,1
bad,Free,Three,555 0105,1
free.three@example.com,Free,Three,555 0106,2
";

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_checked_against_the_store_and_the_rest_is_created() {
    in_every_engine(usual(), |scene| async move {
        scene.wait_for_store().await;
        let before = scene.looks().len();
        scene.import("people.csv", FILE.as_bytes()).await;
        assert_eq!(
            (scene.number("valid").await, scene.number("invalid").await),
            (5, 1)
        );
        // Sending looks first and stops at what it finds.
        scene.click("send").await;
        let words = scene.wait_for_ahead("known").await;
        assert!(words.contains("about 2 of the rows"), "{words}");
        assert!(scene.creates().is_empty());
        // One page shows everybody; the company brings an admin of its own.
        assert_eq!(scene.looks().len() - before, 1);

        let count = async |name| scene.number(name).await;
        assert_eq!(
            (
                count("valid").await,
                count("invalid").await,
                count("in-store").await
            ),
            (3, 2, 1)
        );
        // What was found shows first.
        let found = [(3, "email.in_this_company"), (4, "email.in_other_company")];
        assert_eq!(codes(&scene).await, owned(&found));
        scene.click("download-list").await;
        for (filter, expected) in [
            ("errors", &[found[0], found[1], (6, "email.invalid")][..]),
            ("warnings", &[(5, "phone.unusual")]),
        ] {
            let select = test_id("problem-filter");
            scene.browser.select(&select, filter).await.unwrap();
            assert_eq!(codes(&scene).await, owned(expected), "{filter}");
        }

        scene.click("download-problems").await;
        let downloads = scene.browser.downloads().await.unwrap();
        let list = &downloads[0].text;
        assert!(
            list.contains("email.in_this_company") && !list.contains("email.invalid"),
            "{list}"
        );
        let rows = &downloads[1].text;
        for part in [
            "Existing.Buyer@",
            "email.in_this_company",
            "other.company@",
            "email.in_other_company",
            "bad,",
        ] {
            assert!(rows.contains(part), "{part}: {rows}");
        }
        assert!(!rows.contains("free."), "{rows}");

        scene.click("send").await;
        scene.wait_for_result().await;
        assert_eq!(
            (
                count("created").await,
                count("exists").await,
                count("left-out").await
            ),
            (3, 1, 2)
        );
        assert_eq!(scene.creates(), [3]);
        for email in [
            "free.one@example.com",
            "free.two@example.com",
            "free.three@example.com",
        ] {
            assert_eq!(scene.users_with(email), 1);
        }
        assert_eq!(scene.looks().len() - before, 1, "nobody is asked twice");
        scene
    })
    .await;
}
