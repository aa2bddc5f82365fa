//! Roles, as far as the store's own are known.

use super::Found;
use super::identifier::company_role_id;
use super::role::{self as built_in, check_role};
use super::text::first_choices;
use crate::config::{Rules, StoreRole};
use crate::issue::Code;
use crate::scan;
use crate::user::{CompanyId, CompanyRoleId, Field, Role};

/// Checks both roles together: the built-in one and the custom one beside it. A custom role may be
/// given by its identifier, or by its name in the place of the built-in one.
///
/// The built-in role comes first and the custom one second. A role that is blank beside a custom
/// one becomes the junior buyer, as the API itself shows users of custom roles. The built-in one is
/// `None` after an error.
pub(super) fn roles(
    role: &str,
    custom: &str,
    company: Option<CompanyId>,
    rules: &Rules,
    found: &mut Found,
) -> (Option<Role>, Option<CompanyRoleId>) {
    let sent = rules.carries(Field::CompanyRoleId);
    let custom = if sent { custom } else { "" };
    if sent
        && scan::is_blank(custom)
        && rules.store.roles.is_some()
        && check_role(role).0.is_none()
        && let Some(named) = named(role, company, rules)
    {
        return (Some(Role::JuniorBuyer), Some(named));
    }
    // The API wants a role even beside a custom one and then takes the custom one; users
    // of custom roles read back as role 2 (Users API, `companyRoleId`). Where the custom
    // role is not sent, nothing stands in for the built-in one.
    let built_in = if scan::is_blank(role) && !scan::is_blank(custom) {
        if rules.dialect.sends_role_beside_custom() {
            found.add(Code::RoleDefaulted, Field::Role);
        }
        Some(Role::JuniorBuyer)
    } else {
        built_in::role(role, found, || Some(known(rules, company)))
    };
    let id = company_role_id(custom, found);
    if let (Some(id), Some(roles)) = (id, rules.store.roles.as_ref())
        && !roles.iter().any(|role| role.id == id && role.fits(company))
    {
        found
            .add(Code::CompanyRoleUnknown, Field::CompanyRoleId)
            .with_identifier("value", id.get());
    }
    (built_in, id)
}

/// The custom role of this name: the company's own before one that all have, and none if
/// it could be either of two.
///
/// Case and outer blanks do not count. Predefined roles are left out, since their names are words
/// for the built-in roles already.
fn named(name: &str, company: Option<CompanyId>, rules: &Rules) -> Option<CompanyRoleId> {
    let wanted = scan::folded(name);
    let roles = rules.store.roles.iter().flatten().filter(|role| {
        role.built_in.is_none() && role.fits(company) && scan::folded(&role.name) == wanted
    });
    let (own, shared): (Vec<&StoreRole>, Vec<&StoreRole>) =
        roles.partition(|role| role.company_id.is_some());
    match (own.as_slice(), shared.as_slice()) {
        ([role], _) | ([], [role]) => Some(role.id),
        _ => None,
    }
}

/// The names of the custom roles that a user of the company can have.
fn known(rules: &Rules, company: Option<CompanyId>) -> Vec<String> {
    let roles = rules.store.roles.iter().flatten();
    let names: Vec<&str> = roles
        .filter(|role| role.built_in.is_none() && role.fits(company))
        .map(|role| role.name.as_str())
        .collect();
    if rules.carries(Field::CompanyRoleId) {
        first_choices(&names)
    } else {
        Vec::new()
    }
}
