//! How each dialect finds users that are in the store already.

use super::{ApiRequest, archive, graphql, management};
use crate::dialect::Dialect;
use crate::user::CompanyId;

/// The cheapest request that shows whether the store can be reached and lets us in, for
/// the dialects that go through a proxy.
#[must_use]
pub fn probe(dialect: Dialect, company: CompanyId) -> Option<ApiRequest> {
    match dialect {
        Dialect::Management => Some(management::probe(company)),
        Dialect::ArchiveV2 => Some(archive::list(company, 1, 0)),
        Dialect::Storefront | Dialect::StorefrontGraphql => None,
    }
}

/// The request that finds a user by address: in the whole store with management access,
/// in the company with a storefront login, not at all with the archived interface.
#[must_use]
pub fn find_by_email(dialect: Dialect, company: CompanyId, email: &str) -> Option<ApiRequest> {
    match dialect {
        Dialect::Management => Some(management::find_by_email(email)),
        Dialect::Storefront | Dialect::StorefrontGraphql => {
            Some(graphql::find_by_email(company, email))
        }
        Dialect::ArchiveV2 => None,
    }
}

/// A page of a company's users. Where the interface can, only those made since a moment
/// in seconds of Unix time.
#[must_use]
pub fn company_page(
    dialect: Dialect,
    company: CompanyId,
    since: u64,
    offset: u32,
) -> Option<ApiRequest> {
    match dialect {
        Dialect::Management => Some(management::made_since(company, since, offset)),
        Dialect::ArchiveV2 => Some(archive::list(company, management::PAGE_SIZE, offset)),
        Dialect::Storefront | Dialect::StorefrontGraphql => None,
    }
}
