//! Addresses in letters of other scripts.

use crate::support::draft;
use b2b_users_core::check::check_user;
use b2b_users_core::config::Rules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::issue::{Code, Reason};
use b2b_users_core::user::UserDraft;
use wasm_bindgen_test::wasm_bindgen_test;

fn codes(email: &str, dialect: Dialect) -> Vec<Code> {
    let draft = UserDraft {
        email: email.into(),
        channel_ids: "1".into(),
        ..draft()
    };
    let issues = check_user(&draft, &Rules::for_dialect(dialect)).issues;
    let of_email = |code: &Code| code.as_str().starts_with("email.");
    issues
        .iter()
        .map(|issue| issue.code)
        .filter(of_email)
        .collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn letters_of_other_scripts_are_taken_where_the_store_takes_them() {
    use Code::{EmailInternational, EmailInvalid, EmailLookAlike};
    for (email, in_management, elsewhere) in [
        ("marie@example.com", &[][..], &[][..]),
        ("marie@bücher.example", &[], &[]),
        ("marie@例子.公司", &[], &[]),
        ("käthe@example.com", &[EmailInvalid], &[EmailInternational]),
        ("почта@пример.рф", &[EmailInvalid], &[EmailInternational]),
        // One way of writing only.
        ("marie@BÜCHER.example", &[EmailInvalid], &[EmailInvalid]),
        (
            "marie@bu\u{308}cher.example",
            &[EmailInvalid],
            &[EmailInvalid],
        ),
        // Cyrillic letters among Latin ones, and Cyrillic ones alone that look Latin.
        (
            "marie@p\u{430}ypal.example",
            &[EmailLookAlike],
            &[EmailLookAlike],
        ),
        (
            "marie@\u{430}\u{441}\u{435}.example",
            &[EmailLookAlike],
            &[EmailLookAlike],
        ),
        (
            "m\u{430}rie@example.com",
            &[EmailInvalid, EmailLookAlike],
            &[EmailInternational, EmailLookAlike],
        ),
        ("marie@москва.example", &[], &[]),
    ] {
        for dialect in Dialect::ALL {
            let expected = match dialect {
                Dialect::Management => in_management,
                _ => elsewhere,
            };
            assert_eq!(codes(email, dialect), expected, "{email} {dialect:?}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_wrong_with_the_dots_of_an_address_is_said() {
    for email in ["a.@example.com", ".a@example.com", "a..b@example.com"] {
        let draft = UserDraft {
            email: email.into(),
            ..draft()
        };
        let issues = check_user(&draft, &Rules::default()).issues;
        assert_eq!(
            issues[0].param("reason"),
            Reason::LocalDots.as_str(),
            "{email}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_role_with_a_hidden_character_is_none() {
    let draft = UserDraft {
        role: "Ad\u{202E}min".into(),
        ..draft()
    };
    let checked = check_user(&draft, &Rules::default());
    assert!(
        checked
            .issues
            .iter()
            .any(|issue| issue.code == Code::RoleUnknown)
    );
}
