//! The ways to create a user that the store's interface offers.

use crate::user::Field;
use serde::{Deserialize, Serialize};

/// One way to create company users.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Dialect {
    /// The management API, reached through a proxy that adds the store's
    /// credentials (Users API, "Create a user" and "Create users in bulk").
    #[default]
    Management,
    /// The storefront API with a user's own login (Storefront Users API,
    /// "Create a company user"). One user per request.
    Storefront,
}

impl Dialect {
    /// The most users that one request may create. More than ten in a bulk call is
    /// answered with 413 (Users API, "Create users in bulk").
    #[must_use]
    pub const fn users_per_request(self) -> usize {
        match self {
            Self::Management => 10,
            Self::Storefront => 1,
        }
    }

    /// Whether a request of this dialect has a place for the field.
    #[must_use]
    pub const fn carries(self, field: Field) -> bool {
        match self {
            Self::Management => true,
            Self::Storefront => matches!(
                field,
                Field::Email
                    | Field::FirstName
                    | Field::LastName
                    | Field::PhoneNumber
                    | Field::CompanyId
                    | Field::Role
            ),
        }
    }

    /// Whether a user cannot be created without the field.
    #[must_use]
    pub const fn requires(self, field: Field) -> bool {
        match field {
            Field::Email | Field::FirstName | Field::LastName | Field::CompanyId | Field::Role => {
                true
            }
            Field::ChannelIds => matches!(self, Self::Management),
            Field::PhoneNumber => matches!(self, Self::Storefront),
            Field::CompanyRoleId
            | Field::OriginChannelId
            | Field::AcceptWelcomeEmail
            | Field::Uuid
            | Field::ExtraFields => false,
        }
    }
}
