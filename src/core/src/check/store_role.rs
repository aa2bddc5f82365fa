//! Roles, as far as the store's own are known.

use super::identifier::check_company_role_id;
use super::role::check_role;
use super::text::joined;
use crate::config::{Rules, StoreRole};
use crate::issue::{Code, Issue};
use crate::scan;
use crate::user::{CompanyId, CompanyRoleId, Field, Role};

/// What a user is to be: a built-in role, a custom one beside it, and what was found.
pub(super) struct Roles {
    pub(super) role: Option<Role>,
    pub(super) custom: Option<CompanyRoleId>,
    pub(super) issues: Vec<Issue>,
}

/// Checks both roles together. A custom role may be given by its identifier, or by its
/// name in the place of the built-in one.
pub(super) fn check_roles(
    role: &str,
    custom: &str,
    company: Option<CompanyId>,
    rules: &Rules,
) -> Roles {
    let sent = rules.carries(Field::CompanyRoleId);
    let custom = if sent { custom } else { "" };
    let (id, custom_issues) = check_company_role_id(custom);
    // The API wants a role even beside a custom one and then takes the custom one; users
    // of custom roles read back as role 2 (Users API, `companyRoleId`). Where the custom
    // role is not sent, nothing stands in for the built-in one.
    let (built_in, mut issues) = if scan::is_blank(role) && !scan::is_blank(custom) {
        let defaulted = Issue::new(Code::RoleDefaulted, Field::Role);
        let told = rules
            .dialect
            .sends_role_beside_custom()
            .then_some(defaulted);
        (Some(Role::JuniorBuyer), told.into_iter().collect())
    } else {
        check_role(role)
    };
    if built_in.is_none()
        && sent
        && custom.trim().is_empty()
        && let Some(named) = named(role, company, rules)
    {
        return Roles {
            role: Some(Role::JuniorBuyer),
            custom: Some(named),
            issues: Vec::new(),
        };
    }
    for issue in &mut issues {
        if issue.code == Code::RoleUnknown {
            issue.params.push(("choices", known(rules, company)));
        }
    }
    issues.extend(custom_issues);
    let roles = rules.store.roles.as_ref();
    if let (Some(id), Some(roles)) = (id, roles)
        && !roles.iter().any(|role| role.id == id && role.fits(company))
    {
        let issue = Issue::new(Code::CompanyRoleUnknown, Field::CompanyRoleId);
        issues.push(issue.with("value", id.to_string()));
    }
    Roles {
        role: built_in,
        custom: id,
        issues,
    }
}

/// The custom role of this name: the company's own before one that all have, and none if
/// it could be either of two.
fn named(name: &str, company: Option<CompanyId>, rules: &Rules) -> Option<CompanyRoleId> {
    let wanted = name.trim().to_lowercase();
    let roles = rules.store.roles.iter().flatten().filter(|role| {
        role.built_in.is_none() && role.fits(company) && role.name.trim().to_lowercase() == wanted
    });
    let (own, shared): (Vec<&StoreRole>, Vec<&StoreRole>) =
        roles.partition(|role| role.company_id.is_some());
    match (own.as_slice(), shared.as_slice()) {
        ([role], _) | ([], [role]) => Some(role.id),
        _ => None,
    }
}

/// The names of the custom roles that a user of the company can have.
fn known(rules: &Rules, company: Option<CompanyId>) -> String {
    let roles = rules.store.roles.iter().flatten();
    let names: Vec<&str> = roles
        .filter(|role| role.built_in.is_none() && role.fits(company))
        .map(|role| role.name.as_str())
        .collect();
    if rules.carries(Field::CompanyRoleId) {
        joined(&names)
    } else {
        String::new()
    }
}
