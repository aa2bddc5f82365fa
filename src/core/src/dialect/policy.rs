//! How each interface behaves when users are created through it: one value per dialect, so that the
//! import needs no branch of its own for any of them.
//!
//! A policy says what to do next, [`Carried`](super::Carried) what a body looks like. A fifth
//! interface would bring a policy of its own and leave the import as it is.

use super::way::Dialect;

/// Which look-up shows what became of users that were sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Confirm {
    /// The list of the users of their company, which shows all of them at once.
    ///
    /// Up to 250 users a page. It cannot show who holds an address outside that company.
    ListCompany,
    /// One search by email for each of them.
    ///
    /// It costs one request for each row. With management access it looks into the whole store,
    /// with a storefront login into the company only.
    FindByEmail,
}

/// What an interface offers and promises, as far as it decides which request comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Policy {
    /// The most users that one request may create.
    pub users_per_request: usize,
    /// Whether a request has one welcome switch for all of its users, and no place for identifiers of
    /// the merchant's own where it has several.
    ///
    /// Users with different switches, and users with an identifier of their own, then need
    /// requests of their own.
    pub one_welcome_switch: bool,
    /// Whether a harmless request shows that a create would arrive. Where there is none, as with a
    /// storefront login, look-ups go elsewhere than creates and prove nothing about them.
    ///
    /// Without one, an import that is in doubt stops and asks instead of finding out by itself.
    pub has_probe: bool,
    /// Whether a user who is alone in an import is looked up before they are sent, in place of a probe.
    ///
    /// It costs as much as a probe and can spare a create that would be refused.
    pub looks_up_single_user: bool,
    /// Whether it is unknown if a request may hold users of several companies, and worth finding out.
    ///
    /// With many companies of few users it decides between one request for ten users and one
    /// for each.
    pub tries_mixed_companies: bool,
    /// Whether every create carries a `uuid`, and the lists show it.
    ///
    /// The bulk call of the V2 interface has no place for it, the storefront interface none at all.
    pub keeps_row_keys: bool,
    /// The look-up after a refusal that may have come after the work.
    ///
    /// No documentation says that a refused batch leaves nothing behind, so it is not assumed.
    pub confirm_refused: Confirm,
    /// The look-up after the store called an email taken.
    ///
    /// The holder may be the very user just sent, may be in another company, or may be a Super
    /// Admin, whom no list shows.
    pub confirm_taken: Confirm,
}

impl Dialect {
    /// How this interface behaves.
    ///
    /// ```
    /// use b2b_users_core::dialect::{Confirm, Dialect};
    ///
    /// let policy = Dialect::ArchiveV2.policy();
    /// assert_eq!(policy.users_per_request, 10);
    /// assert_eq!(policy.confirm_taken, Confirm::ListCompany);
    /// assert!(!Dialect::Storefront.policy().has_probe);
    /// ```
    #[must_use]
    pub const fn policy(self) -> Policy {
        Policy {
            users_per_request: self.users_per_request(),
            one_welcome_switch: matches!(self, Self::ArchiveV2),
            has_probe: !self.uses_login(),
            looks_up_single_user: matches!(self, Self::Management),
            // Users API, "Create users in bulk": forbidden until August 2025, not mentioned since.
            tries_mixed_companies: matches!(self, Self::Management),
            keeps_row_keys: matches!(self, Self::Management | Self::StorefrontGraphql),
            confirm_refused: if self.uses_login() {
                Confirm::FindByEmail
            } else {
                Confirm::ListCompany
            },
            // The list of the V2 interface has no filter by email.
            confirm_taken: match self {
                Self::ArchiveV2 => Confirm::ListCompany,
                _ => Confirm::FindByEmail,
            },
        }
    }
}
