//! The pages that come with the element: the one that shows everything, and the one for
//! iframes with its hand-over of settings and login.

use super::login;
use b2b_users_tests::{Browser, Engine, Host, Stack, StackOptions, built_element};
use serde_json::{Value, json};
use std::fs;

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/// A page of the built ones that collects its problems.
fn probed(name: &str) -> String {
    let page = fs::read_to_string(built_element().join(name)).unwrap();
    page.replacen("<head>", "<head><script src=\"probe.js\"></script>", 1)
}

async fn run(browser: &Browser, script: &str) -> Value {
    browser.execute(script, Vec::new()).await.unwrap()
}

async fn wait(browser: &Browser, condition: &str) {
    let script = format!("return !!({condition})");
    browser.wait_until(&script, Vec::new()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_that_shows_everything_follows_its_controls() {
    for engine in Engine::requested().unwrap() {
        let files = [("embed.html", &*probed("embed.html"))];
        let policy = format!("{POLICY}; connect-src 'self'");
        let host = Host::start(&built_element(), &files, &policy).unwrap();
        let browser = Browser::start(engine).await.unwrap();
        browser
            .goto(&format!("{}embed.html", host.url()))
            .await
            .unwrap();
        wait(
            &browser,
            "document.querySelector('#log').textContent.includes('b2b-users-ready')",
        )
        .await;
        browser.select("#field-theme", "dark").await.unwrap();
        // A driver that chooses an option does not say all that a person's choice says.
        run(
            &browser,
            "document.querySelector('#field-theme').dispatchEvent(new Event('input'))",
        )
        .await;
        let inside = "document.querySelector('b2b-users').shadowRoot.querySelector('.b2b-users')";
        wait(&browser, &format!("{inside}.dataset.theme === 'dark'")).await;
        let code = browser.text("#code").await.unwrap();
        assert!(code.contains("theme=\"dark\""), "{code}");
        // Every attribute that the manifest documents has a control.
        let manifest = include_str!("../../../src/element/js/custom-elements.json");
        let manifest: Value = serde_json::from_str(manifest).unwrap();
        let attributes = &manifest["modules"][0]["declarations"][0]["attributes"];
        let attributes = attributes.as_array().unwrap();
        assert!(attributes.len() >= 9, "{attributes:?}");
        for attribute in attributes {
            let name = attribute["name"].as_str().unwrap();
            browser.find(&format!("#field-{name}")).await.unwrap();
        }
        assert_eq!(browser.problems().await.unwrap(), Vec::<String>::new());
    }
}

/// A host page on one origin, the iframe's page on another, a store, and a browser that has
/// loaded the host page.
struct Frames {
    browser: Browser,
    stack: Stack,
    _outer: Host,
    _inner: Host,
}

/// `allowed` gives the origins that the iframe's page allows, from that of the host page.
async fn frames(engine: Engine, allowed: impl Fn(&str) -> Vec<String>) -> Frames {
    println!("in {}", engine.name());
    let stack = Stack::start(StackOptions::default()).unwrap();
    let endpoint = stack.sandbox_url().trim_end_matches('/').to_owned();
    let token = login(&stack, &json!({}));
    let policy = format!("{POLICY}; connect-src 'self' {endpoint}");
    let inner = Host::start(&built_element(), &[], &policy).unwrap();
    // The example as it is, but for what its comments say to change.
    let script = fs::read_to_string(built_element().join("frame-host.js")).unwrap();
    let settings =
        json!({ "dialect": "storefront-graphql", "endpoint": endpoint, "companyId": 42 });
    let script = script
        .replace(
            "new URL(\"frame.html\", document.baseURI)",
            &format!("new URL(\"{}frame.html\")", inner.url()),
        )
        .replace(
            "{ dialect: \"management\", endpoint: \"\", companyId: 42, channelIds: [1] }",
            &settings.to_string(),
        )
        .replace(
            "document.getElementById(\"token\").value || null",
            &format!("(window.__asked = true, \"{token}\")"),
        );
    let script = format!(
        "window.__heard = []; addEventListener('message', (event) => __heard.push(event.data.type));\n{script}"
    );
    assert!(script.contains(&token) && script.contains(&endpoint));
    let files = [
        ("frame-host.js", &*script),
        ("frame-host.html", &*probed("frame-host.html")),
    ];
    let framing = format!("{POLICY}; frame-src {}", inner.url());
    let outer = Host::start(&built_element(), &files, &framing).unwrap();
    let origin = outer.url().trim_end_matches('/').to_owned();
    let allowed = json!({ "parentOrigins": allowed(&origin) });
    fs::write(inner.folder().join("frame.json"), allowed.to_string()).unwrap();
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

#[tokio::test(flavor = "multi_thread")]
async fn a_page_in_an_iframe_gets_settings_and_login_from_its_parent() {
    for engine in Engine::requested().unwrap() {
        let Frames {
            browser,
            stack,
            _outer,
            _inner,
        } = frames(engine, |origin| vec![origin.to_owned()]).await;
        wait(
            &browser,
            "document.querySelector('#log').textContent.includes('ready')",
        )
        .await;
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
        assert_eq!(browser.problems().await.unwrap(), Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_not_named_gets_nothing_and_gives_nothing() {
    for engine in Engine::requested().unwrap() {
        let stranger = |_: &str| vec!["https://the-host.example".to_owned()];
        let Frames {
            browser,
            stack,
            _outer,
            _inner,
        } = frames(engine, stranger).await;
        wait(&browser, "document.readyState === 'complete'").await;
        // It may push settings and a login as it likes.
        run(&browser, "const inner = document.querySelector('iframe').contentWindow;
            for (const type of ['b2b-users:settings', 'b2b-users:token']) inner.postMessage({ type, id: 1, token: 'a.b.c', settings: { dialect: 'management' } }, '*');").await;
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
        let heard = run(&browser, "return [__heard, window.__asked ?? false]").await;
        assert_eq!(heard, json!([[], false]));
        assert!(stack.sandbox().history().is_empty());
    }
}

/// The Stencil snippet as a theme would write it: with addresses, a nonce and the digest in the
/// places that it leaves.
fn rendered(nonce: &str) -> String {
    let snippet = fs::read_to_string(built_element().join("examples/stencil.html")).unwrap();
    let manifest = fs::read_to_string(built_element().join("manifest.json")).unwrap();
    let manifest: Value = serde_json::from_str(&manifest).unwrap();
    let digest = manifest["files"][0]["integrity"].as_str().unwrap();
    let mut page = String::new();
    let mut rest = snippet.as_str();
    while let Some((before, comment)) = rest.split_once("{{!--") {
        page.push_str(before);
        rest = comment.split_once("--}}").unwrap().1;
    }
    page.push_str(rest);
    let page = page
        .replace("{{cdn 'assets/b2b-users/b2b-users.js'}}", "b2b-users.js")
        .replace("{{cdn 'assets/b2b-users/plain.js'}}", "examples/plain.js")
        .replace("{{nonce}}", nonce)
        .replace("REPLACE-WITH-THE-DIGEST", digest);
    assert!(!page.contains("{{") && page.contains(digest), "{page}");
    page
}

#[tokio::test(flavor = "multi_thread")]
async fn the_examples_for_a_page_and_for_a_theme_run_as_they_are() {
    let nonce = "bm9uY2Utb2YtYS10ZXN0";
    let snippet = rendered(nonce);
    let theme = format!(
        "<!doctype html><html lang=\"en\"><head><script src=\"probe.js\" nonce=\"{nonce}\"></script></head><body>{snippet}</body></html>"
    );
    // The policy of a store with authorised scripts: by their nonce, and not by where they are.
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'wasm-unsafe-eval'; img-src 'self'; connect-src 'self' https://api-b2b.bigcommerce.com"
    );
    let plain = fs::read_to_string(built_element().join("examples/plain.html")).unwrap();
    let plain = plain
        .replacen("<head>", "<head><script src=\"probe.js\"></script>", 1)
        .replace("../b2b-users.js", "b2b-users.js")
        .replace("plain.js", "examples/plain.js");
    let usual = format!("{POLICY}; connect-src 'self' https://api-b2b.bigcommerce.com");
    for engine in Engine::requested().unwrap() {
        for (page, policy) in [(&theme, &policy), (&plain, &usual)] {
            let host = Host::start(&built_element(), &[("page.html", page)], policy).unwrap();
            let browser = Browser::start(engine).await.unwrap();
            browser
                .goto(&format!("{}page.html", host.url()))
                .await
                .unwrap();
            // Nobody gives it a login here, so it asks for one and sends nothing.
            let asks = "document.querySelector('b2b-users').shadowRoot?.querySelector('[data-testid=token]')";
            wait(&browser, asks).await;
            assert_eq!(browser.problems().await.unwrap(), Vec::<String>::new());
        }
    }
}
