//! The fields of a company user, named as in the Users API, "Create a user".

use serde::Serialize;

/// One field of a company user. The serialised name is the one that the
/// management API (Users API, "Create a user") uses.
///
/// The names on the wire of other dialects may differ;
/// [`Dialect::carried`](crate::dialect::Dialect::carried) has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Field {
    /// `email`
    Email,
    /// `firstName`
    FirstName,
    /// `lastName`
    LastName,
    /// `phoneNumber`
    PhoneNumber,
    /// `companyId`
    CompanyId,
    /// `role`: one of the three built-in roles
    Role,
    /// `companyRoleId`: a role that the store defined itself
    CompanyRoleId,
    /// `channelIds`: the storefronts that the user may log in to
    ChannelIds,
    /// `originChannelId`: the storefront that the user is said to come from
    OriginChannelId,
    /// `acceptWelcomeEmail`: whether the store sends its welcome mail
    AcceptWelcomeEmail,
    /// `uuid`: an identifier of your own, not necessarily unique
    Uuid,
    /// `extraFields`: the store's own fields; the issue or mapping says which one
    ExtraFields,
}

impl Field {
    /// Every field, in the order in which forms and templates show them.
    pub const ALL: [Self; 12] = [
        Self::Email,
        Self::FirstName,
        Self::LastName,
        Self::PhoneNumber,
        Self::CompanyId,
        Self::Role,
        Self::CompanyRoleId,
        Self::ChannelIds,
        Self::OriginChannelId,
        Self::AcceptWelcomeEmail,
        Self::Uuid,
        Self::ExtraFields,
    ];

    /// The name on the wire, such as `firstName`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::FirstName => "firstName",
            Self::LastName => "lastName",
            Self::PhoneNumber => "phoneNumber",
            Self::CompanyId => "companyId",
            Self::Role => "role",
            Self::CompanyRoleId => "companyRoleId",
            Self::ChannelIds => "channelIds",
            Self::OriginChannelId => "originChannelId",
            Self::AcceptWelcomeEmail => "acceptWelcomeEmail",
            Self::Uuid => "uuid",
            Self::ExtraFields => "extraFields",
        }
    }

    /// The field with this wire name, in camel case or in the snake case that
    /// some replies use (`last_name`).
    ///
    /// ```
    /// use b2b_users_core::user::Field;
    ///
    /// assert_eq!(Field::from_name("last_name"), Some(Field::LastName));
    /// assert_eq!(Field::from_name("lastName"), Some(Field::LastName));
    /// assert_eq!(Field::from_name("nickname"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|field| letters(field.name()).eq(letters(name)))
    }
}

/// A name without the marks between its words, in small letters.
fn letters(name: &str) -> impl Iterator<Item = u8> {
    let letters = name.bytes().filter(|letter| *letter != b'_');
    letters.map(|letter| letter.to_ascii_lowercase())
}
