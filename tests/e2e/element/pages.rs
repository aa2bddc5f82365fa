//! The pages that come with the element: the one that shows everything, and the examples.

use super::POLICY;
use crate::engines::engines_of;
use b2b_users_tests::{Browser, Host, built_element};
use serde_json::Value;
use std::fs;

/// A page of the built ones that collects its problems.
pub(super) fn probed(name: &str) -> String {
    let page = fs::read_to_string(built_element().join(name)).unwrap();
    page.replacen("<head>", "<head><script src=\"probe.js\"></script>", 1)
}

pub(super) async fn run(browser: &Browser, script: &str) -> Value {
    browser.execute(script, Vec::new()).await.unwrap()
}

pub(super) async fn wait(browser: &Browser, condition: &str) {
    let script = format!("return !!({condition})");
    browser.wait_until(&script, Vec::new()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_that_shows_everything_follows_its_controls() {
    for engine in engines_of("the_page_that_shows_everything_follows_its_controls") {
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
        .replace(
            "{{cdn 'assets/b2b-users/0.1.0/b2b-users.js'}}",
            "b2b-users.js",
        )
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
    for engine in engines_of("the_examples_for_a_page_and_for_a_theme_run_as_they_are") {
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

#[tokio::test(flavor = "multi_thread")]
async fn the_script_of_the_examples_harms_no_page_without_the_element_not_even_twice() {
    let page = "<!doctype html><html lang=\"en\"><head><script src=\"probe.js\"></script><script src=\"examples/plain.js\"></script><script src=\"examples/plain.js\"></script></head><body></body></html>";
    for engine in
        engines_of("the_script_of_the_examples_harms_no_page_without_the_element_not_even_twice")
    {
        let host = Host::start(&built_element(), &[("page.html", page)], POLICY).unwrap();
        let browser = Browser::start(engine).await.unwrap();
        browser
            .goto(&format!("{}page.html", host.url()))
            .await
            .unwrap();
        wait(&browser, "document.readyState === 'complete'").await;
        let left = run(&browser, "return [typeof login, typeof giveLogin]").await;
        assert_eq!(left, serde_json::json!(["undefined", "undefined"]));
        assert_eq!(browser.problems().await.unwrap(), Vec::<String>::new());
    }
}
