//! Pictures of every state, light and dark, wide and narrow, for people to look at. They
//! are kept in `target/screens`; what a test can say about them it says elsewhere.

use crate::scene::{Scene, in_every_engine, on_a_phone_in_every_engine, sample, with_config};
use b2b_users_tests::{StackOptions, test_id};
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

/// Goes through every state and takes its picture.
async fn tour(scene: Scene, name: &str) -> Scene {
    let name = |state: &str| format!("{name}-{state}");
    scene.browser.find(&test_id("form-one")).await.unwrap();
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
    scene
}

fn themed(theme: &str) -> StackOptions {
    with_config(&format!(
        r#"{{"dialect":"management","companyId":42,"channelIds":[1],"theme":"{theme}"}}"#
    ))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_state_is_drawn_light_and_wide() {
    in_every_engine(themed("light"), |scene| tour(scene, "light-wide")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_state_is_drawn_dark_and_narrow() {
    on_a_phone_in_every_engine(themed("dark"), |scene| tour(scene, "dark-narrow")).await;
}
