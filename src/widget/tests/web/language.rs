//! The language of a widget: by its settings, by the page, and with texts of the page's own.

use crate::page::drawn;
use b2b_users_settings::Settings;
use b2b_users_text::TRANSLATIONS;
use b2b_users_widget::{Events, LoginSource, MountHandle, State, Texts, embedded, mount};
use leptos::prelude::document;
use std::future::ready;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

/// A widget within a part of the page that has a language. Dropping it unmounts it.
struct Spoken {
    around: HtmlElement,
    settings: State<Settings>,
    _mounted: MountHandle,
}

impl Drop for Spoken {
    fn drop(&mut self) {
        self.around.remove();
    }
}

fn settings(more: &str) -> Settings {
    let text = format!(
        r#"{{"dialect":"management","endpoint":"http://127.0.0.1:9","lookUps":false{more}}}"#
    );
    Settings::parse(&text).unwrap()
}

/// The table of a language that comes with the program.
fn translation(language: &str) -> Option<String> {
    let mut translations = TRANSLATIONS.iter();
    let found = translations.find(|(tag, _)| *tag == language);
    found.map(|(_, table)| (*table).to_owned())
}

impl Spoken {
    /// A widget with these settings more, in a page of this language.
    fn new(more: &str, around: &str, table: fn(&str) -> Option<String>) -> Self {
        let page: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        page.set_lang(around);
        document().body().unwrap().append_child(&page).unwrap();
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        page.append_child(&root).unwrap();
        let texts = Texts::new(root.clone().into(), move |language| ready(table(language)));
        let settings = settings(more);
        let mut made = None;
        let mounted = mount(&root, || {
            let settings = State::new(settings);
            made = Some(settings);
            let source = LoginSource::new(None);
            embedded(settings, source, Events::default(), texts)
        });
        Self {
            around: page,
            settings: made.unwrap(),
            _mounted: mounted,
        }
    }

    fn text(&self, selector: &str) -> String {
        let found = self.around.query_selector(selector).unwrap();
        found
            .and_then(|element| element.text_content())
            .unwrap_or_default()
    }

    fn attribute(&self, selector: &str, name: &str) -> String {
        let found = self.around.query_selector(selector).unwrap();
        found
            .and_then(|element| element.get_attribute(name))
            .unwrap_or_default()
    }
}

#[wasm_bindgen_test]
async fn a_widget_speaks_the_language_of_its_settings_or_of_the_page() {
    for (more, around, heading, tag) in [
        ("", "", "New user", "en"),
        ("", "en-GB", "New user", "en-GB"),
        ("", "fr", "New user", "en"),
        ("", "de-AT", "Neuer Nutzer", "de-AT"),
        (r#","locale":"de""#, "en", "Neuer Nutzer", "de"),
        (r#","locale":"en""#, "de", "New user", "en"),
    ] {
        let page = Spoken::new(more, around, translation);
        drawn().await;
        assert_eq!(page.text("h2"), heading, "{more} in {around}");
        assert_eq!(page.attribute("section", "lang"), tag, "{more} in {around}");
        let name = page.attribute("[role=tablist]", "aria-label");
        assert_eq!(name == "Ways to add users", heading == "New user");
    }
}

#[wasm_bindgen_test]
async fn a_widget_whose_texts_cannot_be_had_speaks_english_and_works() {
    for table in [|_: &str| None, |_: &str| Some("no table".to_owned())] {
        let page = Spoken::new(r#","locale":"de""#, "", table);
        drawn().await;
        assert_eq!(page.text("h2"), "New user");
        assert_eq!(page.attribute("section", "lang"), "en");
    }
}

#[wasm_bindgen_test]
async fn labels_take_the_place_of_texts_in_any_language() {
    let labels = r#","labels":{"form.heading":"Mine","form.attention":"{fields, number}!"}"#;
    for locale in ["en", "de"] {
        let more = format!(r#","locale":"{locale}"{labels}"#);
        let page = Spoken::new(&more, "", translation);
        drawn().await;
        assert_eq!(page.text("h2"), "Mine");
        assert_eq!(page.text("h1") == "Company users", locale == "en");
    }
}

#[wasm_bindgen_test]
async fn another_language_takes_place_and_what_was_typed_stays() {
    let page = Spoken::new("", "", translation);
    drawn().await;
    let input = page.around.query_selector("[data-testid=email]").unwrap();
    let input: HtmlInputElement = input.unwrap().unchecked_into();
    input.set_value("half typed");
    let event = web_sys::Event::new("input").unwrap();
    input.dispatch_event(&event).unwrap();
    page.settings.set(settings(r#","locale":"de""#));
    drawn().await;
    assert_eq!(page.text("h2"), "Neuer Nutzer");
    assert_eq!(page.text("[data-testid=create]"), "Nutzer anlegen");
    assert_eq!(page.text("[data-testid=role] option"), "Rolle wählen");
    assert_eq!(input.value(), "half typed");
    assert!(input.is_connected());
    page.settings.set(settings(""));
    drawn().await;
    assert_eq!(page.text("h2"), "New user");
    assert!(page.settings.with_untracked(|now| now.locale.is_none()));
}
