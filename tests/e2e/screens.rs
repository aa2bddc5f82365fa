//! Pictures of every state, light and dark, wide and narrow, for people to look at. They
//! are kept in `target/screens`; what a test can say about them it says elsewhere.

use crate::login::ADMIN;
use crate::scene::{Scene, in_every_engine, on_a_phone_in_every_engine, sample, with_config};
use b2b_users_sandbox::ExtraFieldDefinition;
use b2b_users_tests::{StackOptions, test_id};
use serde_json::json;
use std::path::Path;

async fn picture(scene: &Scene, name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screens");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join(format!("{}-{name}.png", scene.browser.engine().name()));
    scene.browser.screenshot(&file).await.unwrap();
    assert!(
        std::fs::metadata(&file).unwrap().len() > 5_000,
        "{name} is an empty picture"
    );
}

async fn scroll_to(scene: &Scene, id: &str) {
    let id = test_id(id);
    scene.browser.find(&id).await.unwrap();
    let scroll = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })";
    scene
        .browser
        .execute(scroll, vec![id.into()])
        .await
        .unwrap();
}

/// Goes through every state and takes its picture.
async fn tour(scene: Scene, name: &str, theme: &str) -> Scene {
    let name = |state: &str| format!("{name}-{state}");
    scene.wait_for_store().await;
    picture(&scene, &name("form")).await;
    scene.click("create").await;
    scene.browser.find(&test_id("summary")).await.unwrap();
    picture(&scene, &name("form-problems")).await;
    scene.fill_form("zoe.obrien@example.com").await;
    scene.click("create").await;
    scene.wait_for_submission("created").await;
    picture(&scene, &name("form-created")).await;
    scene.click("tab-many").await;
    picture(&scene, &name("choose")).await;
    scene.import_file(&sample()).await;
    scene.browser.find(&test_id("confirmation")).await.unwrap();
    picture(&scene, &name("review")).await;
    scene.click("send").await;
    scene.browser.find(&test_id("pace")).await.unwrap();
    picture(&scene, &name("sending")).await;
    scene.wait_for_result().await;
    picture(&scene, &name("result")).await;
    store_states(&scene, name).await;
    login_states(&scene, name, theme).await;
    scene
}

/// What the page shows of a store with fields, companies and users of its own.
async fn store_states(scene: &Scene, name: impl Fn(&str) -> String) {
    let store = scene.stack.sandbox();
    let required = ExtraFieldDefinition {
        required: true,
        maximum_length: Some("20".to_owned()),
        ..ExtraFieldDefinition::text("Cost center")
    };
    store.set_extra_fields(vec![required, ExtraFieldDefinition::text("Notes")]);
    scene.reload().await;
    scene.wait_for_store().await;
    scene.fill_form("existing.buyer@example.com").await;
    for (field, text) in [("companyId", "Cobalt Foods"), ("extra-0", "CC 1")] {
        scene.browser.fill(&test_id(field), text).await.unwrap();
    }
    scene.browser.click("details > summary").await.unwrap();
    scene.wait_for_code("email", "email.in_other_company").await;
    scroll_to(scene, "email").await;
    picture(scene, &name("form-store")).await;
    scroll_to(scene, "notice").await;
    picture(scene, &name("form-notices")).await;

    let file = "email,first name,last name,role,company id,extra:Cost center
existing.buyer@example.com,Is,Here,1,42,CC 1
other.company@example.com,Is,Elsewhere,1,42,CC 1
a@example.com,A,B,0,Cobalt Foods,CC 1
b@example.com,A,B,0,Cobalt Foods,CC 1
c@example.com,A,B,0,Nowhere Ltd,
";
    scene.import("findings.csv", file.as_bytes()).await;
    scene.look().await;
    scroll_to(scene, "problems").await;
    picture(scene, &name("review-findings")).await;
    scroll_to(scene, "ahead").await;
    picture(scene, &name("review-notices")).await;
}

/// What the page says about logins and ways of creating users.
async fn login_states(scene: &Scene, name: impl Fn(&str) -> String, theme: &str) {
    let settings = |dialect: &str| json!({ "dialect": dialect, "theme": theme });
    let site = scene
        .visit_in_page(&settings("storefront-graphql"), "")
        .await;
    let login = scene.login_of(&json!({ "userId": ADMIN, "permissions": ["get_users"] }));
    scene.paste(&login).await;
    scene.browser.find(&test_id("no-permission")).await.unwrap();
    picture(scene, &name("no-permission")).await;
    scene.order(&json!({ "fault": "no-cors", "path": "/graphql", "times": 9 }));
    scene.paste(&scene.login()).await;
    scroll_to(scene, "store-unknown").await;
    picture(scene, &name("store-unknown")).await;
    drop(site);
    let _site = scene.visit_in_page(&settings("archive-v2"), "").await;
    scene.browser.find(&test_id("deprecated")).await.unwrap();
    picture(scene, &name("deprecated")).await;
}

fn themed(theme: &str) -> StackOptions {
    with_config(&format!(
        r#"{{"dialect":"management","companyId":42,"channelIds":[1],"theme":"{theme}"}}"#
    ))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_state_is_drawn_light_and_wide() {
    in_every_engine(themed("light"), |scene| tour(scene, "light-wide", "light")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_state_is_drawn_dark_and_narrow() {
    on_a_phone_in_every_engine(themed("dark"), |scene| tour(scene, "dark-narrow", "dark")).await;
}
