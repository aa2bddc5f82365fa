//! A whole user.

use super::channels::known_channels;
use super::extra_fields::check_remembering;
use super::letters::flag_letters;
use super::remembered::Remembered;
use super::store_role::check_roles;
use super::{
    Finding, check_channel_ids, check_email, check_name, check_origin_channel_id,
    check_phone_number, check_uuid, check_welcome_email,
};
use crate::config::Rules;
use crate::dialect::{Dialect, WireType};
use crate::issue::{Code, Issue};
use crate::order::by_number;
use crate::scan;
use crate::user::{CompanyRoleId, ExtraField, Field, NewUser, Role, UserDraft};
use crate::wire::graphql::MAXIMUM_INTEGER;
use serde::Serialize;

/// What [`check_user`] gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// The user, unless an error stands in its way.
    pub user: Option<NewUser>,
    /// Everything that was found, in the order of [`Field::ALL`].
    pub issues: Vec<Issue>,
}

/// Checks a user as typed. Blank values take the defaults of the rules first.
#[must_use]
pub fn check_user(draft: &UserDraft, rules: &Rules) -> Checked {
    check_next(draft, rules, &mut Remembered::default())
}

/// The same for one of many users under the same rules.
pub(super) fn check_next(draft: &UserDraft, rules: &Rules, remembered: &mut Remembered) -> Checked {
    let mut issues = Vec::new();
    let typed = |field: Field| filled(draft, rules, field);

    let email = keep(check_email(typed(Field::Email)), &mut issues);
    if let Some(email) = &email {
        flag_letters(email, rules.dialect, &mut issues);
    }
    let first_name = keep(
        check_name(typed(Field::FirstName), Field::FirstName),
        &mut issues,
    );
    let last_name = keep(
        check_name(typed(Field::LastName), Field::LastName),
        &mut issues,
    );
    let phone_number = keep(
        check_phone_number(typed(Field::PhoneNumber), rules.dialect),
        &mut issues,
    );
    let companies = rules.store.companies.as_ref();
    let company_id = keep(
        remembered.company(typed(Field::CompanyId), companies),
        &mut issues,
    );
    // What the dialect has no place for is not judged: it is not sent.
    let sent = |field: Field| {
        if rules.carries(field) {
            typed(field)
        } else {
            ""
        }
    };
    let roles = check_roles(
        typed(Field::Role),
        typed(Field::CompanyRoleId),
        company_id,
        rules,
    );
    issues.extend(roles.issues);
    let (role, company_role_id) = (roles.role, roles.custom);
    let required = rules.dialect.requires(Field::ChannelIds);
    let channel_ids = check_channel_ids(sent(Field::ChannelIds), required);
    let channel_ids = keep(
        known_channels(channel_ids, required, &rules.store),
        &mut issues,
    );
    let origin = check_origin_channel_id(sent(Field::OriginChannelId), channel_ids.as_deref());
    let origin_channel_id = keep(origin, &mut issues);
    let (welcome, welcome_issues) = check_welcome_email(typed(Field::AcceptWelcomeEmail));
    if rules.carries(Field::AcceptWelcomeEmail) {
        issues.extend(welcome_issues);
    }
    let uuid = keep(check_uuid(sent(Field::Uuid)), &mut issues);
    let extra_fields = if rules.carries(Field::ExtraFields) {
        check_remembering(&draft.extra_fields, &rules.store, remembered)
    } else {
        lost_extra_fields(rules)
    };
    let extra_fields = keep(extra_fields, &mut issues);
    flag_too_large(
        [
            company_id.map(|id| (Field::CompanyId, id.get())),
            company_role_id.map(|id| (Field::CompanyRoleId, id.get())),
        ],
        rules,
        &mut issues,
    );
    flag_not_carried(draft, rules, welcome, remembered, &mut issues);
    if issues.len() > 1 {
        issues = by_number(issues, |issue| {
            issue.field.map_or(0, |field| field as u64 + 1)
        });
    }

    let user = if issues.iter().any(Issue::is_error) {
        None
    } else {
        // `zip` chains keep this free of a panic even if a check forgot its issue.
        email
            .zip(first_name)
            .zip(last_name)
            .zip(company_id)
            .zip(role)
            .zip(channel_ids)
            .zip(extra_fields)
            .map(
                |(
                    (((((email, first_name), last_name), company_id), role), channel_ids),
                    extra_fields,
                )| NewUser {
                    email,
                    first_name,
                    last_name,
                    phone_number,
                    company_id,
                    role,
                    company_role_id,
                    channel_ids,
                    origin_channel_id,
                    accept_welcome_email: welcome.unwrap_or(false),
                    uuid,
                    extra_fields,
                    joins_channel: false,
                    is_admin: is_admin(role, company_role_id, rules),
                },
            )
    };
    Checked { user, issues }
}

