//! Whole users, for both ways of creating them.

use crate::support::{assert_complete, draft, found, full_draft};
use b2b_users_core::check::{check_field, check_user};
use b2b_users_core::config::Rules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::issue::{Code, Issue, Severity};
use b2b_users_core::user::{ExtraField, Field, Role, UserDraft};
use wasm_bindgen_test::wasm_bindgen_test;

use Dialect::{Management, Storefront};

/// A draft with one field typed otherwise.
fn with(field: Field, typed: &str) -> UserDraft {
    let mut draft = draft();
    draft.channel_ids = "1".into();
    *draft.get_mut(field).unwrap() = typed.into();
    draft
}

/// Only those issues that stop the user, as field and code.
fn errors(draft: &UserDraft, dialect: Dialect) -> Vec<(Field, Code)> {
    let checked = check_user(draft, &Rules::for_dialect(dialect));
    let errors: Vec<_> = checked
        .issues
        .iter()
        .filter(|issue| issue.is_error())
        .collect();
    assert_eq!(checked.user.is_none(), !errors.is_empty(), "{errors:?}");
    errors
        .iter()
        .map(|issue| (issue.field.unwrap(), issue.code))
        .collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn a_full_user_keeps_every_value() {
    let checked = check_user(&full_draft(), &Rules::management());
    assert_eq!(checked.issues, []);
    let user = checked.user.unwrap();
    assert_eq!(user.email().as_str(), "marie@example.com");
    assert_eq!(user.first_name().as_str(), "Marie");
    assert_eq!(user.last_name().as_str(), "Curie");
    assert_eq!(user.phone_number().unwrap().as_str(), "+1-555-123-4567");
    assert_eq!(user.company_id().get(), 42);
    assert_eq!(user.role(), Role::SeniorBuyer);
    assert_eq!(user.company_role_id().unwrap().get(), 10);
    assert_eq!(
        user.channel_ids()
            .iter()
            .map(|id| id.get())
            .collect::<Vec<_>>(),
        [1, 2]
    );
    assert_eq!(user.origin_channel_id().unwrap().get(), 2);
    assert!(user.accept_welcome_email());
    assert_eq!(user.uuid(), Some("crm-1"));
    assert_eq!(user.extra_fields(), full_draft().extra_fields);
}

#[wasm_bindgen_test(unsupported = test)]
fn an_empty_draft_names_exactly_what_each_way_requires() {
    for (dialect, expected) in [
        (
            Management,
            vec![
                (Field::Email, Code::EmailRequired),
                (Field::FirstName, Code::NameRequired),
                (Field::LastName, Code::NameRequired),
                (Field::CompanyId, Code::CompanyRequired),
                (Field::Role, Code::RoleRequired),
                (Field::ChannelIds, Code::ChannelsRequired),
            ],
        ),
        (
            Storefront,
            vec![
                (Field::Email, Code::EmailRequired),
                (Field::FirstName, Code::NameRequired),
                (Field::LastName, Code::NameRequired),
                (Field::PhoneNumber, Code::PhoneRequired),
                (Field::CompanyId, Code::CompanyRequired),
                (Field::Role, Code::RoleRequired),
            ],
        ),
    ] {
        assert_eq!(errors(&UserDraft::default(), dialect), expected);
        let required: Vec<_> = Field::ALL
            .into_iter()
            .filter(|field| dialect.requires(*field))
            .collect();
        assert_eq!(
            expected.iter().map(|(field, _)| *field).collect::<Vec<_>>(),
            required
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn one_faulty_field_stops_the_user_and_names_itself() {
    for (field, typed, code) in [
        (Field::Email, "marie", Code::EmailInvalid),
        (Field::FirstName, " ", Code::NameRequired),
        (Field::LastName, "a\u{202E}b", Code::TextHiddenCharacter),
        (Field::PhoneNumber, "1234\u{0}", Code::TextHiddenCharacter),
        (Field::CompanyId, "12.0", Code::CompanyInvalid),
        (Field::Role, "Manager", Code::RoleUnknown),
        (Field::CompanyRoleId, "x", Code::CompanyRoleInvalid),
        (Field::ChannelIds, "0", Code::ChannelsInvalid),
        (Field::OriginChannelId, "0", Code::OriginChannelInvalid),
        (Field::OriginChannelId, "2", Code::OriginChannelNotListed),
        (
            Field::AcceptWelcomeEmail,
            "maybe",
            Code::WelcomeEmailUnknown,
        ),
        (Field::Uuid, "a\nb", Code::TextHiddenCharacter),
    ] {
        assert_eq!(
            errors(&with(field, typed), Management),
            [(field, code)],
            "{typed:?}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_custom_role_may_stand_without_a_built_in_one() {
    for (role, custom, expected, issues) in [
        (
            "",
            "10",
            Some(Role::JuniorBuyer),
            vec![(Code::RoleDefaulted, Severity::Info)],
        ),
        (
            " ",
            "10",
            Some(Role::JuniorBuyer),
            vec![(Code::RoleDefaulted, Severity::Info)],
        ),
        ("0", "10", Some(Role::Admin), vec![]),
        ("0", "", Some(Role::Admin), vec![]),
        ("", "", None, vec![(Code::RoleRequired, Severity::Error)]),
        (
            "",
            "x",
            None,
            vec![
                (Code::RoleDefaulted, Severity::Info),
                (Code::CompanyRoleInvalid, Severity::Error),
            ],
        ),
        ("x", "10", None, vec![(Code::RoleUnknown, Severity::Error)]),
    ] {
        let draft = UserDraft {
            company_role_id: custom.into(),
            ..with(Field::Role, role)
        };
        let checked = check_user(&draft, &Rules::management());
        assert_eq!(found(&checked.issues), issues, "{role:?} {custom:?}");
        assert_eq!(checked.user.map(|user| user.role()), expected);
    }
    // The storefront has no custom roles, so nothing can stand in for the built-in one.
    let draft = UserDraft {
        company_role_id: "10".into(),
        ..with(Field::Role, "")
    };
    assert_eq!(
        errors(&draft, Storefront),
        [(Field::Role, Code::RoleRequired)]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn what_the_storefront_cannot_carry_is_said_and_does_not_stop_the_user() {
    let checked = check_user(&full_draft(), &Rules::for_dialect(Storefront));
    let not_carried: Vec<_> = checked
        .issues
        .iter()
        .map(|issue| (issue.field.unwrap(), issue.code))
        .collect();
    assert_eq!(
        not_carried,
        [
            (Field::CompanyRoleId, Code::FieldNotCarried),
            (Field::ChannelIds, Code::FieldNotCarried),
            (Field::OriginChannelId, Code::FieldNotCarried),
            (Field::Uuid, Code::FieldNotCarried),
            (Field::ExtraFields, Code::FieldNotCarried),
        ]
    );
    assert!(
        checked
            .issues
            .iter()
            .all(|issue| issue.severity == Severity::Warning)
    );
    assert!(checked.user.is_some());

    for (typed, expected) in [
        (
            "no",
            vec![(Code::WelcomeEmailAlwaysSent, Severity::Warning)],
        ),
        ("yes", vec![]),
        ("", vec![]),
    ] {
        let draft = UserDraft {
            accept_welcome_email: typed.into(),
            ..draft()
        };
        assert_eq!(
            found(&check_user(&draft, &Rules::for_dialect(Storefront)).issues),
            expected,
            "{typed}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn issues_come_in_the_order_of_the_fields() {
    let faulty = UserDraft {
        uuid: " a\u{200B}".into(),
        accept_welcome_email: "no".into(),
        company_role_id: "10".into(),
        channel_ids: "1;1".into(),
        phone_number: "x".into(),
        first_name: " Marie".into(),
        extra_fields: vec![ExtraField {
            name: String::new(),
            value: "x".into(),
        }],
        ..UserDraft::default()
    };
    for dialect in [Management, Storefront] {
        let issues = check_user(&faulty, &Rules::for_dialect(dialect)).issues;
        let fields: Vec<_> = issues.iter().map(|issue| issue.field.unwrap()).collect();
        assert!(fields.is_sorted(), "{dialect:?}: {fields:?}");
        issues.iter().for_each(assert_complete);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn defaults_stand_in_for_what_was_left_blank() {
    let rules = Rules {
        dialect: Management,
        defaults: UserDraft {
            company_id: "7".into(),
            channel_ids: "3".into(),
            role: "2".into(),
            accept_welcome_email: "yes".into(),
            ..UserDraft::default()
        },
        ..Rules::default()
    };
    let blank = UserDraft {
        company_id: "  ".into(),
        role: String::new(),
        ..draft()
    };
    let user = check_user(&blank, &rules).user.unwrap();
    assert_eq!(
        (user.company_id().get(), user.role()),
        (7, Role::JuniorBuyer)
    );
    assert_eq!(user.channel_ids()[0].get(), 3);
    assert!(user.accept_welcome_email());

    let typed = check_user(&full_draft(), &rules).user.unwrap();
    assert_eq!(
        (typed.company_id().get(), typed.role()),
        (42, Role::SeniorBuyer)
    );
    assert!(
        !check_user(&with(Field::Uuid, ""), &Rules::management())
            .user
            .unwrap()
            .accept_welcome_email()
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_form_asks_for_the_issues_of_one_field() {
    let rules = Rules::management();
    let faulty = with(Field::Email, "marie");
    assert_eq!(
        found(&check_field(&faulty, Field::Email, &rules)),
        [(Code::EmailInvalid, Severity::Error)]
    );
    for field in Field::ALL
        .into_iter()
        .filter(|field| *field != Field::Email)
    {
        assert_eq!(
            check_field(&faulty, field, &rules),
            [] as [Issue; 0],
            "{field:?}"
        );
    }
}
