//! Companies in the schema.

use crate::company::Company;
use async_graphql::{ID, SimpleObject};

/// A Company account. The store keeps neither its address nor its price list.
#[derive(SimpleObject)]
pub(super) struct CompanyType {
    /// The id of the Company.
    pub(super) id: ID,
    /// The name of the Company.
    company_name: Option<String>,
    /// 0 pending, 1 approved, 2 rejected, 3 inactive.
    company_status: Option<i32>,
}

impl From<&Company> for CompanyType {
    fn from(company: &Company) -> Self {
        Self {
            id: ID::from(company.id),
            company_name: Some(company.name.to_owned()),
            company_status: Some(company.status as i32),
        }
    }
}

/// The Company of a user, in short.
#[derive(SimpleObject)]
pub(super) struct CompanyInfoType {
    company_id: Option<String>,
    company_name: Option<String>,
}

impl From<&Company> for CompanyInfoType {
    fn from(company: &Company) -> Self {
        Self {
            company_id: Some(company.id.to_string()),
            company_name: Some(company.name.to_owned()),
        }
    }
}
