//! The company that a user joins, by identifier or by name.
//!
//! A name is only taken where all companies of the store are known, since another company of the
//! same name might be among those that were not loaded, and its people would see a stranger's
//! prices.

use super::identifier::{company_id, whole_number};
use super::text::trimmed;
use super::{Finding, Found};
use crate::config::{Companies, Company};
use crate::issue::Code;
use crate::scan;
use crate::user::{CompanyId, Field};

/// Checks the company: its identifier in plain digits or, where the store's companies are
/// known, its exact name.
///
/// Case and outer blanks do not count in a name. Where the store's list is incomplete, an unknown
/// identifier is a warning and is sent; where it is complete, it is an error.
///
/// ```
/// use b2b_users_core::check::check_company;
/// use b2b_users_core::config::StoreRules;
/// use b2b_users_core::json::Json;
///
/// let store = r#"{ "companies": [{ "companyId": 42, "companyName": "Acme" }] }"#;
/// let companies = StoreRules::from_json(&Json::read(store).unwrap()).unwrap().companies;
/// assert_eq!(check_company("acme", companies.as_ref()).0.unwrap().get(), 42);
/// assert!(check_company("7", companies.as_ref()).0.is_none());
/// // Nothing is known about the companies, so the number is taken as it is.
/// assert_eq!(check_company("7", None).0.unwrap().get(), 7);
/// ```
#[must_use]
pub fn check_company(typed: &str, companies: Option<&Companies>) -> Finding<CompanyId> {
    Found::collect(|found| company(typed, companies, found))
}

pub(super) fn company(
    typed: &str,
    companies: Option<&Companies>,
    found: &mut Found,
) -> Option<CompanyId> {
    // Another company of a name may be among those that were not loaded.
    let by_name = companies.filter(|companies| companies.complete);
    let value = scan::trim(typed);
    let by_number = |found: &mut Found| {
        let company = company_id(typed, found)?;
        let known = companies.is_none_or(|companies| companies.find(company).is_some());
        if !known {
            let code = match by_name {
                Some(_) => Code::CompanyUnknown,
                None => Code::CompanyUnverified,
            };
            found.add(code, Field::CompanyId).with("value", value);
        }
        (known || by_name.is_none()).then_some(company)
    };
    match by_name {
        Some(companies) if !value.is_empty() && whole_number(value).is_none_or(is_too_large) => {
            trimmed(typed, Field::CompanyId, found);
            by_exact_name(value, companies, found)
        }
        _ => by_number(found),
    }
}

/// Such a number is no identifier, so it may only be a name.
fn is_too_large(number: u64) -> bool {
    CompanyId::new(number).is_none()
}

/// Two companies of one name are an error that lists their identifiers: a person has to choose.
fn by_exact_name(name: &str, companies: &Companies, found: &mut Found) -> Option<CompanyId> {
    let named: Vec<&Company> = companies.named(name).collect();
    match named.as_slice() {
        [company] => return Some(company.id),
        [] => {
            found
                .add(Code::CompanyUnknown, Field::CompanyId)
                .with("value", name);
        }
        several => {
            let ids = several.iter().map(|company| company.id.to_string());
            let ids = || ids.collect::<Vec<_>>();
            found
                .add(Code::CompanyAmbiguous, Field::CompanyId)
                .with("value", name)
                .with_made("choices", ids);
        }
    }
    None
}
