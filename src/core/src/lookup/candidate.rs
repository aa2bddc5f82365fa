//! Users to be, as far as look-ups are about them.
//!
//! A check over a whole file makes one for each good row, so it holds only what queries need,
//! and no names.

use crate::check::ValidUser;
use crate::user::{CompanyId, Email, NewUser};

/// An address that is to become a user of a company.
///
/// Two candidates may have the same address, for different companies for instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The address.
    ///
    /// As typed; it is compared in lower case.
    pub email: Email,
    /// The company that it is to join.
    ///
    /// What an address is depends on it: a user of this company is one thing, of another
    /// something else.
    pub company_id: CompanyId,
    /// Whether it is to be an admin there.
    ///
    /// Companies that get an admin anyway are not asked whether they have one.
    pub admin: bool,
}

impl Candidate {
    /// Of a row that was checked, without building a whole user from it. The address is not
    /// checked again.
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
