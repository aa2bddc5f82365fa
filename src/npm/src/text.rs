//! The sentences of the module: English ones, until it gets the texts of another language.

use b2b_users_client::Intl;
use b2b_users_text::{English, Language, LocaleRules};
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static LANGUAGE: RefCell<Language> = RefCell::new(Language::english());
}

/// Looks a text up.
pub(crate) fn said<T>(look: impl FnOnce(&Language) -> T) -> T {
    LANGUAGE.with_borrow(look)
}

/// Speaks the language of this tag from now on, with its table of texts; English without one.
#[wasm_bindgen(js_name = useTexts)]
pub fn use_texts(tag: &str, table: &str) {
    let rules: Box<dyn LocaleRules> = match Intl::of(tag) {
        Some(rules) => Box::new(rules),
        None => Box::new(English),
    };
    LANGUAGE.set(Language::load(table, rules).unwrap_or_default());
}
