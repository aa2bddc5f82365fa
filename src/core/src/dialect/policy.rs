//! How each interface behaves when users are created through it: one value per dialect, so that the
//! import needs no branch of its own for any of them.

use super::way::Dialect;

/// Which look-up shows what became of users that were sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Confirm {
    /// The list of the users of their company, which shows all of them at once.
    ListCompany,
    /// One search by email for each of them.
    FindByEmail,
}

/// What an interface offers and promises, as far as it decides which request comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Policy {
    /// The most users that one request may create.
    pub users_per_request: usize,
    /// Whether a request has one welcome switch for all of its users, and no place for identifiers of
    /// the merchant's own where it has several.
    pub one_welcome_switch: bool,
    /// Whether a harmless request shows that a create would arrive. Where there is none, as with a
    /// storefront login, look-ups go elsewhere than creates and prove nothing about them.
    pub has_probe: bool,
    /// Whether a user who is alone in an import is looked up before they are sent, in place of a probe.
    pub looks_up_single_user: bool,
    /// Whether it is unknown if a request may hold users of several companies, and worth finding out.
    pub tries_mixed_companies: bool,
    /// The look-up after a refusal that may have come after the work.
    pub confirm_refused: Confirm,
    /// The look-up after the store called an email taken.
    pub confirm_taken: Confirm,
}

impl Dialect {
    /// How this interface behaves.
    #[must_use]
    pub const fn policy(self) -> Policy {
        Policy {
            users_per_request: self.users_per_request(),
            one_welcome_switch: matches!(self, Self::ArchiveV2),
            has_probe: !self.uses_login(),
            looks_up_single_user: matches!(self, Self::Management),
            // Users API, "Create users in bulk": forbidden until August 2025, not mentioned since.
            tries_mixed_companies: matches!(self, Self::Management),
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
