//! Several widgets on a page, and none left behind.

use crate::page::{NOWHERE, drawn, mount};
use b2b_users_settings::Settings;
use b2b_users_widget::{Events, LoginSource, State, Texts, embedded};
use js_sys::Function;
use leptos::prelude::document;
use std::collections::HashSet;
use std::future::ready;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

#[wasm_bindgen_test]
fn two_widgets_share_no_element_id() {
    let (first, second) = (mount(NOWHERE), mount(NOWHERE));
    let mut seen = HashSet::new();
    for page in [&first.root, &second.root] {
        let elements = page.query_selector_all("[id]").unwrap();
        assert!(elements.length() > 20);
        for index in 0..elements.length() {
            let element: Element = elements.item(index).unwrap().unchecked_into();
            assert!(seen.insert(element.id()), "{} stands twice", element.id());
        }
    }
}

#[wasm_bindgen_test]
fn a_dropped_widget_leaves_nothing_behind() {
    let before = document().body().unwrap().child_element_count();
    let page = mount(NOWHERE);
    let root = page.root.clone();
    assert!(root.child_element_count() > 0);
    drop(page);
    assert_eq!(root.child_element_count(), 0);
    assert_eq!(document().body().unwrap().child_element_count(), before);
}

/// Counts what listens to the window from now on. Gives a function that ends that and gives the count.
const LISTENERS: &str = r#"
    let count = 0;
    const { addEventListener, removeEventListener } = window;
    window.addEventListener = function (...given) { count += 1; addEventListener.apply(this, given); };
    window.removeEventListener = function (...given) { count -= 1; removeEventListener.apply(this, given); };
    return () => { delete window.addEventListener; delete window.removeEventListener; return count; };
"#;

#[wasm_bindgen_test]
async fn a_dropped_widget_listens_to_nothing_any_more() {
    let count = || -> Function {
        let begun = Function::new_no_args(LISTENERS).call0(&JsValue::NULL);
        begun.unwrap().unchecked_into()
    };
    let listening = |end: &Function| end.call0(&JsValue::NULL).unwrap().as_f64().unwrap();

    let end = count();
    let page = mount(NOWHERE);
    assert!(listening(&end) > 0.0);
    drop(page);

    for is_embedded in [false, true] {
        let end = count();
        if is_embedded {
            let root = document().create_element("div").unwrap();
            let settings = Settings::parse(NOWHERE).unwrap();
            let texts = Texts::new(root.clone(), |_| ready(None));
            drop(b2b_users_widget::mount(&root, || {
                let source = LoginSource::new(None);
                embedded(State::new(settings), source, Events::default(), texts)
            }));
        } else {
            drop(mount(NOWHERE));
        }
        drawn().await;
        assert_eq!(listening(&end), 0.0, "embedded: {is_embedded}");
    }
}

#[wasm_bindgen_test]
fn the_theme_is_the_one_that_the_settings_ask_for() {
    for theme in ["light", "dark", "auto"] {
        let page = mount(&format!(r#"{{"dialect":"management","theme":"{theme}"}}"#));
        assert_eq!(
            page.find("section").get_attribute("data-theme").as_deref(),
            Some(theme)
        );
    }
}

#[wasm_bindgen_test]
fn a_storefront_widget_asks_for_its_token_and_hides_what_it_cannot_carry() {
    let page = mount(r#"{"dialect":"storefront"}"#);
    assert_eq!(
        page.find("[data-testid=token]")
            .get_attribute("type")
            .as_deref(),
        Some("password")
    );
    assert!(page.try_find("[data-testid=channelIds]").is_none());
    assert!(page.try_find("[data-testid=uuid]").is_none());
}
