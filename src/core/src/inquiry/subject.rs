//! Whom the store is asked about.

use crate::check::ValidUser;
use crate::user::{CompanyId, Email, NewUser};

/// An address that is to become a user of a company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The address.
    pub email: Email,
    /// The company that it is to join.
    pub company_id: CompanyId,
    /// Whether it is to be an admin there.
    pub admin: bool,
}

impl Subject {
    pub(crate) fn from_view(user: ValidUser<'_>) -> Self {
        Self {
            email: Email::trusted(user.email),
            company_id: user.company_id,
            admin: user.is_admin,
        }
    }
}

impl From<&NewUser> for Subject {
    fn from(user: &NewUser) -> Self {
        Self {
            email: user.email().clone(),
            company_id: user.company_id(),
            admin: user.is_admin(),
        }
    }
}
