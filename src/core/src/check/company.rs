//! The company that a user joins, by identifier or by name.

use super::Finding;
use super::identifier::check_company_id;
use super::text::trimmed;
use crate::config::{Companies, Company};
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
    // Another company of this name may be among those that were not loaded.
    if !companies.complete {
        return (None, issues);
    }
    issues.clear();
    let name = trimmed(typed, Field::CompanyId, &mut issues);
    let named: Vec<&Company> = companies.named(name).collect();
    match named.as_slice() {
        [company] => return (Some(company.id), issues),
        [] => issues.push(issue(Code::CompanyUnknown)),
        several => {
            let ids: Vec<String> = several
                .iter()
                .map(|company| company.id.to_string())
                .collect();
            issues.push(issue(Code::CompanyAmbiguous).with("choices", ids.join(", ")));
        }
    }
    (None, issues)
}
