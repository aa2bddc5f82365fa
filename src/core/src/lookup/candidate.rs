//! Users to be, as far as look-ups are about them.

use crate::check::ValidUser;
use crate::user::{CompanyId, Email, NewUser};

/// An address that is to become a user of a company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The address.
    pub email: Email,
    /// The company that it is to join.
    pub company_id: CompanyId,
    /// Whether it is to be an admin there.
    pub admin: bool,
}

impl Candidate {
    pub(crate) fn from_view(user: ValidUser<'_>) -> Self {
        Self {
            email: Email::trusted(user.email),
            company_id: user.company_id,
            admin: user.is_admin,
        }
    }
}

impl From<&NewUser> for Candidate {
    fn from(user: &NewUser) -> Self {
        Self {
            email: user.email().clone(),
            company_id: user.company_id(),
            admin: user.is_admin(),
        }
    }
}
