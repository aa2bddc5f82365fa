//! A whole user.

use super::{
    Finding, check_channel_ids, check_company_id, check_company_role_id, check_email,
    check_extra_fields, check_name, check_origin_channel_id, check_phone_number, check_role,
    check_uuid, check_welcome_email,
};
use crate::config::Rules;
use crate::issue::{Code, Issue};
use crate::user::{ExtraField, Field, NewUser, Role, UserDraft};

/// What [`check_user`] gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The user, unless an error stands in its way.
    pub user: Option<NewUser>,
    /// Everything that was found, in the order of [`Field::ALL`].
    pub issues: Vec<Issue>,
}

/// Checks a user as typed. Blank values take the defaults of the rules first.
#[must_use]
pub fn check_user(draft: &UserDraft, rules: &Rules) -> Checked {
    let mut issues = Vec::new();
    let typed = |field: Field| filled(draft, rules, field);

    let email = keep(check_email(typed(Field::Email)), &mut issues);
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
    let company_id = keep(check_company_id(typed(Field::CompanyId)), &mut issues);
    // What the dialect has no place for is not judged: it is not sent.
    let carried = |field: Field| rules.dialect.carries(field);
    let sent = |field: Field| if carried(field) { typed(field) } else { "" };
    let (company_role_id, role_issues) = check_company_role_id(sent(Field::CompanyRoleId));
    let role = keep(
        role_beside(typed(Field::Role), typed(Field::CompanyRoleId), rules),
        &mut issues,
    );
    issues.extend(role_issues);
    let required = rules.dialect.requires(Field::ChannelIds);
    let channel_ids = keep(
        check_channel_ids(sent(Field::ChannelIds), required),
        &mut issues,
    );
    let origin = check_origin_channel_id(sent(Field::OriginChannelId), channel_ids.as_deref());
    let origin_channel_id = keep(origin, &mut issues);
    let (welcome, welcome_issues) = check_welcome_email(typed(Field::AcceptWelcomeEmail));
    if carried(Field::AcceptWelcomeEmail) {
        issues.extend(welcome_issues);
    }
    let uuid = keep(check_uuid(sent(Field::Uuid)), &mut issues);
    let extra_fields: &[ExtraField] = if carried(Field::ExtraFields) {
        &draft.extra_fields
    } else {
        &[]
    };
    let extra_fields = keep(check_extra_fields(extra_fields), &mut issues);
    flag_not_carried(draft, rules, welcome, &mut issues);
    issues.sort_by_key(|issue| issue.field);

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
    issues.extend(found);
    value
}

/// What was typed, or the default if it was left blank.
fn filled<'a>(draft: &'a UserDraft, rules: &'a Rules, field: Field) -> &'a str {
    let typed = draft.get(field);
    if typed.trim().is_empty() {
        rules.defaults.get(field)
    } else {
        typed
    }
}

/// The API wants a role even beside a custom one and then takes the custom one; users
/// of custom roles read back as role 2 (Users API, `companyRoleId`). Where the custom
/// role is not sent, nothing stands in for the built-in one.
fn role_beside(role: &str, custom: &str, rules: &Rules) -> Finding<Role> {
    let sent = rules.dialect.carries(Field::CompanyRoleId) && !custom.trim().is_empty();
    if role.trim().is_empty() && sent {
        return (
            Some(Role::JuniorBuyer),
            vec![Issue::new(Code::RoleDefaulted, Field::Role)],
        );
    }
    check_role(role)
}

/// Nothing is dropped in silence: what the dialect has no place for is said.
fn flag_not_carried(
    draft: &UserDraft,
    rules: &Rules,
    welcome: Option<bool>,
    issues: &mut Vec<Issue>,
) {
    for field in Field::ALL
        .into_iter()
        .filter(|field| !rules.dialect.carries(*field))
    {
        let given = match field {
            Field::AcceptWelcomeEmail => false,
            Field::ExtraFields => draft
                .extra_fields
                .iter()
                .any(|extra| !extra.value.trim().is_empty()),
            _ => !draft.get(field).trim().is_empty(),
        };
        if given {
            issues.push(Issue::new(Code::FieldNotCarried, field));
        }
    }
    if !rules.dialect.carries(Field::AcceptWelcomeEmail) && welcome == Some(false) {
        issues.push(Issue::new(
            Code::WelcomeEmailAlwaysSent,
            Field::AcceptWelcomeEmail,
        ));
    }
}
