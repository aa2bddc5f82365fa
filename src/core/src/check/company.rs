//! The company that a user joins, by identifier or by name.

use super::Finding;
use super::identifier::check_company_id;
use super::text::trimmed;
use crate::config::Companies;
use crate::issue::{Code, Issue};
use crate::user::{CompanyId, Field};

/// Checks the company: its identifier in plain digits or, where the store's companies are
/// known, its exact name.
#[must_use]
pub fn check_company(typed: &str, companies: Option<&Companies>) -> Finding<CompanyId> {
    let (company, mut issues) = check_company_id(typed);
    let Some(companies) = companies else {
        return (company, issues);
    };
    let issue = |code: Code| Issue::new(code, Field::CompanyId).with("value", typed.trim());
    if let Some(company) = company {
        if companies.find(company).is_none() {
            issues.push(issue(if companies.complete {
                Code::CompanyUnknown
            } else {
                Code::CompanyUnverified
            }));
        }
        let known = !issues.iter().any(Issue::is_error);
        return (known.then_some(company), issues);
    }
    if typed.trim().is_empty() {
        return (None, issues);
    }
    issues.clear();
    let name = trimmed(typed, Field::CompanyId, &mut issues);
    let mut named = companies.named(name);
    match (named.next(), named.next()) {
        (Some(company), None) => return (Some(company.id), issues),
        (Some(first), Some(second)) => {
            let ids = format!("{}, {}", first.id, second.id);
            issues.push(issue(Code::CompanyAmbiguous).with("choices", ids));
        }
        (None, _) => issues.push(issue(Code::CompanyUnknown)),
    }
    (None, issues)
}
