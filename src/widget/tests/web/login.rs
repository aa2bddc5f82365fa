//! A storefront login that a function of the page gives.

use crate::page::{drawn, mount_with_login};
use js_sys::{Function, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

/// Nothing listens there, and no one but the page itself gives a login.
const SETTINGS: &str = r#"{"dialect":"storefront-graphql","endpoint":"http://127.0.0.1:9"}"#;

const TOKEN: &str = "[data-testid=token]";

/// Gives tasks that are due their turn, those of a promise's promise too.
async fn settled() {
    for _ in 0..5 {
        drawn().await;
    }
}

#[wasm_bindgen_test]
async fn a_login_may_come_at_once_or_later_and_hides_its_input() {
    for body in [
        "return 'header.claims.signature'",
        "return Promise.resolve('header.claims.signature')",
        "return { then(done) { done('header.claims.signature') } }",
    ] {
        let page = mount_with_login(SETTINGS, Function::new_no_args(body));
        settled().await;
        assert!(!page.is_shown(TOKEN), "{body}");
        // It is used: the store is asked with it, and cannot be reached.
        page.wait_for("[data-testid=store-unknown]").await;
        assert!(!page.root.outer_html().contains("signature"), "{body}");
    }
}

#[wasm_bindgen_test]
async fn a_page_that_gives_no_login_leaves_it_to_be_pasted() {
    for body in [
        "return undefined",
        "return ''",
        "return 7",
        "return 'two\\nlines'",
        "throw new Error('signed out')",
        "return Promise.resolve(null)",
        "return Promise.reject(new Error('signed out'))",
    ] {
        let page = mount_with_login(SETTINGS, Function::new_no_args(body));
        settled().await;
        assert!(page.is_shown(TOKEN), "{body}");
        assert!(
            page.try_find("[data-testid=store-unknown]").is_none(),
            "{body}: nobody is asked without a login"
        );
        page.fill("token", "pasted.by.hand");
        page.wait_for("[data-testid=store-unknown]").await;
    }
}

#[wasm_bindgen_test]
async fn each_widget_asks_its_own_page_once() {
    let count = |name: &str| {
        let counted =
            format!("globalThis.{name} = (globalThis.{name} ?? 0) + 1; return '{name}.b.c'");
        Function::new_no_args(&counted)
    };
    let asked = |name: &str| Reflect::get(&global(), &name.into()).unwrap().as_f64();
    let pages = ["first", "second"].map(|name| mount_with_login(SETTINGS, count(name)));
    for page in &pages {
        page.wait_for("[data-testid=store-unknown]").await;
    }
    assert_eq!((asked("first"), asked("second")), (Some(1.0), Some(1.0)));
}

#[wasm_bindgen_test]
async fn a_login_that_comes_after_the_widget_has_gone_is_nobodys() {
    let later = Function::new_no_args(
        "return new Promise((done) => { globalThis.giveLogin = () => done('too.late.now') })",
    );
    let page = mount_with_login(SETTINGS, later);
    settled().await;
    drop(page);
    let give = Reflect::get(&global(), &"giveLogin".into()).unwrap();
    let give: Function = give.unchecked_into();
    give.call0(&JsValue::UNDEFINED).unwrap();
    // A fault inside the module would end the run of tests here.
    settled().await;
}
