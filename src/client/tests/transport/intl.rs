//! The host's rules of languages.

use crate::cldr::assert_cldr;
use b2b_users_client::Intl;
use b2b_users_text::{Language, LocaleRules as _, Plural, TRANSLATIONS, keys};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn the_host_counts_and_lists_as_cldr_says() {
    assert_cldr(&Intl::of("en").unwrap(), &Intl::of("de").unwrap());
}

#[wasm_bindgen_test]
fn a_language_of_many_plurals_has_them() {
    let polish = Intl::of("pl").unwrap();
    for (number, plural) in [(1, Plural::One), (2, Plural::Few), (5, Plural::Many)] {
        assert_eq!(polish.plural(number), plural, "{number}");
    }
}

#[wasm_bindgen_test]
fn what_is_no_tag_has_no_rules() {
    assert!(Intl::of("not a language").is_none());
}

#[wasm_bindgen_test]
fn a_language_is_loaded_with_the_rules_of_the_host() {
    for (tag, table) in TRANSLATIONS {
        let rules = Intl::of(tag).unwrap();
        let language = Language::load(table, Box::new(rules)).unwrap();
        assert_ne!(language.text(keys::FIELD_FIRST_NAME), "First name");
    }
}
