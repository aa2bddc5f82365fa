//! What an address is in the store.
//!
//! The finest answer is that of the storefront's own check, which tells seven cases apart by
//! number. The lists of the other interfaces show company users only, so they can say no more
//! than whether one has the address, and where.

use crate::dialect::Dialect;
use crate::issue::{Code, Issue};
use crate::user::Field;

/// What an address is in the store before anything is sent.
///
/// It is always about an address *and* a company, and about one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EmailStatus {
    /// No one has it.
    ///
    /// Only the storefront's check can say so.
    Free,
    /// No company user has it. Whether a customer does, this interface does not tell.
    ///
    /// A Super Admin may have it, too: lists leave these out.
    NotInCompanies,
    /// A customer of the store has it, who becomes the user.
    ///
    /// Creating the user links that customer to the company; the issue says whether earlier
    /// orders move.
    Customer,
    /// Several customers have it.
    ///
    /// Which of them would become the user cannot be told beforehand.
    SeveralCustomers,
    /// A user of another company has it; the company, where staff may know it.
    ///
    /// An address belongs to one company at most (Users API, "must be unique").
    OtherCompany(Option<u64>),
    /// A user of this company has it.
    ///
    /// Nothing has to be created.
    ThisCompany,
    /// A Super Admin has it.
    ///
    /// Company users and Super Admins do not share addresses.
    SuperAdmin,
    /// A user of this company has it, who cannot log in to this storefront.
    ///
    /// With storefront GraphQL they can be given access to it.
    OtherChannel,
}

impl EmailStatus {
    /// The standing behind a `userType` (storefront GraphQL, `userEmailCheck`).
    ///
    /// The numbers are not in the documentation; they were read in the source of the vendor's
    /// own buyer portal. `None` for any other, which then counts as not found out.
    pub(super) const fn of_user_type(user_type: u64) -> Option<Self> {
        Some(match user_type {
            1 => Self::Free,
            2 => Self::Customer,
            3 => Self::SeveralCustomers,
            // The name of another company is no one's business but the store's.
            4 => Self::OtherCompany(None),
            5 => Self::ThisCompany,
            6 => Self::SuperAdmin,
            7 => Self::OtherChannel,
            _ => return None,
        })
    }

    /// What there is to say about it, if anything.
    ///
    /// It is an error where the user would not be created.
    ///
    /// ```
    /// use b2b_users_core::{dialect::Dialect, lookup::EmailStatus};
    ///
    /// assert!(EmailStatus::Free.issue(Dialect::Management).is_none());
    /// let taken = EmailStatus::SuperAdmin.issue(Dialect::Management).unwrap();
    /// assert!(taken.is_error());
    /// ```
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
            Self::OtherChannel => issue(Code::EmailChannelNotJoined).map(|issue| {
                issue.with(
                    "instead",
                    vec![Dialect::StorefrontGraphql.name().to_owned()],
                )
            }),
        }
    }
}
