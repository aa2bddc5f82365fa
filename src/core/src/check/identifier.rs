//! Numbers that name things.

use super::Finding;
use super::text::trimmed;
use crate::issue::{Code, Issue};
use crate::user::{CompanyId, CompanyRoleId, Field};

/// Checks the company: a positive whole number in plain digits.
#[must_use]
pub fn check_company_id(typed: &str) -> Finding<CompanyId> {
    let mut issues = Vec::new();
    let value = trimmed(typed, Field::CompanyId, &mut issues);
    if value.is_empty() {
        issues.push(Issue::new(Code::CompanyRequired, Field::CompanyId));
        return (None, issues);
    }
    let company = whole_number(value).and_then(CompanyId::new);
    if company.is_none() {
        issues.push(Issue::new(Code::CompanyInvalid, Field::CompanyId).with("value", value));
    }
    (company, issues)
}

/// Checks the custom role: empty, or a positive whole number in plain digits.
#[must_use]
pub fn check_company_role_id(typed: &str) -> Finding<CompanyRoleId> {
    let mut issues = Vec::new();
    let value = trimmed(typed, Field::CompanyRoleId, &mut issues);
    if value.is_empty() {
        return (None, issues);
    }
    let role = whole_number(value).and_then(CompanyRoleId::new);
    if role.is_none() {
        issues
            .push(Issue::new(Code::CompanyRoleInvalid, Field::CompanyRoleId).with("value", value));
    }
    (role, issues)
}

/// A number written in plain ASCII digits without leading zeros. "12.0" and "1e3" are
/// what spreadsheets make of identifiers that they ruined, so guessing is not safe.
pub(super) fn whole_number(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    if plain { text.parse().ok() } else { None }
}
