//! The languages as a whole: that each is complete, and how one is loaded and replaced.

use crate::replaceable::is_replaceable;
use b2b_users_text::{English, German, Key, Language, LanguageError, TRANSLATIONS, is_name, keys};

/// Every language that comes with the program.
pub(crate) fn all_languages() -> Vec<Language> {
    let german = |(_, table): &(&str, &str)| Language::load(table, Box::new(German)).unwrap();
    let translations = TRANSLATIONS.iter().map(german);
    std::iter::once(Language::english())
        .chain(translations)
        .collect()
}

/// A text is a sentence for people: capital, full stop, nothing left open, no trace of the program.
pub(crate) fn assert_sentence(text: &str) {
    assert!(text.ends_with(['.', '?']), "no full stop: {text}");
    let capital = |first: char| first.is_uppercase() || !first.is_alphabetic();
    assert!(
        text.chars().next().is_some_and(capital),
        "no capital: {text}"
    );
    for noise in [
        "Some(", "None", "::", "Error(", "\\u{", "{", "}", "  ", "\"\"", "„“", "()", " .", " ,",
        " :", " ;", ": .",
    ] {
        assert!(!text.contains(noise), "{noise:?} in {text}");
    }
}

#[test]
fn german_is_among_the_languages() {
    let tags: Vec<&str> = TRANSLATIONS.iter().map(|(tag, _)| *tag).collect();
    assert_eq!(tags, ["de"]);
    assert_eq!(all_languages()[1].text(keys::FIELD_FIRST_NAME), "Vorname");
}

#[test]
fn every_key_is_found_by_its_name_and_no_other_is() {
    let all: Vec<Key> = Key::all().collect();
    assert!(all.len() > 100);
    for key in &all {
        assert_eq!(Key::named(key.name()), Some(*key));
        assert!(is_name(key.name()));
        assert!(is_replaceable(key.name()));
    }
    // A digest is no proof, but few that are none pass.
    let misspelt = all.iter().map(|key| [key.name(), "~"].concat());
    let passed = misspelt.filter(|name| is_name(name)).count();
    assert!(passed < all.len() / 30, "{passed}");
    for name in ["", "field", "field.", "field.emai", "zzz"] {
        assert_eq!(Key::named(name), None, "{name}");
        assert!(!is_name(name), "{name}");
    }
    assert_eq!(Key::named("field.email"), Some(keys::FIELD_EMAIL));
}

#[test]
fn a_replaced_text_takes_the_place_of_any_language_and_is_filled_in() {
    let name = "issue.email.duplicate";
    for mut language in all_languages() {
        language.replace(name, "Same as row {firstRow}.").unwrap();
        let key = Key::named(name).unwrap();
        assert_eq!(
            language.fill(key, &[("firstRow", 7_u64.into())]),
            "Same as row 7."
        );
        language.replace(name, "Double.").unwrap();
        assert_eq!(language.text(key), "Double.");
        let unknown = LanguageError::UnknownKey("issue.nothing".into());
        assert_eq!(language.replace("issue.nothing", "x"), Err(unknown));
    }
}

#[test]
fn a_text_that_a_loaded_table_lacks_stays_english() {
    let table = "field.email=E-Mail\nfield.of_tomorrow=Morgen\nfield.role=Rolle";
    let language = Language::load(table, Box::new(German)).unwrap();
    assert_eq!(language.text(keys::FIELD_EMAIL), "E-Mail");
    assert_eq!(language.text(keys::FIELD_ROLE), "Rolle");
    assert_eq!(language.text(keys::FIELD_LAST_NAME), "Last name");
}

#[test]
fn a_table_with_a_line_that_is_none_is_refused() {
    let load = |table| Language::load(table, Box::new(English)).unwrap_err();
    assert_eq!(
        load("field.role=Role\n\nfield.email=Email"),
        LanguageError::NoPattern(2)
    );
}
