//! *Add one*.

use crate::scene::{in_every_engine, usual};
use b2b_users_tests::{post, test_id};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn the_form_creates_a_user_with_one_mail() {
    in_every_engine(usual(), |scene| async move {
        let email = "zoe.obrien@example.com";
        scene.fill_form(email).await;
        scene
            .browser
            .select(&test_id("acceptWelcomeEmail"), "yes")
            .await
            .unwrap();
        scene.click("create").await;
        let text = scene.wait_for_submission("created").await;

        let users = scene.stack.sandbox().users();
        let user = users.iter().find(|user| user.email == email).unwrap();
        assert!(text.contains(&user.id.to_string()), "{text}");
        assert_eq!(
            (user.first_name.as_str(), user.last_name.as_str()),
            ("Zoë", "O’Brien")
        );
        assert_eq!(
            (user.company_id, user.role, user.channel_ids.as_slice()),
            (42, 1, &[1][..])
        );
        assert_eq!(user.phone_number, "(555) 010-4477");
        assert_eq!(scene.mails_to(email), 1);
        assert_eq!(scene.creates(), [1]);
        // The next user of the same company is quick to add.
        assert_eq!(scene.browser.value(&test_id("email")).await.unwrap(), "");
        assert_eq!(
            scene.browser.value(&test_id("companyId")).await.unwrap(),
            "42"
        );
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_reaches_the_store() {
    in_every_engine(usual(), |scene| async move {
        scene.fill_form("all.fields@example.com").await;
        scene
            .browser
            .fill(&test_id("channelIds"), "1;2")
            .await
            .unwrap();
        scene.browser.click("details > summary").await.unwrap();
        for (field, text) in [
            ("companyRoleId", "10021"),
            ("originChannelId", "2"),
            ("uuid", "crm-77"),
        ] {
            scene.browser.fill(&test_id(field), text).await.unwrap();
        }
        scene.click("add-extra").await;
        scene
            .browser
            .fill(&test_id("extra-name-0"), "Department")
            .await
            .unwrap();
        scene
            .browser
            .fill(&test_id("extra-value-0"), "Purchasing")
            .await
            .unwrap();
        scene.click("create").await;
        scene.wait_for_submission("created").await;
        let users = scene.stack.sandbox().users();
        let user = users
            .iter()
            .find(|user| user.email == "all.fields@example.com")
            .unwrap();
        assert_eq!(
            (
                user.company_role_id,
                user.origin_channel_id,
                user.uuid.as_str()
            ),
            (10021, 2, "crm-77")
        );
        assert_eq!(user.channel_ids, [1, 2]);
        assert_eq!(user.extra_fields[0].field_value, "Purchasing");
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_problem_shows_beside_its_field_when_the_field_is_left() {
    in_every_engine(usual(), |scene| async move {
        let email = test_id("email");
        scene.browser.fill(&email, "no-at-sign").await.unwrap();
        assert_eq!(
            scene
                .browser
                .count("[data-code='email.invalid']")
                .await
                .unwrap(),
            0
        );
        scene
            .browser
            .fill(&test_id("firstName"), "Zoë")
            .await
            .unwrap();
        scene
            .browser
            .find("[data-code='email.invalid']")
            .await
            .unwrap();
        assert_eq!(
            scene
                .browser
                .attribute(&email, "aria-invalid")
                .await
                .unwrap()
                .as_deref(),
            Some("true")
        );

        // The message is what the input is described by, for screen readers.
        let described = "const input = document.querySelector(arguments[0]);
            return input.getAttribute('aria-describedby').split(' ')
                .map((id) => document.getElementById(id)?.textContent ?? '(missing)').join('|');";
        let text = scene
            .browser
            .execute(described, vec![email.clone().into()])
            .await
            .unwrap();
        assert!(text.as_str().unwrap().contains("no @"), "{text}");

        scene.browser.fill(&email, "zoe@example.com").await.unwrap();
        scene
            .browser
            .wait_until_gone("[data-code='email.invalid']")
            .await
            .unwrap();
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_international_address_is_sent_as_it_was_typed() {
    in_every_engine(usual(), |scene| async move {
        scene.fill_form("kontakt@bücher.example").await;
        scene.click("create").await;
        scene.wait_for_submission("created").await;
        assert_eq!(scene.users_with("kontakt@bücher.example"), 1);
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_the_store_makes_wait_says_so_and_can_be_given_up() {
    in_every_engine(usual(), |scene| async move {
        let address = format!("{}_sandbox/faults", scene.stack.sandbox_url());
        let order = json!({ "orders": [{ "fault": "status", "status": 429, "when": "before" }] });
        assert_eq!(post(&address, &order).unwrap().status, 200);
        scene.fill_form("patient@example.com").await;
        scene.click("create").await;
        scene.wait_for_submission("waiting").await;
        scene.click("give-up").await;
        scene.wait_for_submission("cancelled").await;
        assert_eq!(
            scene.browser.value(&test_id("email")).await.unwrap(),
            "patient@example.com"
        );
        assert_eq!(scene.users_with("patient@example.com"), 0);
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_incomplete_form_is_summed_up_and_nothing_is_sent() {
    in_every_engine(usual(), |scene| async move {
        scene.click("create").await;
        let summary = test_id("summary");
        scene
            .browser
            .wait_for_text(&summary, "4 things")
            .await
            .unwrap();
        scene.wait_for_focus("summary").await;
        assert_eq!(
            scene.browser.count(&format!("{summary} a")).await.unwrap(),
            4
        );
        scene
            .browser
            .click(&format!("{summary} [data-code='role.required']"))
            .await
            .unwrap();
        assert!(scene.browser.has_focus(&test_id("role")).await.unwrap());
        assert!(scene.stack.sandbox().history().is_empty());
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_email_that_is_there_already_is_found_before_anything_is_sent() {
    in_every_engine(usual(), |scene| async move {
        scene.fill_form("Existing.Buyer@example.com").await;
        scene.click("create").await;
        scene.wait_for_submission("exists").await;
        assert!(scene.creates().is_empty());
        assert_eq!(
            scene.browser.value(&test_id("firstName")).await.unwrap(),
            "Zoë"
        );
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_form_is_kept_and_says_why() {
    in_every_engine(usual(), |scene| async move {
        scene.fill_form("unknown.company@example.com").await;
        scene
            .browser
            .fill(&test_id("companyId"), "999")
            .await
            .unwrap();
        scene.click("create").await;
        let text = scene.wait_for_submission("rejected").await;
        assert!(text.contains("999"), "{text}");
        assert_eq!(
            scene.browser.value(&test_id("companyId")).await.unwrap(),
            "999"
        );
        assert_eq!(
            scene.browser.value(&test_id("email")).await.unwrap(),
            "unknown.company@example.com"
        );
        // Corrected, it goes through.
        scene
            .browser
            .fill(&test_id("companyId"), "43")
            .await
            .unwrap();
        scene.click("create").await;
        scene.wait_for_submission("created").await;
        assert_eq!(scene.users_with("unknown.company@example.com"), 1);
        scene
    })
    .await;
}
