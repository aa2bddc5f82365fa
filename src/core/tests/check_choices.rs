//! Roles and the welcome email's yes or no.

use crate::support::{assert_clean, assert_faulty};
use b2b_users_core::check::{check_role, check_welcome_email};
use b2b_users_core::issue::{Code, Severity};
use b2b_users_core::user::Role;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn roles_are_known_by_number_and_by_word() {
    assert_clean(
        &[
            ("0", Role::Admin),
            ("1", Role::SeniorBuyer),
            ("2", Role::JuniorBuyer),
            ("Admin", Role::Admin),
            ("ADMIN", Role::Admin),
            ("administrator", Role::Admin),
            ("Company admin", Role::Admin),
            ("Company Administrator", Role::Admin),
            ("Senior buyer", Role::SeniorBuyer),
            ("senior_buyer", Role::SeniorBuyer),
            ("SENIOR-BUYER", Role::SeniorBuyer),
            ("seniorbuyer", Role::SeniorBuyer),
            ("SeniorBuyer", Role::SeniorBuyer),
            ("senior", Role::SeniorBuyer),
            ("Junior  Buyer", Role::JuniorBuyer),
            ("junior_buyer", Role::JuniorBuyer),
            ("Junior", Role::JuniorBuyer),
            ("juniorBuyer", Role::JuniorBuyer),
        ],
        check_role,
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn other_roles_are_refused_with_the_reason() {
    let unknown: &[_] = &[(Code::RoleUnknown, Severity::Error)];
    let missing: &[_] = &[(Code::RoleRequired, Severity::Error)];
    assert_faulty(
        &[
            ("", missing),
            (" \t ", missing),
            ("3", &[(Code::RoleNotAllowed, Severity::Error)]),
            (
                " 3 ",
                &[
                    (Code::TextTrimmed, Severity::Info),
                    (Code::RoleNotAllowed, Severity::Error),
                ],
            ),
            ("4", unknown),
            ("-1", unknown),
            ("+1", unknown),
            ("01", unknown),
            ("1.0", unknown),
            ("1e0", unknown),
            ("１", unknown),
            ("10", unknown),
            ("Manager", unknown),
            ("Buyer", unknown),
            ("Super Admin", unknown),
            ("Senior buyer, Admin", unknown),
            ("admin buyer", unknown),
            ("senior junior", unknown),
            ("_", unknown),
        ],
        check_role,
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_welcome_email_is_a_yes_or_a_no_in_any_spelling() {
    assert_clean(
        &[
            ("yes", true),
            ("YES", true),
            ("y", true),
            ("TRUE", true),
            ("t", true),
            ("1", true),
            ("on", true),
            ("Ja", true),
            ("Oui", true),
            ("sí", true),
            ("no", false),
            ("No", false),
            ("N", false),
            ("false", false),
            ("FALSE", false),
            ("f", false),
            ("0", false),
            ("off", false),
            ("nein", false),
            ("NON", false),
        ],
        check_welcome_email,
    );
    assert_eq!(check_welcome_email(""), (None, vec![]));
    assert_eq!(check_welcome_email("  "), (None, vec![]));
}

#[wasm_bindgen_test(unsupported = test)]
fn anything_else_about_the_welcome_email_is_an_error_and_never_a_no() {
    let unknown: &[_] = &[(Code::WelcomeEmailUnknown, Severity::Error)];
    assert_faulty(
        &[
            ("maybe", unknown),
            ("2", unknown),
            ("-1", unknown),
            ("1.0", unknown),
            ("01", unknown),
            ("yess", unknown),
            ("not", unknown),
            ("null", unknown),
            ("none", unknown),
            ("x", unknown),
            ("✓", unknown),
            ("yes no", unknown),
            ("yes!", unknown),
            ("１", unknown),
        ],
        check_welcome_email,
    );
}
