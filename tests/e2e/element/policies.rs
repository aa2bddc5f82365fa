//! Pages that forbid things, and files that are not what they should be.

use super::{POLICY, Setting, embedded};
use serde_json::json;
use std::fs;

const QUIET: &str = "<b2b-users id=\"one\" dialect=\"management\" endpoint=\"ENDPOINT\" look-ups=\"off\"></b2b-users>";

#[tokio::test(flavor = "multi_thread")]
async fn a_page_with_trusted_types_is_no_obstacle() {
    let setting = Setting {
        body: QUIET,
        policy: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        ..Setting::default()
    };
    embedded(setting, |page| async move {
        page.ready(1).await;
        page.run("byTestId('tab-many').click(); choose(3)").await;
        page.wait("byTestId('send') && !byTestId('send').disabled")
            .await;
        page
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_forbids_wasm_gets_a_clear_event_and_message() {
    let setting = Setting {
        body: QUIET,
        policy: "default-src 'none'; script-src 'self'; style-src 'self'",
        may_have_problems: true,
        ..Setting::default()
    };
    embedded(setting, |page| async move {
        page.wait("events('error').length === 1").await;
        let error = &page.details("error").await[0];
        assert_eq!(error["code"], "wasm.blocked");
        // Whoever did not listen yet can read it.
        assert_eq!(&page.run("return element().problem").await, error);
        let shown = page.run("const one = inside('[role=alert]'); return [one.textContent, one.checkVisibility()]").await;
        assert!(shown[0].as_str().unwrap().contains("wasm-unsafe-eval"), "{shown}");
        assert_eq!(shown[1], true);
        assert_eq!(page.run("return events('ready').length").await, 0);
        page
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_module_that_was_changed_is_not_run() {
    let setting = Setting {
        body: QUIET,
        may_have_problems: true,
        ..Setting::default()
    };
    embedded(setting, |page| async move {
        page.ready(1).await;
        let module = fs::read_dir(page.host.folder())
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let module = module
            .into_iter()
            .find(|path| {
                // Parts have a name before the hash, too.
                let file = path.file_name().unwrap().to_string_lossy();
                file.ends_with(".wasm") && file.matches('-').count() == 1
            })
            .unwrap();
        let sound = fs::read(&module).unwrap();
        let mut changed = sound.clone();
        // A custom section more: as good a module as before, and not the one that was built.
        changed.extend_from_slice(b"\0\x02\x01x");
        fs::write(&module, &changed).unwrap();
        page.browser
            .goto(&format!("{}?again", page.host.url()))
            .await
            .unwrap();
        page.wait("events('error').length === 1").await;
        assert_eq!(page.details("error").await[0]["code"], "wasm.failed");
        // Once the file is right again, trying again is enough.
        fs::write(&module, &sound).unwrap();
        page.run("inside('[role=alert] button').click()").await;
        page.ready(1).await;
        page
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_script_twice_is_silent() {
    let setting = Setting {
        // With the one of every page.
        body: "<script src=\"b2b-users.js\"></script><b2b-users id=\"one\" dialect=\"management\" endpoint=\"ENDPOINT\" look-ups=\"off\"></b2b-users>",
        script: "window.__warned = []; console.warn = (...parts) => __warned.push(parts.join(' '));",
        ..Setting::default()
    };
    embedded(setting, |page| async move {
        page.ready(1).await;
        page.wait("document.readyState === 'complete'").await;
        let said = page.run("return [document.scripts.length, __warned, events('error').length, element().problem]").await;
        assert_eq!(said, json!([5, [], 0, null]));
        page
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_copy_on_the_page_steps_back() {
    let setting = Setting {
        body: QUIET,
        policy: POLICY,
        may_have_problems: true,
        script: "customElements.define('b2b-users', class extends HTMLElement { static version = 'another'; });",
        ..Setting::default()
    };
    embedded(setting, |page| async move {
        page.wait("events('error').length === 1").await;
        assert_eq!(page.details("error").await[0]["code"], "element.duplicate");
        assert_eq!(
            page.run("return customElements.get('b2b-users').version")
                .await,
            json!("another")
        );
        page
    })
    .await;
}
