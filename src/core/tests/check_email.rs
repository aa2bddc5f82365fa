//! Email addresses that a store accepts, and those that it does not.

use crate::support::{assert_clean, assert_faulty, found};
use b2b_users_core::check::check_email;
use b2b_users_core::issue::{Code, Reason, Severity};
use wasm_bindgen_test::wasm_bindgen_test;

fn check(typed: &str) -> (Option<String>, Vec<b2b_users_core::issue::Issue>) {
    let (email, issues) = check_email(typed);
    (email.map(|email| email.as_str().to_owned()), issues)
}

#[wasm_bindgen_test(unsupported = test)]
fn plain_addresses_of_every_script_are_taken_as_typed() {
    let valid = [
        "marie@example.com",
        "Marie.Curie@Example.COM",
        "m@example.co",
        "marie+shop@example.com",
        "o'neil@example.com",
        "first.last@sub.domain.example.org",
        "user_name-1@my-shop.example",
        "{odd}!#$%&*/=?^`|~@example.com",
        "123@example.com",
        "a@1.example.com",
        "a@xn--bcher-kva.example",
        "käthe@bücher.example",
        "почта@пример.рф",
        "用户@例子.公司",
        "राम@उदाहरण.भारत",
        "a@example.museum",
    ];
    let cases: Vec<(&str, String)> = valid
        .iter()
        .map(|email| (*email, (*email).to_owned()))
        .collect();
    assert_clean(&cases, check);
}

#[wasm_bindgen_test(unsupported = test)]
fn anything_else_is_refused() {
    const INVALID: &[(Code, Severity)] = &[(Code::EmailInvalid, Severity::Error)];
    const MISSING: &[(Code, Severity)] = &[(Code::EmailRequired, Severity::Error)];
    const TRIMMED: &[(Code, Severity)] = &[
        (Code::TextTrimmed, Severity::Info),
        (Code::EmailInvalid, Severity::Error),
    ];
    assert_faulty(
        &[
            ("", MISSING),
            ("   \t", MISSING),
            ("\u{3000}", MISSING),
            ("marie", INVALID),
            (" marie ", TRIMMED),
            ("@example.com", INVALID),
            ("marie@", INVALID),
            ("marie@@example.com", INVALID),
            ("marie@example", INVALID),
            ("marie@localhost", INVALID),
            ("marie@example.c", INVALID),
            ("marie@127.0.0.1", INVALID),
            ("marie@[127.0.0.1]", INVALID),
            ("marie@[IPv6:::1]", INVALID),
            ("Marie <marie@example.com>", INVALID),
            ("<marie@example.com>", INVALID),
            ("mailto:marie@example.com, b@example.com", INVALID),
            ("a@example.com;b@example.com", INVALID),
            ("a@example.com b@example.com", INVALID),
            ("marie curie@example.com", INVALID),
            ("marie@exam ple.com", INVALID),
            (".marie@example.com", INVALID),
            ("marie.@example.com", INVALID),
            ("ma..rie@example.com", INVALID),
            ("marie@example..com", INVALID),
            ("marie@.example.com", INVALID),
            ("marie@example.com.", INVALID),
            ("marie@-example.com", INVALID),
            ("marie@example-.com", INVALID),
            ("marie@exa_mple.com", INVALID),
            ("marie@example.123", INVALID),
            ("marie@example。com", INVALID),
            ("marie＠example.com", INVALID),
            ("marie@ｅxample.com", INVALID),
            ("marie@example.com\u{200B}", INVALID),
            ("ma\u{202E}rie@example.com", INVALID),
            ("ma\u{0}rie@example.com", INVALID),
            ("marie@exam\nple.com", INVALID),
            ("marie@example.com/path", INVALID),
            ("\"marie@example.com", INVALID),
        ],
        check,
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn lengths_are_exact() {
    let local = |length: usize| format!("{}@example.com", "a".repeat(length));
    assert_eq!(found(&check(&local(64)).1), []);
    assert_eq!(
        found(&check(&local(65)).1),
        [(Code::EmailInvalid, Severity::Error)]
    );

    // Labels of at most 63, so that only the whole is too long.
    let domain = |length: usize| {
        let label = "b".repeat(63);
        let short = format!("aaaa@{label}.{label}.{label}.");
        format!("{short}{}", "c".repeat(length - short.len()))
    };
    assert_eq!(found(&check(&domain(254)).1), [], "{}", domain(254));
    assert_eq!(
        found(&check(&domain(255)).1),
        [(Code::EmailInvalid, Severity::Error)]
    );
    let label = |length: usize| format!("a@{}.com", "b".repeat(length));
    assert_eq!(found(&check(&label(63)).1), []);
    assert_eq!(
        found(&check(&label(64)).1),
        [(Code::EmailInvalid, Severity::Error)]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn blanks_around_an_address_are_left_out_and_said() {
    for typed in [
        " marie@example.com",
        "marie@example.com\t",
        "\u{A0}marie@example.com\r\n",
    ] {
        let (email, issues) = check(typed);
        assert_eq!(email.as_deref(), Some("marie@example.com"), "{typed:?}");
        assert_eq!(
            found(&issues),
            [(Code::TextTrimmed, Severity::Info)],
            "{typed:?}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn two_spellings_of_an_address_are_one_person_and_debug_masks_it() {
    let email = check_email(" Marie@Example.COM ").0.unwrap();
    assert_eq!(email.as_str(), "Marie@Example.COM");
    assert_eq!(email.canonical(), "marie@example.com");
    let shown = format!("{email:?}");
    assert!(!shown.to_lowercase().contains("marie"), "{shown}");
}

#[wasm_bindgen_test(unsupported = test)]
fn the_reason_says_what_is_wrong() {
    for (typed, reason) in [
        ("marie", Reason::NoAt),
        ("@example.com", Reason::LocalEmpty),
        ("marie@example", Reason::NoEnding),
        ("marie@[127.0.0.1]", Reason::AddressLiteral),
        ("Marie <marie@example.com>", Reason::NameAround),
        ("a@b.com;c@d.com", Reason::Several),
        ("a b@c.com", Reason::Blank),
        ("ma\u{202E}rie@example.com", Reason::HiddenCharacter),
        ("marie@example..com", Reason::DomainDots),
    ] {
        let issues = check_email(typed).1;
        assert_eq!(issues[0].param("reason"), reason.as_str(), "{typed:?}");
    }
}
