//! The product without a mouse, and as a screen reader has it.

use crate::scene::{Scene, in_every_engine, on_a_phone_in_every_engine, usual};
use b2b_users_tests::{Engine, test_id};
use fantoccini::key::Key;

#[tokio::test(flavor = "multi_thread")]
async fn tabs_are_reached_and_changed_by_key_alone() {
    in_every_engine(usual(), |scene| async move {
        let (one, many) = (test_id("tab-one"), test_id("tab-many"));
        scene.browser.press(&one, Key::Right).await.unwrap();
        assert!(scene.browser.has_focus(&many).await.unwrap());
        assert_eq!(
            scene
                .browser
                .attribute(&many, "aria-selected")
                .await
                .unwrap()
                .as_deref(),
            Some("true")
        );
        // Its screens may be on their way.
        scene.browser.find(&test_id("file")).await.unwrap();
        assert!(scene.browser.is_shown(&test_id("file")).await.unwrap());
        scene.browser.press(&many, Key::Left).await.unwrap();
        assert!(scene.browser.has_focus(&one).await.unwrap());
        assert!(scene.browser.is_shown(&test_id("email")).await.unwrap());
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_form_is_walked_with_tab_and_sent_with_enter() {
    in_every_engine(usual(), |scene| async move {
        // Safari's engine leaves selects out of the tab order unless the system says otherwise.
        let select_by_tab = scene.browser.engine() != Engine::WebKit;
        scene.fill_form("keyboard@example.com").await;
        if select_by_tab {
            scene
                .browser
                .press(&test_id("companyId"), Key::Tab)
                .await
                .unwrap();
            assert!(scene.browser.has_focus(&test_id("role")).await.unwrap());
        }
        scene
            .browser
            .press(&test_id("email"), Key::Enter)
            .await
            .unwrap();
        scene.wait_for_submission("created").await;
        assert_eq!(scene.users_with("keyboard@example.com"), 1);
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_step_moves_the_focus_and_names_itself_in_the_title() {
    in_every_engine(usual(), |scene| async move {
        let heading = test_id("many-heading");
        scene
            .import(
                "one.csv",
                b"email,first name,last name,role\na@example.com,A,B,0\n",
            )
            .await;
        scene
            .browser
            .wait_for_text(&heading, "Review")
            .await
            .unwrap();
        scene.wait_for_focus("many-heading").await;
        assert_eq!(
            title(&scene).await,
            "Review before anything is sent – Company users"
        );
        scene
            .browser
            .press(&test_id("send"), Key::Enter)
            .await
            .unwrap();
        scene.wait_for_result().await;
        scene.wait_for_focus("many-heading").await;
        assert_eq!(title(&scene).await, "Result – Company users");
        scene.click("tab-one").await;
        assert_eq!(title(&scene).await, "Add one – Company users");
        scene
    })
    .await;
}

async fn title(scene: &Scene) -> serde_json::Value {
    let title = "return document.title";
    scene.browser.execute(title, Vec::new()).await.unwrap()
}

/// Every control has a name, every described-by points somewhere, no id stands twice.
const AUDIT: &str = "
    const findings = [];
    const named = (element) => element.getAttribute('aria-label')
        || element.labels?.length && [...element.labels].some((label) => label.textContent.trim())
        || (element.matches('button, a, summary') && element.textContent.trim());
    for (const element of document.querySelectorAll('input, select, button, a, summary, [role=region], [role=progressbar]'))
        if (!named(element)) findings.push('no name: ' + element.outerHTML.slice(0, 120));
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    for (const id of ids) if (ids.filter((other) => other === id).length > 1) findings.push('twice: ' + id);
    for (const attribute of ['aria-describedby', 'aria-controls', 'aria-labelledby', 'for'])
        for (const element of document.querySelectorAll(`[${attribute}]`))
            for (const id of element.getAttribute(attribute).split(' '))
                if (!document.getElementById(id)) findings.push(`${attribute} to nowhere: ${id}`);
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth) findings.push('scrolls sideways');
    for (const part of document.querySelectorAll('.b2b-scroll'))
        if (part.scrollWidth > part.clientWidth) findings.push('hides a part: ' + part.getAttribute('aria-label'));
    return findings;";

/// Every screen, one after the other.
async fn audit(scene: Scene) -> Scene {
    let clean = serde_json::json!([]);
    let findings = async || scene.browser.execute(AUDIT, Vec::new()).await.unwrap();
    scene.wait_for_store().await;
    scene.browser.click("details > summary").await.unwrap();
    assert_eq!(findings().await, clean, "the form");
    scene.click("create").await;
    scene.browser.find(&test_id("summary")).await.unwrap();
    assert_eq!(findings().await, clean, "the form with problems");
    scene.click("tab-many").await;
    assert_eq!(findings().await, clean, "the file");
    let file = "email,first name,last name,role\na@example.com,A,B,0\nbad,A,B,9\nexisting.buyer@example.com,A,B,1\n";
    scene.import("two.csv", file.as_bytes()).await;
    scene
        .browser
        .click("[data-testid=columns] > summary")
        .await
        .unwrap();
    scene.browser.find(&test_id("column-0")).await.unwrap();
    scene
        .browser
        .click("[data-testid=defaults] > summary")
        .await
        .unwrap();
    assert_eq!(findings().await, clean, "the review");
    scene.look().await;
    assert_eq!(findings().await, clean, "the review with findings");
    scene.click("send").await;
    scene.wait_for_result().await;
    assert_eq!(findings().await, clean, "the result");
    scene
}

#[tokio::test(flavor = "multi_thread")]
async fn every_control_has_a_name_on_every_screen() {
    in_every_engine(usual(), audit).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_control_has_a_name_and_nothing_scrolls_sideways_on_a_phone() {
    on_a_phone_in_every_engine(usual(), audit).await;
}
