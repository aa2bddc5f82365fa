//! Every look-up with its parameters.

use super::kind::{Kind, Parameters};
use b2b_users_core::config::StoreList;
use b2b_users_core::user::{CompanyId, MAXIMUM_IDENTIFIER};
use b2b_users_core::wire::management::USERS_PATH;

/// One look-up.
#[derive(Debug)]
pub struct LookUp {
    /// The path; what changes in it stands in braces.
    pub path: &'static str,
    pub(super) parameters: Parameters,
}

impl LookUp {
    /// The path with the company that it is about.
    #[must_use]
    pub fn path_of(&self, company: CompanyId) -> String {
        self.path.replace("{companyId}", &company.to_string())
    }
}

const IDENTIFIER: Kind = Kind::Number(1, MAXIMUM_IDENTIFIER);
/// A number from 0 on: an offset, or a moment in seconds of Unix time.
const COUNT: Kind = Kind::Number(0, MAXIMUM_IDENTIFIER);
const LIMIT: Kind = Kind::Number(1, 250);
const FLAG: Kind = Kind::Word(&["0", "1"]);

/// Users API, list.
pub static USERS: LookUp = LookUp {
    path: USERS_PATH,
    parameters: &[
        ("companyId", IDENTIFIER),
        ("email", Kind::Text),
        ("q", Kind::Text),
        // Wider than the codes that can be given to a user: stores hold users with others.
        ("roles", Kind::Choice(0, 4)),
        ("channelId", IDENTIFIER),
        ("minCreated", COUNT),
        ("maxCreated", COUNT),
        ("minModified", COUNT),
        ("maxModified", COUNT),
        ("limit", LIMIT),
        ("offset", COUNT),
        ("isIncludeExtraFields", FLAG),
    ],
};

/// The lists that a form or a file is checked against.
pub static LISTS: [LookUp; 4] = [
    // Companies API, list of roles.
    LookUp {
        path: StoreList::Roles.path(),
        parameters: &[("q", Kind::Text), ("limit", LIMIT), ("offset", COUNT)],
    },
    // Companies API, list.
    LookUp {
        path: StoreList::Companies.path(),
        parameters: &[
            ("q", Kind::Text),
            ("companyStatus", Kind::Number(0, 3)),
            ("customerId", IDENTIFIER),
            ("limit", LIMIT),
            ("offset", COUNT),
            ("sortBy", Kind::Word(&["companyName", "updatedAt"])),
            ("orderBy", Kind::Word(&["ASC", "DESC"])),
        ],
    },
    // Channels API, list. Its page names no parameters; every other list has these two.
    LookUp {
        path: StoreList::Channels.path(),
        parameters: &[("limit", LIMIT), ("offset", COUNT)],
    },
    // Users API, list of extra fields.
    LookUp {
        path: StoreList::ExtraFields.path(),
        parameters: &[("limit", LIMIT), ("offset", COUNT)],
    },
];

/// Companies API, details of one.
pub static COMPANY: LookUp = LookUp {
    path: "/api/v3/io/companies/{companyId}",
    parameters: &[],
};

/// V2 API, list of a company's users.
pub static ARCHIVE_USERS: LookUp = LookUp {
    path: "/api/v2/io/companies/{companyId}/users",
    parameters: &[
        ("limit", LIMIT),
        ("offset", COUNT),
        ("role[]", Kind::Numbers(0, 3)),
        ("isIncludeExtraFields", FLAG),
    ],
};
