//! How each dialect finds users that are in the store already.
//!
//! Two questions are asked: is this address taken, and whom did this company get lately? Each
//! interface answers them in another way, and some not at all, so every function here gives an
//! `Option`. `None` means that there is no such request, never that no user was found. Whether a
//! look-up is worth making is decided by [`Policy`](crate::dialect::Policy).

use super::{ApiRequest, archive, graphql, management};
use crate::dialect::Dialect;
use crate::user::CompanyId;

/// The cheapest request that shows whether the store can be reached and lets us in, for
/// the dialects that go through a proxy.
///
/// A storefront login has no probe: its look-ups go to another address than some of its
/// creates, and a browser may be let in to the one and not to the other, so success would prove
/// nothing.
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
///
/// The list does not contain Super Admins, who hold addresses all the same (Users API, "List
/// users"). So an answer without users does not prove that the address is free.
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
///
/// `offset` counts users from 0 and a page holds up to
/// [`PAGE_SIZE`](super::management::PAGE_SIZE). V2 ignores `since` and shows everybody. With a
/// storefront login there is none: there each address is searched for by itself.
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
