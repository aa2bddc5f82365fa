//! Errors of what programs hand over, in words.

use b2b_users_core::config::Rules;
use b2b_users_core::user::{Field, UserDraft};
use b2b_users_text::Language;

fn draft(json: &str) -> String {
    let error = UserDraft::read(json).unwrap_err();
    Language::english().draft_error(&error)
}

fn rules(json: &str) -> String {
    let error = Rules::read(json).unwrap_err();
    Language::english().rules_error(&error)
}

#[test]
fn what_is_wrong_with_a_draft_is_said_in_words() {
    for (json, words) in [
        (r#"{"emial":"a"}"#, "but no other field (emial)"),
        (r#"{"a)b(c":"a"}"#, "but no other field (a)b(c)"),
        (
            r#"{"email":{}}"#,
            "email: expected a text, a number, true or false",
        ),
        (r#"{"email":["a"]}"#, "not a list"),
        (r#"{"channelIds":[[1]]}"#, "a list within a list"),
        (
            r#"{"extraFields":7}"#,
            "expected a list of fieldName and fieldValue, or an object",
        ),
        (
            r#"{"extraFields":[7]}"#,
            "expected an object of fieldName and fieldValue",
        ),
        (
            r#"{"extraFields":{"Floor":{}}}"#,
            "extraFields, Floor: expected a text",
        ),
        (
            r#"{"extraFields":[{"fieldName":{}}]}"#,
            "extraFields, fieldName: expected a text",
        ),
        ("7", "expected an object with the fields of a user"),
        ("{", "it is no JSON"),
    ] {
        let said = draft(json);
        assert!(said.contains(words), "{json}: {said}");
    }
}

#[test]
fn what_is_wrong_with_rules_is_said_in_words() {
    for (json, words) in [
        (
            r#"{"store":7}"#,
            "store: the rules must be an object with roles, channels, companies or extraFields",
        ),
        (r#"{"store":{"colours":[]}}"#, "and nothing else (colours)"),
        (
            r#"{"store":{"roles":{}}}"#,
            "it needs a list in brackets (roles)",
        ),
        (
            r#"{"store":{"roles":[{"id":1},{}]}}"#,
            "\"roles\", entry 2: it needs id, a whole number from 1",
        ),
        (
            r#"{"store":{"companies":[{"companyId":"4x"}]}}"#,
            "\"companies\", entry 1: it needs companyId, a whole number from 1",
        ),
        (
            r#"{"store":{"extraFields":[{}]}}"#,
            "\"extraFields\", entry 1: it needs fieldName, a text",
        ),
        (
            r#"{"dialect":"telepathy"}"#,
            "expected one of management, storefront-graphql, storefront, archive-v2, not \"telepathy\"",
        ),
        (r#"{"inBulk":1}"#, "inBulk: expected true or false"),
        (r#"{"dialekt":""}"#, "and nothing else (dialekt)"),
        (
            r#"{"defaults":{"role":{}}}"#,
            "defaults: role: expected a text",
        ),
        ("[]", "expected an object with dialect"),
        ("", "they are no JSON"),
    ] {
        let said = rules(json);
        assert!(said.contains(words), "{json}: {said}");
    }
}

#[test]
fn a_dialect_that_is_no_text_is_not_repeated() {
    for json in [r#"{"dialect":1}"#, r#"{"dialect":""}"#] {
        assert!(rules(json).ends_with("archive-v2"), "{}", rules(json));
    }
}

#[test]
fn a_name_as_long_as_a_book_is_shortened() {
    let said = draft(&format!("{{\"{}\":1}}", "x".repeat(100_000)));
    assert!(said.chars().count() < 400, "{said}");
}

#[test]
fn what_could_steer_a_terminal_is_not_repeated() {
    let said = draft(r#"{"a\u001b[31m\n\u0085b":1}"#);
    assert!(said.contains("(a\u{fffd}[31m\u{fffd}\u{fffd}b)"), "{said}");
    let said = rules(r#"{"\u0007":1}"#);
    assert!(said.contains("(\u{fffd})"), "{said}");
}

#[test]
fn a_field_that_no_user_has_is_answered_with_those_that_one_has() {
    let said = draft(r#"{"company":"42"}"#);
    for field in Field::ALL {
        assert!(said.contains(field.name()), "{said} lacks {}", field.name());
    }
}
