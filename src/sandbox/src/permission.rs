//! What the bearer of a storefront token may do.

/// The permissions about Company users (Companies API, permission codes).
pub(crate) const CODES: [&str; 6] = [
    GET_USERS,
    GET_USER_DETAIL,
    CREATE_USER,
    "update_user",
    "delete_user",
    GET_ROLES,
];

pub(crate) const GET_USERS: &str = "get_users";
pub(crate) const GET_USER_DETAIL: &str = "get_user_detail";
pub(crate) const CREATE_USER: &str = "create_user";
pub(crate) const GET_ROLES: &str = "get_roles";

/// The level of a permission that reaches the whole Company.
const COMPANY: u8 = 2;

/// Junior buyers, and custom roles with them, may only look.
const LEAST_RIGHTS_TO_CREATE: u8 = 1;

/// Something the bearer of a token may do, and how far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Permission {
    pub(crate) code: &'static str,
    /// 1 their own things, 2 the Company, 3 its subsidiaries too.
    pub(crate) level: u8,
}

impl Permission {
    /// The permission of that code over the whole Company.
    pub(crate) fn over_company(code: &str) -> Option<Self> {
        CODES
            .into_iter()
            .find(|known| *known == code)
            .map(to_company)
    }
}

/// What a role may do by its built-in code.
pub(crate) fn of_role(role: u8) -> Vec<Permission> {
    if role <= LEAST_RIGHTS_TO_CREATE {
        CODES.map(to_company).to_vec()
    } else {
        [GET_USERS, GET_USER_DETAIL].map(to_company).to_vec()
    }
}

fn to_company(code: &'static str) -> Permission {
    Permission {
        code,
        level: COMPANY,
    }
}
