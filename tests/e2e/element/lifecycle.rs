//! Mounted, moved, removed, destroyed.

use super::{Embedding, Setting, embedded, with_login};
use serde_json::json;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
async fn an_element_creates_a_user_under_a_strict_policy_and_tells_the_page() {
    embedded(with_login(), |page| async move {
        page.ready(1).await;
        page.wait("inside(\"[data-testid='role'] option[value='custom:10021']\")")
            .await;
        page.run("fill('zoe@example.com')").await;
        page.run("byTestId('create').click()").await;
        page.wait("events('finished').length === 1").await;
        let created = page.details("created").await;
        assert_eq!(created[0]["email"], "zoe@example.com");
        assert_eq!(created[0]["row"], json!(null));
        let sent = page.details("before-send").await;
        assert_eq!(
            sent,
            [json!({ "kind": "one", "users": 1, "companies": [42], "welcomeEmails": 0 })]
        );
        assert_eq!(page.details("finished").await[0]["counts"]["created"], 1);
        let users = page.stack.sandbox().users();
        let stored = users.iter().filter(|user| user.email == "zoe@example.com");
        let ids: Vec<String> = stored.map(|user| user.id.to_string()).collect();
        assert_eq!(json!(ids), json!([created[0]["userId"]]));
        page
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_prevents_sending_is_obeyed() {
    embedded(with_login(), |page| async move {
        page.ready(1).await;
        let before = page.stack.sandbox().users().len();
        page.run("window.__prevent = true; fill('zoe@example.com')")
            .await;
        page.run("byTestId('create').click()").await;
        page.wait("inside(\"[data-testid=submission][data-state=withheld]\")")
            .await;
        page.run("byTestId('tab-many').click(); choose(3)").await;
        page.wait("byTestId('send') && !byTestId('send').disabled")
            .await;
        page.run("byTestId('send').click()").await;
        page.wait("byTestId('withheld')").await;
        assert_eq!(page.details("before-send").await.len(), 2);
        assert_eq!(page.stack.sandbox().users().len(), before);
        page
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_elements_share_one_module_and_nothing_else() {
    let setting = Setting {
        body: "<b2b-users id=\"one\" dialect=\"management\" company-id=\"42\" endpoint=\"ENDPOINT\" look-ups=\"off\"></b2b-users><b2b-users id=\"two\" dialect=\"management\" company-id=\"43\" endpoint=\"ENDPOINT\" look-ups=\"off\"></b2b-users>",
        ..Setting::default()
    };
    embedded(setting, |page| async move {
        page.ready(2).await;
        page.run("type('email', 'first@example.com', 0); type('email', 'second@example.com', 1)").await;
        let values = page.run("return [0, 1].map((n) => [byTestId('email', n).value, byTestId('companyId', n).value])").await;
        assert_eq!(values, json!([["first@example.com", "42"], ["second@example.com", "43"]]));
        let shared = "return performance.getEntriesByType('resource').filter((entry) => entry.name.endsWith('.wasm')).length";
        assert_eq!(page.run(shared).await, 1);
        let sheets = page.run("return element(0).shadowRoot.adoptedStyleSheets[0] === element(1).shadowRoot.adoptedStyleSheets[0]").await;
        assert_eq!(sheets, true);
        // The page sees none of its ids twice.
        let ids = "const ids = [0, 1].flatMap((n) => [...element(n).shadowRoot.querySelectorAll('[id]')].map((e) => e.id)); return ids.length - new Set(ids).size";
        assert_eq!(page.run(ids).await, 0);
        page
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_in_the_page_keeps_everything() {
    embedded(with_login(), |page| async move {
        page.ready(1).await;
        page.run("type('email', 'half typed'); byTestId('tab-many').click()").await;
        page.run("const place = document.createElement('section'); document.body.prepend(place); place.append(element())").await;
        page.run("document.body.append(element())").await;
        // What a removal does, it does in a microtask: by now it would have happened.
        let kept = page.run("return [byTestId('email').value, byTestId('tab-many').getAttribute('aria-selected'), events('ready').length]").await;
        assert_eq!(kept, json!(["half typed", "true", 1]));
        page
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn removal_in_the_middle_of_an_import_stops_requests_timers_and_listeners() {
    let mut setting = with_login();
    setting.sandbox.latency = Duration::from_millis(150);
    embedded(setting, |page| async move {
        page.ready(1).await;
        let before = page.run("return alive()").await;
        page.run("byTestId('tab-many').click(); choose(40)").await;
        page.wait("byTestId('send') && !byTestId('send').disabled")
            .await;
        page.run("byTestId('send').click()").await;
        page.wait("events('created').length >= 2").await;
        page.run("element().remove()").await;
        gone(&page).await;
        assert!(before["listeners"].as_u64() > Some(0), "{before}");
        // Nothing is left that could send, so what comes later is not waited for.
        let made = page.stack.sandbox().users();
        let made = made
            .iter()
            .filter(|user| user.email.starts_with("many"))
            .count();
        assert!(made < 40, "all were created");
        page
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_element_begins_anew_and_a_destroyed_one_does_not() {
    embedded(with_login(), |page| async move {
        page.ready(1).await;
        page.run("type('email', 'half typed'); window.kept = element(); kept.remove()")
            .await;
        page.wait("kept.shadowRoot.children.length === 0").await;
        page.run("document.body.append(kept)").await;
        page.ready(2).await;
        assert_eq!(page.run("return byTestId('email').value").await, "");
        page.run("kept.destroy(); kept.destroy()").await;
        page.wait("kept.shadowRoot.children.length === 0").await;
        page.run("kept.remove(); document.body.append(kept)").await;
        let there = "kept.load().then((there) => { window.__there = there })";
        page.run(there).await;
        page.wait("window.__there === false").await;
        assert_eq!(page.run("return events('ready').length").await, 2);
        gone(&page).await;
        page
    })
    .await;
}

/// Waits until nothing is left of what elements started.
async fn gone(page: &Embedding) {
    let script = "return nothingIsAlive()";
    let waited = page.browser.wait_until(script, Vec::new()).await;
    let left = page.run("return [__alive.requests, __left]").await;
    assert!(waited.is_ok(), "{left}");
}
