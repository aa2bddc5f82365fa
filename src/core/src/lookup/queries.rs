//! Which queries to ask about a set of addresses.
//!
//! It is decided by what an interface can show and by how many requests that takes. With
//! management access one list of all users answers every question, but for a few addresses
//! single questions are fewer. What happens with the answers is in `existence`.

use super::Candidate;
use crate::dialect::Dialect;
use crate::order::{by_number, distinct};
use crate::user::CompanyId;
use crate::wire::{ApiRequest, archive, graphql, management};

/// So many addresses are asked for in one request where an interface allows it. Each costs
/// the store a look at its customers, so not too many at once.
///
/// The number is a choice; no limit on it is documented other than the complexity of a request.
const EMAILS_PER_REQUEST: usize = 50;
/// Up to so many addresses are asked for one by one without a look at the whole list.
const FEW: usize = 3;
/// More companies than this are not asked for their admins.
///
/// Each costs a request, and what it shows is good to know and not needed.
const MOST_COMPANIES: usize = 20;

/// One query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Query {
    /// A page of all users of the store, from this place on.
    ///
    /// The place counts users from 0.
    StorePage { offset: u32 },
    /// Whose address is this, in the whole store?
    Email { email: String },
    /// What are these addresses to this company?
    ///
    /// Only a storefront login can ask this.
    Emails {
        company: CompanyId,
        emails: Vec<String>,
    },
    /// A page of a company's users.
    ///
    /// Only the archived interface is asked for it.
    CompanyPage { company: CompanyId, offset: u32 },
    /// How many admins has the company?
    Admins { company: CompanyId },
}

impl Query {
    /// `with_values` asks for the values of extra fields, where that is possible. Every query
    /// that is planned for a dialect has a request in it.
    pub(super) fn request(&self, dialect: Dialect, with_values: bool) -> Option<ApiRequest> {
        Some(match self {
            Self::StorePage { offset } => management::store_page(*offset, with_values),
            Self::Email { email } => management::find_by_email(email),
            Self::Emails { company, emails } => {
                let emails: Vec<&str> = emails.iter().map(String::as_str).collect();
                graphql::check_emails(*company, &emails)
            }
            Self::CompanyPage { company, offset } => {
                archive::list(*company, management::PAGE_SIZE, *offset)
            }
            Self::Admins { company } => match dialect {
                Dialect::Management => management::count_admins(*company),
                Dialect::ArchiveV2 => archive::count_admins(*company),
                Dialect::Storefront | Dialect::StorefrontGraphql => graphql::count_admins(*company),
            },
        })
    }
}

/// The first queries; the answer to the first page of a list brings more.
///
/// Addresses come first and companies' admins last, so that a look that is broken off has what
/// matters. With a storefront login the addresses are grouped by company, in the order of its
/// number.
pub(super) fn queries(
    candidates: &[Candidate],
    dialect: Dialect,
    about_companies: bool,
    about_values: bool,
) -> Vec<Query> {
    let mut queries = Vec::new();
    let companies = companies_of(candidates.iter());
    match dialect {
        // Only the list shows the values that no two users may share.
        Dialect::Management if candidates.len() > FEW || about_values => {
            queries.push(Query::StorePage { offset: 0 });
        }
        Dialect::Management => queries.extend(singly(candidates)),
        Dialect::ArchiveV2 => {
            let page = |company: &CompanyId| Query::CompanyPage {
                company: *company,
                offset: 0,
            };
            queries.extend(companies.iter().map(page));
        }
        Dialect::Storefront | Dialect::StorefrontGraphql => {
            let sorted = by_number(candidates.iter().collect(), |candidate| {
                candidate.company_id.get()
            });
            for members in sorted.chunk_by(|one, next| one.company_id == next.company_id) {
                queries.extend(members.chunks(EMAILS_PER_REQUEST).filter_map(|members| {
                    let emails = members.iter().map(|candidate| candidate.email.as_str());
                    Some(Query::Emails {
                        company: members.first()?.company_id,
                        emails: emails.map(str::to_owned).collect(),
                    })
                }));
            }
        }
    }
    if about_companies {
        let joining = candidates.iter().filter(|candidate| candidate.admin);
        let with_admin = companies_of(joining);
        let without = companies
            .into_iter()
            .filter(|company| with_admin.binary_search(company).is_err());
        let ask = |company| Query::Admins { company };
        queries.extend(without.take(MOST_COMPANIES).map(ask));
    }
    queries
}

/// A query for each address.
///
/// An address that stands there twice is asked for twice.
pub(super) fn singly(candidates: &[Candidate]) -> impl Iterator<Item = Query> {
    candidates.iter().map(|candidate| Query::Email {
        email: candidate.email.as_str().to_owned(),
    })
}

/// Each company once, by its number.
///
/// The result is sorted, which a binary search relies on.
fn companies_of<'a>(candidates: impl Iterator<Item = &'a Candidate>) -> Vec<CompanyId> {
    let numbers = distinct(candidates.map(|candidate| candidate.company_id.get()));
    numbers.into_iter().filter_map(CompanyId::new).collect()
}
