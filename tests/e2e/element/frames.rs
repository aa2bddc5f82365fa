//! The page for iframes, and how it is handed settings and logins by the page around it.

use super::pages::{probed, run, wait};
use super::{POLICY, login};
use crate::engines::engines_of;
use b2b_users_tests::{Browser, Engine, Host, Stack, StackOptions, built_element};
use serde_json::json;
use std::fs;

/// A host page on one origin, the iframe's page on another, a store, and a browser that has
/// loaded the host page.
struct Frames {
    browser: Browser,
    stack: Stack,
    _outer: Host,
    _inner: Host,
}

/// Replaces something that a file of a host holds once.
fn change(host: &Host, name: &str, from: &str, to: &str) {
    let path = host.folder().join(name);
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{name}: {from}");
    fs::write(path, text.replace(from, to)).unwrap();
}

/// Lets the iframe's page allow these origins.
fn allow(inner: &Host, origin: &str) {
    let allowed = json!({ "parentOrigins": [origin.trim_end_matches('/')] });
    fs::write(inner.folder().join("frame.json"), allowed.to_string()).unwrap();
}

/// `prepare` changes what the host page and the iframe's page are made of.
async fn frames(engine: Engine, prepare: impl Fn(&Host, &Host)) -> Frames {
    println!("in {}", engine.name());
    let stack = Stack::start(StackOptions::default()).unwrap();
    let endpoint = stack.sandbox_url().trim_end_matches('/').to_owned();
    let token = login(&stack, &json!({}));
    let policy = format!("{POLICY}; connect-src 'self' {endpoint}");
    let inner = Host::start(&built_element(), &[], &policy).unwrap();
    // As its comment says for another endpoint.
    change(
        &inner,
        "frame.html",
        "https://api-b2b.bigcommerce.com",
        &endpoint,
    );
    let framing = format!("{POLICY}; frame-src {}", inner.url());
    let page = [("frame-host.html", &*probed("frame-host.html"))];
    let outer = Host::start(&built_element(), &page, &framing).unwrap();
    // The example as it is, but for what its comments say to change.
    let settings =
        json!({ "dialect": "storefront-graphql", "endpoint": endpoint, "companyId": 42 });
    let settings = settings.to_string();
    let inner_page = format!("new URL(\"{}frame.html\")", inner.url());
    let asked = format!("(window.__asked = true, \"{token}\")");
    for (from, to) in [
        (
            "new URL(\"frame.html\", document.baseURI)",
            inner_page.as_str(),
        ),
        (
            "{ dialect: \"management\", endpoint: \"\", companyId: 42, channelIds: [1] }",
            settings.as_str(),
        ),
        (
            "document.getElementById(\"token\").value || null",
            asked.as_str(),
        ),
        (
            "const frame = ",
            "window.__heard = []; addEventListener('message', (event) => __heard.push(event.data.type));\nconst frame = ",
        ),
    ] {
        change(&outer, "frame-host.js", from, to);
    }
    allow(&inner, &outer.url());
    prepare(&outer, &inner);
    let browser = Browser::start(engine).await.unwrap();
    browser
        .goto(&format!("{}frame-host.html", outer.url()))
        .await
        .unwrap();
    Frames {
        browser,
        stack,
        _outer: outer,
        _inner: inner,
    }
}

/// Waits until the example has written this into its log.
async fn heard(browser: &Browser, part: &str) {
    let script = format!("document.querySelector('#log').textContent.includes('{part}')");
    wait(browser, &script).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_in_an_iframe_gets_settings_and_login_from_its_parent() {
    for engine in engines_of("a_page_in_an_iframe_gets_settings_and_login_from_its_parent") {
        let Frames {
            browser,
            stack,
            _outer,
            _inner,
        } = frames(engine, |_, _| {}).await;
        heard(&browser, "ready").await;
        wait(&browser, "window.__asked === true").await;
        wait(&browser, "__heard.includes('b2b-users:height') && Number(document.querySelector('iframe').height) > 300").await;
        // With the login it asks the store what it is like.
        for _ in 0..200 {
            if stack
                .sandbox()
                .history()
                .iter()
                .any(|entry| entry.path == "/graphql")
            {
                break;
            }
            run(&browser, "return 1").await;
        }
        let asked = stack.sandbox().history();
        assert!(
            asked.iter().any(|entry| entry.path == "/graphql"),
            "{asked:?}"
        );
        let leaked = run(
            &browser,
            "return document.querySelector('iframe').src.includes('eyJ')",
        )
        .await;
        assert_eq!(leaked, false);
        // Another user logged in: the frame asks again.
        run(
            &browser,
            "window.__asked = false; document.querySelector('#token').dispatchEvent(new Event('change'))",
        )
        .await;
        wait(&browser, "window.__asked === true").await;
        assert_eq!(browser.problems().await.unwrap(), Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_not_named_gets_nothing_and_gives_nothing() {
    for engine in engines_of("a_page_that_is_not_named_gets_nothing_and_gives_nothing") {
        let stranger = |_: &Host, inner: &Host| allow(inner, "https://the-host.example");
        let Frames {
            browser,
            stack,
            _outer,
            _inner,
        } = frames(engine, stranger).await;
        // It pushes settings and a login all the time, so that some come when they could be taken.
        run(&browser, "window.__push = setInterval(() => {
                const inner = document.querySelector('iframe').contentWindow;
                for (const type of ['b2b-users:settings', 'b2b-users:token', 'b2b-users:login-changed']) inner.postMessage({ type, id: 1, token: 'a.b.c', settings: { dialect: 'management' } }, '*');
            }, 20);").await;
        browser.enter_frame("iframe").await.unwrap();
        // Not every engine tells a page who is around it; then it hears no answer.
        browser
            .wait_for_text("[role=alert]", "frame.json")
            .await
            .unwrap();
        let elements = run(
            &browser,
            "return document.querySelectorAll('b2b-users').length",
        )
        .await;
        assert_eq!(elements, 0);
        browser.leave_frame().await.unwrap();
        let heard = run(
            &browser,
            "clearInterval(__push); return [__heard, window.__asked ?? false]",
        )
        .await;
        assert_eq!(heard, json!([[], false]));
        assert!(stack.sandbox().history().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_without_its_script_says_so_inside_and_to_its_parent() {
    for engine in engines_of("a_frame_without_its_script_says_so_inside_and_to_its_parent") {
        let without_script = |_: &Host, inner: &Host| {
            fs::remove_file(inner.folder().join("b2b-users.js")).unwrap();
        };
        let frames = frames(engine, without_script).await;
        heard(&frames.browser, "element.missing").await;
        frames.browser.enter_frame("iframe").await.unwrap();
        frames
            .browser
            .wait_for_text("[role=alert]", "b2b-users.js")
            .await
            .unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_that_are_refused_are_told_inside_and_to_the_parent() {
    for engine in engines_of("settings_that_are_refused_are_told_inside_and_to_the_parent") {
        let misspelt = |outer: &Host, _: &Host| {
            change(outer, "frame-host.js", "\"companyId\"", "\"company\"");
        };
        let frames = frames(engine, misspelt).await;
        heard(&frames.browser, "configuration.invalid").await;
        frames.browser.enter_frame("iframe").await.unwrap();
        let said = "return document.querySelector('b2b-users')?.shadowRoot.querySelector('[role=alert]')?.textContent.includes('\"company\" is no setting: write \"companyId\" if that is meant') === true";
        frames.browser.wait_until(said, Vec::new()).await.unwrap();
    }
}
