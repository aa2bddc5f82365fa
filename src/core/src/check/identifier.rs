//! Numbers that name things.

use super::text::trimmed;
use super::{Finding, Found};
use crate::issue::Code;
use crate::user::{CompanyId, CompanyRoleId, Field};

/// Checks the company: a positive whole number in plain digits.
///
/// Whether the store has such a company is not looked at; see
/// [`check_company`](super::check_company).
#[must_use]
pub fn check_company_id(typed: &str) -> Finding<CompanyId> {
    Found::collect(|found| company_id(typed, found))
}

/// `None` always comes with an error: no user can be without a company.
pub(super) fn company_id(typed: &str, found: &mut Found) -> Option<CompanyId> {
    let value = trimmed(typed, Field::CompanyId, found);
    if value.is_empty() {
        found.add(Code::CompanyRequired, Field::CompanyId);
        return None;
    }
    let company = whole_number(value).and_then(CompanyId::new);
    if company.is_none() {
        found
            .add(Code::CompanyInvalid, Field::CompanyId)
            .with("value", value);
    }
    company
}

/// Checks the custom role: empty, or a positive whole number in plain digits.
#[must_use]
pub fn check_company_role_id(typed: &str) -> Finding<CompanyRoleId> {
    Found::collect(|found| company_role_id(typed, found))
}

/// `None` without an error means that no custom role was given.
pub(super) fn company_role_id(typed: &str, found: &mut Found) -> Option<CompanyRoleId> {
    let value = trimmed(typed, Field::CompanyRoleId, found);
    if value.is_empty() {
        return None;
    }
    let role = whole_number(value).and_then(CompanyRoleId::new);
    if role.is_none() {
        found
            .add(Code::CompanyRoleInvalid, Field::CompanyRoleId)
            .with("value", value);
    }
    role
}

/// A number written in plain ASCII digits without leading zeros. "12.0" and "1e3" are
/// what spreadsheets make of identifiers that they ruined, so guessing is not safe.
///
/// Zero is refused with the leading zeros, and so is a number beyond 64 bits. An empty text is
/// none.
pub(super) fn whole_number(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    if plain { text.parse().ok() } else { None }
}