/// The issues of one field of a draft, as a form shows them when the field is left.
#[must_use]
pub fn check_field(draft: &UserDraft, field: Field, rules: &Rules) -> Vec<Issue> {
    let mut issues = check_user(draft, rules).issues;
    issues.retain(|issue| issue.field == Some(field));
    issues
}

fn keep<T>((value, found): Finding<T>, issues: &mut Vec<Issue>) -> Option<T> {
    // Nearly always there is nothing.
    if !found.is_empty() {
        issues.extend(found);
    }
    value
}

/// What was typed, or the default if it was left blank.
fn filled<'a>(draft: &'a UserDraft, rules: &'a Rules, field: Field) -> &'a str {
    let typed = draft.get(field);
    if scan::is_blank(typed) {
        rules.defaults.get(field)
    } else {
        typed
    }
}

/// Whether the roles make an admin: the custom one counts where there is one.
fn is_admin(role: Role, custom: Option<CompanyRoleId>, rules: &Rules) -> bool {
    let Some(custom) = custom else {
        return role == Role::Admin;
    };
    let mut roles = rules.store.roles.iter().flatten();
    let known = roles.find(|known| known.id == custom);
    known.is_some_and(|known| known.built_in == Some(Role::Admin))
}

/// A dialect without a place for extra fields cannot create users of a store that
/// requires one.
fn lost_extra_fields(rules: &Rules) -> Finding<Vec<ExtraField>> {
    let fields = rules.store.extra_fields.iter().flatten();
    let required = fields.filter(|field| field.required);
    let issues = required.map(|field| {
        not_carried(Code::ExtraFieldNotCarried, Field::ExtraFields, rules).with("name", &field.name)
    });
    (Some(Vec::new()), issues.collect())
}

/// GraphQL's numbers end at 31 bits; a store's identifiers may go beyond.
fn flag_too_large(identifiers: [Option<(Field, u64)>; 2], rules: &Rules, issues: &mut Vec<Issue>) {
    for (field, number) in identifiers.into_iter().flatten() {
        let carried = rules.dialect.carried(field);
        let short = carried.is_some_and(|carried| carried.wire_type == WireType::ShortInteger);
        if short && number > MAXIMUM_INTEGER {
            let issue = Issue::new(Code::IdentifierTooLarge, field);
            issues.push(issue.with("value", number.to_string()));
        }
    }
}

/// An issue about what the dialect has no place for, with the dialects that have.
fn not_carried(code: Code, field: Field, rules: &Rules) -> Issue {
    Issue::new(code, field)
        .with("dialect", rules.dialect.label())
        .with("instead", Dialect::able_to_carry(field))
}

/// Nothing is dropped in silence: what the dialect has no place for is said.
fn flag_not_carried(
    draft: &UserDraft,
    rules: &Rules,
    welcome: Option<bool>,
    remembered: &mut Remembered,
    issues: &mut Vec<Issue>,
) {
    for &field in remembered.not_carried(rules) {
        let given = match field {
            Field::AcceptWelcomeEmail => false,
            Field::ExtraFields => draft
                .extra_fields
                .iter()
                .any(|extra| !scan::is_blank(&extra.value)),
            _ => !scan::is_blank(draft.get(field)),
        };
        if given {
            issues.push(not_carried(Code::FieldNotCarried, field, rules));
        }
    }
    let field = Field::AcceptWelcomeEmail;
    if !rules.carries(field) && welcome == Some(false) {
        issues.push(not_carried(Code::WelcomeEmailAlwaysSent, field, rules));
    }
}
