//! Errors of readers, through which the engine's own come as codes.

use b2b_users_core::config::Rules;
use b2b_users_core::user::{Field, UserDraft};
use b2b_users_text::{English, Language, LanguageError};

fn draft(json: &str) -> String {
    let error = serde_json::from_str::<UserDraft>(json).unwrap_err();
    Language::english().explain(&error.to_string())
}

fn rules(json: &str) -> String {
    let error = serde_json::from_str::<Rules>(json).unwrap_err();
    Language::english().explain(&error.to_string())
}

#[test]
fn what_is_wrong_with_a_draft_is_said_in_words() {
    for (json, words) in [
        (r#"{"emial":"a"}"#, "but no other field (emial)"),
        (r#"{"a)b(c":"a"}"#, "but no other field (a)b(c)"),
        (
            r#"{"email":{}}"#,
            "expected a text, a number, true or false",
        ),
        (
            r#"{"email":["a"]}"#,
            "email: expected a text, a number, true or false, not a list",
        ),
        (r#"{"channelIds":[[1]]}"#, "a list within a list"),
        (
            r#"{"extraFields":7}"#,
            "expected a list of fieldName and fieldValue, or an object",
        ),
        (
            r#"{"extraFields":[7]}"#,
            "expected an object of fieldName and fieldValue",
        ),
        ("7", "expected an object with the fields of a user"),
    ] {
        let said = draft(json);
        assert!(said.contains(words), "{json}: {said}");
        assert!(!said.contains("draft."), "{json}: {said}");
    }
}

#[test]
fn what_is_wrong_with_rules_is_said_in_words() {
    for (store, words) in [
        (
            "7",
            "the rules must be an object with roles, channels, companies or extraFields",
        ),
        (r#"{"colours":[]}"#, "and nothing else (colours)"),
        (r#"{"roles":{}}"#, "it needs a list in brackets (roles)"),
        (
            r#"{"roles":[{"id":1},{}]}"#,
            "\"roles\", entry 2: it needs id",
        ),
    ] {
        let said = rules(&format!("{{\"store\":{store}}}"));
        assert!(said.contains(words), "{store}: {said}");
    }
}

#[test]
fn what_is_wrong_with_a_language_is_said_in_words() {
    let explained = |error: LanguageError| Language::english().explain(&error.to_string());
    let unknown = Language::english().replace("title", "x").unwrap_err();
    assert_eq!(explained(unknown), "there is no such text (title)");
    let no_line = Language::load("x", Box::new(English)).unwrap_err();
    assert_eq!(explained(no_line), "this line is no key with a text (1)");
}

#[test]
fn any_other_error_stays_as_it_is() {
    for text in ["", "expected value at line 1", "draft.unheard_of"] {
        let said = Language::english().explain(text);
        assert_eq!(said, text);
    }
}

#[test]
fn a_field_that_no_user_has_is_answered_with_those_that_one_has() {
    let said = draft(r#"{"company":"42"}"#);
    for field in Field::ALL {
        assert!(said.contains(field.name()), "{said} lacks {}", field.name());
    }
}
