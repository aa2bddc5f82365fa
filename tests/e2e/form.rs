//! *Add one*.

use crate::scene::{in_every_engine, usual};
use b2b_users_tests::test_id;
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

        let user = scene.stored(email);
        assert!(text.contains(&user.id.to_string()), "{text}");
        assert!(text.contains("Zoë O’Brien was added"), "{text}");
        scene.wait_for_focus("email").await;
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
        // An international address is sent as it was typed.
        scene.fill_form("kontakt@bücher.example").await;
        scene.click("create").await;
        scene.wait_for_submission("created").await;
        assert_eq!(scene.users_with("kontakt@bücher.example"), 1);
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_reaches_the_store() {
    in_every_engine(usual(), |scene| async move {
        scene.wait_for_store().await;
        scene.fill_form("all.fields@example.com").await;
        scene
            .browser
            .select(&test_id("role"), "custom:10021")
            .await
            .unwrap();
        scene
            .browser
            .set_checked(&test_id("channelIds-2"), true)
            .await
            .unwrap();
        scene.browser.click("details > summary").await.unwrap();
        for (field, text) in [
            ("originChannelId", "2"),
            ("uuid", "crm-77"),
            ("extra-1", "CC 7"),
        ] {
            scene.browser.fill(&test_id(field), text).await.unwrap();
        }
        scene
            .browser
            .select(&test_id("extra-0"), "Purchasing")
            .await
            .unwrap();
        scene.click("create").await;
        scene.wait_for_submission("created").await;
        let user = scene.stored("all.fields@example.com");
        assert_eq!(
            (
                user.company_role_id,
                user.origin_channel_id,
                user.uuid.as_str()
            ),
            (10021, 2, "crm-77")
        );
        assert_eq!(user.channel_ids, [1, 2]);
        let extra_fields = user.extra_fields.iter();
        let values: Vec<_> = extra_fields
            .map(|field| (field.field_name.as_str(), field.field_value.as_str()))
            .collect();
        assert_eq!(
            values,
            [("Cost center", "CC 7"), ("Department", "Purchasing")]
        );
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
async fn a_form_that_the_store_makes_wait_says_so_and_can_be_given_up() {
    in_every_engine(usual(), |scene| async move {
        scene.order(&json!({ "fault": "status", "status": 429, "when": "before" }));
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
            .wait_for_text(&summary, "4 fields")
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
        assert!(scene.creates().is_empty());
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_email_that_is_there_already_is_found_before_anything_is_sent() {
    in_every_engine(usual(), |scene| async move {
        scene.wait_for_store().await;
        scene.fill_form("Existing.Buyer@example.com").await;
        let text = scene.wait_for_code("email", "email.in_this_company").await;
        assert!(text.contains("a user of the company already"), "{text}");
        scene.click("create").await;
        let summary = test_id("summary");
        scene
            .browser
            .find(&format!("{summary} [data-code='email.in_this_company']"))
            .await
            .unwrap();
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
async fn a_refused_form_is_kept_and_says_why_beside_the_field() {
    in_every_engine(usual(), |scene| async move {
        // Who has which badge only the store knows when a single user is added.
        let badge = "extra-4";
        scene.wait_for_store().await;
        scene.browser.click("details > summary").await.unwrap();
        for email in ["first@example.com", "second@example.com"] {
            scene.fill_form(email).await;
            scene.browser.fill(&test_id(badge), "B-7").await.unwrap();
            scene.click("create").await;
            let created = email.starts_with("first");
            scene
                .wait_for_submission(if created { "created" } else { "rejected" })
                .await;
        }
        let text = scene.wait_for_code(badge, "store.refused").await;
        assert!(text.contains("unique"), "{text}");
        assert_eq!(scene.browser.value(&test_id(badge)).await.unwrap(), "B-7");
        assert_eq!(
            scene.browser.value(&test_id("email")).await.unwrap(),
            "second@example.com"
        );
        // Corrected, it goes through.
        scene.browser.fill(&test_id(badge), "B-8").await.unwrap();
        scene.click("create").await;
        scene.wait_for_submission("created").await;
        assert_eq!(scene.users_with("second@example.com"), 1);
        scene
    })
    .await;
}
