//! The rules of languages.

use crate::cldr::assert_cldr;
use b2b_users_text::{English, German, Plural};

#[test]
fn plurals_numbers_and_choices_are_as_cldr_says() {
    assert_cldr(&English, &German);
}

#[test]
fn every_category_has_its_name() {
    for name in ["zero", "one", "two", "few", "many", "other"] {
        assert_eq!(Plural::from_name(name).name(), name);
    }
    assert_eq!(Plural::from_name("none of them"), Plural::Other);
}
