//! The language of an element.

use super::{Setting, embedded};
use serde_json::{Value, json};
use std::fs;

/// An element in a part of the page that has a language, which asks no store.
fn in_german() -> Setting {
    Setting {
        body: "<div lang=\"de-AT\"><b2b-users id=\"one\" dialect=\"management\" endpoint=\"ENDPOINT\" look-ups=\"off\"></b2b-users></div>",
        ..Setting::default()
    }
}

/// What an element says of its language, its title and the button of its form.
const SHOWN: &str = "return [inside('.b2b-users').lang, inside('.b2b-title').textContent, byTestId('create').textContent]";

#[tokio::test(flavor = "multi_thread")]
async fn an_element_speaks_the_language_of_the_page_unless_it_is_told_another() {
    embedded(in_german(), |page| async move {
        page.ready(1).await;
        page.wait("byTestId('create')").await;
        let shown = page.run(SHOWN).await;
        assert_eq!(
            shown,
            json!(["de-AT", "Nutzer von Unternehmen", "Nutzer anlegen"])
        );
        page.run("type('email', 'half typed'); element().labels = { 'page.title': 'Einkäufer' }")
            .await;
        page.wait("inside('.b2b-title').textContent === 'Einkäufer'")
            .await;
        page.run("element().locale = 'en'").await;
        page.wait("inside('.b2b-users').lang === 'en'").await;
        let shown = page.run(SHOWN).await;
        assert_eq!(shown, json!(["en", "Einkäufer", "Create user"]));
        let typed = page.run("return byTestId('email').value").await;
        assert_eq!(typed, json!("half typed"));
        page
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_element_whose_texts_are_missing_speaks_english() {
    let setting = Setting {
        body: "<b2b-users id=\"one\" dialect=\"management\" endpoint=\"ENDPOINT\" look-ups=\"off\"></b2b-users>",
        may_have_problems: true,
        ..Setting::default()
    };
    embedded(setting, |page| async move {
        page.ready(1).await;
        for entry in fs::read_dir(page.host.folder()).unwrap() {
            let path = entry.unwrap().path();
            if path
                .file_name()
                .unwrap()
                .to_string_lossy()
                .starts_with("texts-")
            {
                fs::remove_file(path).unwrap();
            }
        }
        page.run("element().locale = 'de'; element().labels = { 'page.title': 'Buyers' }")
            .await;
        page.wait("inside('.b2b-title').textContent === 'Buyers'")
            .await;
        let shown = page.run(SHOWN).await;
        assert_eq!(shown, json!(["en", "Buyers", "Create user"]));
        page
    })
    .await;
}

/// What is said to be wrong: on the screen, in which language, and to programs of the page.
const TOLD: &str = "return [inside('[role=alert]').textContent, inside('.b2b-users').lang, element().problem.message].join('|')";

#[tokio::test(flavor = "multi_thread")]
async fn what_keeps_the_widget_away_is_told_in_the_language_of_the_page() {
    let forbidden = Setting {
        policy: "default-src 'none'; script-src 'self'; style-src 'self'",
        may_have_problems: true,
        ..in_german()
    };
    let refused = Setting {
        body: "<div lang=\"de\"><b2b-users id=\"one\" dialect=\"telepathy\"></b2b-users></div>",
        ..Setting::default()
    };
    for (setting, title, advice) in [
        (forbidden, "Diese Seite darf kein WebAssembly", "iframe"),
        (refused, "noch nicht eingerichtet", "„dialect“ erwartet"),
    ] {
        embedded(setting, |page| async move {
            let said = format!("inside('[role=alert]')?.textContent.includes('{title}')");
            page.wait(&said).await;
            let told = page.run(TOLD).await;
            let told: Vec<&str> = told.as_str().unwrap().split('|').collect();
            assert!(told[0].contains(advice), "{told:?}");
            assert!(told[1].starts_with("de"), "{told:?}");
            assert!(
                told[2].contains(title) && told[2].contains(advice),
                "{told:?}"
            );
            assert_eq!(page.run("return events('error').length").await, 1);
            page
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_that_are_refused_later_are_told_in_the_language_of_the_element() {
    embedded(in_german(), |page| async move {
        page.ready(1).await;
        page.wait("byTestId('create')").await;
        page.run("element().channelIds = '0'; element().setAttribute('token', 'x')")
            .await;
        page.wait("events('error').length === 2").await;
        let errors = page.details("error").await;
        for said in ["„token“ wurde", "„channelIds“ erwartet"] {
            let is_told = |error: &Value| error["message"].as_str().unwrap().contains(said);
            assert!(errors.iter().any(is_told), "{said}: {errors:?}");
        }
        page.run("element().locale = 'en'").await;
        page.wait("events('error').length === 3").await;
        let errors = page.details("error").await;
        let told = errors[2]["message"].as_str().unwrap();
        assert!(told.contains("\"channelIds\" must be"), "{told}");
        page
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_element_whose_texts_never_come_goes_on_in_english() {
    let setting = Setting {
        script: "const answer = window.fetch;
        window.fetch = (address, init) => String(address).includes('texts-')
            ? new Promise((_, reject) => init.signal.addEventListener('abort', () => reject(init.signal.reason)))
            : answer(address, init);",
        ..in_german()
    };
    embedded(setting, |page| async move {
        page.ready(1).await;
        page.wait("byTestId('create')").await;
        let shown = page.run(SHOWN).await;
        assert_eq!(shown, json!(["en", "Company users", "Create user"]));
        page
    })
    .await;
}
