//! What an address is in the store.

use crate::dialect::Dialect;
use crate::issue::{Code, Issue};
use crate::user::Field;

/// What an address is in the store before anything is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EmailStatus {
    /// Nobody has it.
    Free,
    /// No company user has it. Whether a customer does, this interface does not tell.
    NotInCompanies,
    /// A customer of the store has it, who becomes the user.
    Customer,
    /// Several customers have it.
    SeveralCustomers,
    /// A user of another company has it; the company, where staff may know it.
    OtherCompany(Option<u64>),
    /// A user of this company has it.
    ThisCompany,
    /// A Super Admin has it.
    SuperAdmin,
    /// A user of this company has it, who cannot log in to this storefront.
    OtherChannel,
}

impl EmailStatus {
    /// The standing behind a `userType` (storefront GraphQL, `userEmailCheck`).
    pub(super) const fn of_user_type(user_type: u64) -> Option<Self> {
        Some(match user_type {
            1 => Self::Free,
            2 => Self::Customer,
            3 => Self::SeveralCustomers,
            // The name of another company is nobody's business but the store's.
            4 => Self::OtherCompany(None),
            5 => Self::ThisCompany,
            6 => Self::SuperAdmin,
            7 => Self::OtherChannel,
            _ => return None,
        })
    }

    /// What there is to say about it, if anything.
    #[must_use]
    pub fn issue(self, dialect: Dialect) -> Option<Issue> {
        let issue = |code: Code| Some(Issue::new(code, Field::Email));
        match self {
            Self::Free | Self::NotInCompanies => None,
            Self::Customer => issue(Code::EmailLinksCustomer).map(|issue| {
                // Only server interfaces move old orders (Users API, "Create a user").
                issue.with("orders", if dialect.uses_login() { "stay" } else { "move" })
            }),
            Self::SeveralCustomers => issue(Code::EmailSeveralCustomers),
            Self::OtherCompany(company) => issue(Code::EmailInOtherCompany).map(|issue| {
                issue.with(
                    "company",
                    company.map_or_else(String::new, |id| id.to_string()),
                )
            }),
            Self::ThisCompany => issue(Code::EmailInThisCompany),
            Self::SuperAdmin => issue(Code::EmailSuperAdmin),
            Self::OtherChannel if dialect == Dialect::StorefrontGraphql => {
                issue(Code::EmailOnOtherChannel)
            }
            Self::OtherChannel => issue(Code::EmailChannelNotJoined)
                .map(|issue| issue.with("instead", Dialect::StorefrontGraphql.label())),
        }
    }
}
