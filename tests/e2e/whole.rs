//! The site as `trunk build` alone makes it: in one piece, without anything that `cargo xtask build` does to it.

use crate::scene::{in_every_engine, usual};
use b2b_users_tests::StackOptions;
use std::path::Path;

#[tokio::test(flavor = "multi_thread")]
async fn the_site_that_trunk_builds_alone_works_too() {
    // `cargo xtask build` keeps it before it puts the parts in.
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/site-whole");
    let options = StackOptions {
        site: Some(whole),
        ..usual()
    };
    in_every_engine(options, |scene| async move {
        scene.fill_form("whole@example.com").await;
        scene.click("create").await;
        scene.wait_for_submission("created").await;
        let file = "email,first name,last name,role\na@example.com,A,Two,1\nnobody,B,Two,1\n";
        scene.import("two.csv", file.as_bytes()).await;
        assert_eq!(
            (scene.number("valid").await, scene.number("invalid").await),
            (1, 1)
        );
        scene
    })
    .await;
}
