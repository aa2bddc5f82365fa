//! The built-in roles.

/// A built-in role of a company user (Users API, `role`).
///
/// Custom roles have numbers of their own (`companyRoleId`), and override this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// 0: manages the company, its users and its orders.
    Admin,
    /// 1: buys without approval.
    SeniorBuyer,
    /// 2: prepares orders that others approve.
    JuniorBuyer,
}

impl Role {
    /// Every role, by number.
    pub const ALL: [Self; 3] = [Self::Admin, Self::SeniorBuyer, Self::JuniorBuyer];

    /// The role that a store calls so, such as "Senior Buyer".
    ///
    /// Neither case nor blanks count.
    #[must_use]
    pub(crate) fn from_store_name(name: &str) -> Option<Self> {
        let letters = || name.bytes().filter(|byte| !byte.is_ascii_whitespace());
        let is = |known: &str| {
            letters()
                .map(|byte| byte.to_ascii_lowercase())
                .eq(known.bytes())
        };
        let names = ["admin", "seniorbuyer", "juniorbuyer"];
        let mut known = Self::ALL.into_iter().zip(names);
        let (role, _) = known.find(|(_, name)| is(name))?;
        Some(role)
    }

    /// The number on the wire.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Admin => 0,
            Self::SeniorBuyer => 1,
            Self::JuniorBuyer => 2,
        }
    }
}
