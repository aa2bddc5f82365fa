//! The paths that create users.

use super::batch::{self, Element};
use super::call::Call;
use super::checking;
use crate::refusal::Refusal;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::user::{CompanyId, NewUser};
use b2b_users_core::wire::{ApiRequest, bulk_request, single_request};

/// A path that creates users.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CreateRoute {
    /// `POST /api/v3/io/users`: one user.
    One,
    /// `POST /api/v3/io/users/bulk`: one to ten users.
    Several,
    /// `POST /api/v2/io/companies/{companyId}/users`: one user of this company.
    ArchiveOne(CompanyId),
    /// `POST /api/v2/io/companies/{companyId}/users/bulk_create`: one to ten users of this company, who all get
    /// a welcome mail or all get none.
    ArchiveSeveral(CompanyId),
}

/// What a body holds, not checked yet.
pub(super) struct Body {
    call: Call,
    elements: Vec<Element>,
    is_list: bool,
}

impl CreateRoute {
    /// The interface that it belongs to.
    #[must_use]
    pub const fn dialect(self) -> Dialect {
        match self {
            Self::One | Self::Several => Dialect::Management,
            Self::ArchiveOne(_) | Self::ArchiveSeveral(_) => Dialect::ArchiveV2,
        }
    }

    /// Reads a body.
    ///
    /// # Errors
    /// 400 when the bytes are not JSON, 413 for an eleventh user, 422 for JSON of another shape.
    pub(super) fn read(self, bytes: &[u8]) -> Result<Body, Refusal> {
        let one = |call| {
            let elements = vec![batch::one(bytes)?];
            Ok(Body {
                call,
                elements,
                is_list: false,
            })
        };
        match self {
            Self::One => one(Call::Management),
            Self::ArchiveOne(company) => one(Call::Archive(company)),
            Self::Several => Ok(Body {
                call: Call::Management,
                elements: batch::many(bytes)?,
                is_list: true,
            }),
            Self::ArchiveSeveral(company) => {
                let batch::Batch { users, welcome } = batch::archive(bytes)?;
                let call = Call::ArchiveBulk { company, welcome };
                Ok(Body {
                    call,
                    elements: users,
                    is_list: true,
                })
            }
        }
    }
}

impl Body {
    /// How many users it is about.
    pub(super) const fn len(&self) -> usize {
        self.elements.len()
    }

    /// The users, all of them checked.
    ///
    /// # Errors
    /// 422 with what is wrong with each.
    pub(super) fn users(&self) -> Result<Vec<NewUser>, Refusal> {
        match self.elements.as_slice() {
            [element] if !self.is_list => Ok(vec![checking::one(self.call, element)?]),
            elements => checking::several(self.call, elements),
        }
    }

    /// The request that creates them, written afresh from what was checked.
    pub(super) fn request(&self, users: &[NewUser]) -> Option<ApiRequest> {
        let dialect = self.call.dialect();
        match users {
            [user] if !self.is_list => Some(single_request(dialect, user)),
            users => bulk_request(dialect, &users.iter().collect::<Vec<_>>()),
        }
    }
}
