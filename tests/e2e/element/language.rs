//! The language of an element.

use super::{Setting, embedded};
use serde_json::json;
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
