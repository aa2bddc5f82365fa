//! Names of things, in every language.

use crate::languages::all_languages;
use b2b_users_core::check::check_role;
use b2b_users_core::config::{CompanyStatus, Rules, StoreRules};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::json::Json;
use b2b_users_core::mapping::{Mapping, Target};
use b2b_users_core::report::template;
use b2b_users_core::table::{Delimiter, TableOptions, read_table};
use b2b_users_core::user::{CompanyId, Field, Role};
use b2b_users_text::Language;
use serde_json::json;
use std::collections::BTreeSet;

#[test]
fn everything_has_a_name_of_its_own() {
    for language in all_languages() {
        let fields = Field::ALL.map(|field| language.field(field));
        let roles = Role::ALL.map(|role| language.role(role));
        let dialects = Dialect::ALL.map(|dialect| language.dialect(dialect));
        let delimiters = Delimiter::ALL.map(|delimiter| language.delimiter(delimiter));
        let statuses = [
            CompanyStatus::Pending,
            CompanyStatus::Approved,
            CompanyStatus::Rejected,
            CompanyStatus::Inactive,
            CompanyStatus::Unknown,
        ];
        let statuses = statuses.map(|status| language.company_status(status));
        for names in [&fields[..], &roles, &dialects, &delimiters, &statuses] {
            let different: BTreeSet<&String> = names.iter().collect();
            assert_eq!(different.len(), names.len(), "{names:?}");
        }
    }
}

#[test]
fn a_role_is_read_by_the_name_that_it_has_in_any_language() {
    for language in all_languages() {
        for role in Role::ALL {
            let name = language.role(role);
            assert_eq!(check_role(&name).0, Some(role), "{name}");
        }
    }
}

#[test]
fn an_empty_file_of_any_language_is_read_again() {
    for language in all_languages() {
        let text = template(&Rules::management(), &language);
        let table = read_table(text.as_bytes(), TableOptions::default()).unwrap();
        let headers: Vec<&str> = table.headers().collect();
        let mapping = Mapping::suggest(&headers);
        for (header, column) in headers.iter().zip(mapping.columns()) {
            let Target::Field(field) = column.target else {
                panic!("{header} is not read")
            };
            assert_eq!(language.field(field), *header);
        }
    }
}

#[test]
fn a_company_is_called_by_its_name_where_that_is_known() {
    let json = json!({ "companies": [{ "companyId": 42, "companyName": " Acme " }] });
    let rules = StoreRules::from_json(&Json::read(&json.to_string()).unwrap()).unwrap();
    let called = |id| Language::english().company(CompanyId::new(id).unwrap(), &rules);
    assert_eq!(called(42), "Acme (42)");
    assert_eq!(called(43), "company 43");
}
