//! The form by the store's rules.

use super::definitions::defined;
use crate::scene::{Scene, in_every_engine, usual, with_config};
use b2b_users_tests::test_id;

#[tokio::test(flavor = "multi_thread")]
async fn the_form_offers_what_the_store_has_and_judges_by_it() {
    in_every_engine(usual(), |scene| async move {
        scene.stack.sandbox().set_extra_fields(defined());
        scene.reload().await;
        scene.wait_for_store().await;
        scene.fill_form("zoe@example.com").await;
        let browser = &scene.browser;
        browser.fill(&test_id("companyId"), "cobalt foods").await.unwrap();
        let hint = "return document.querySelector(\"[data-testid=companyId]\").closest('.b2b-field').innerText.includes('Cobalt Foods (44), pending')";
        browser.wait_until(hint, Vec::new()).await.unwrap();
        browser.select(&test_id("role"), "custom:10021").await.unwrap();
        assert_eq!(browser.count(&test_id("channelIds-3")).await.unwrap(), 0, "not for company users");
        browser.set_checked(&test_id("channelIds-2"), true).await.unwrap();
        browser.click("details > summary").await.unwrap();
        judge_extra_fields(&scene).await;

        browser.find("[data-testid=notice][data-code='company.pending']").await.unwrap();
        scene.click("create").await;
        scene.wait_for_submission("created").await;
        let user = scene.stored("zoe@example.com");
        assert_eq!((user.company_id, user.company_role_id), (44, 10021));
        assert_eq!(user.channel_ids, [1, 2]);
        let values = user.extra_fields.iter().map(|field| (field.field_name.as_str(), field.field_value.as_str()));
        let mut values: Vec<_> = values.collect();
        values.sort_unstable();
        let expected = [("Badge", "B-1"), ("Cost center", "CC 1"), ("Notes", "one\ntwo"), ("Order limit", "99.5"), ("Site", "South")];
        assert_eq!(values, expected);
        scene
    })
    .await;
}

/// Each kind of field says what is wrong beside its own input, and then gets a good value.
async fn judge_extra_fields(scene: &Scene) {
    let browser = &scene.browser;
    let above = "return !document.querySelector('[data-testid=extra-0]').closest('details')
        && !!document.querySelector('[data-testid=extra-1]').closest('details')";
    assert_eq!(
        browser.execute(above, Vec::new()).await.unwrap(),
        true,
        "what is required is not hidden"
    );
    for (id, wrong, code) in [
        ("extra-0", "1234567", "text.too_long"),
        ("extra-1", "one\ntwo\nthree", "extra_field.too_many_lines"),
        ("extra-2", "many", "extra_field.not_a_number"),
        ("extra-2", "10001", "extra_field.too_large"),
        ("extra-0", "", "extra_field.required"),
    ] {
        browser.fill(&test_id(id), wrong).await.unwrap();
        scene.click("create").await;
        scene.wait_for_code(id, code).await;
        let invalid = browser
            .attribute(&test_id(id), "aria-invalid")
            .await
            .unwrap();
        assert_eq!(invalid.as_deref(), Some("true"), "{id}");
    }
    // The summary leads to the input itself.
    let link = format!("{} [data-code='extra_field.too_large']", test_id("summary"));
    browser.click(&link).await.unwrap();
    scene.wait_for_focus("extra-2").await;
    assert!(scene.creates().is_empty());
    for (id, good) in [
        ("extra-0", "CC 1"),
        ("extra-1", "one\ntwo"),
        ("extra-2", "99.5"),
        ("extra-4", "B-1"),
    ] {
        browser.fill(&test_id(id), good).await.unwrap();
    }
    browser.select(&test_id("extra-3"), "South").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_with_one_storefront_needs_no_channel() {
    let mut options = with_config(r#"{"dialect":"management","companyId":42}"#);
    options.sandbox.variants.single_storefront = true;
    in_every_engine(options, |scene| async move {
        scene.wait_for_store().await;
        assert!(
            !scene
                .browser
                .is_shown(&test_id("store-unknown"))
                .await
                .unwrap()
        );
        scene.fill_form("zoe@example.com").await;
        scene.click("create").await;
        scene.wait_for_submission("created").await;
        assert_eq!(scene.stored("zoe@example.com").channel_ids, [1]);
        scene
    })
    .await;
}
