//! One way to create users, by its name.
//!
//! The file holds what names a dialect and what a caller needs for choosing one. Its behaviour
//! in an import is in [`Policy`](super::Policy), what it can carry in
//! [`Carried`](super::Carried).

use crate::user::Field;
use serde::{Serialize, Serializer};

/// One interface that creates company users. With those that also take several users at
/// once there are six ways in all.
///
/// The unified storefront GraphQL of BigCommerce is not among them: it shows company users but
/// has no call that creates one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Dialect {
    /// The management API, reached through a proxy that adds the store's
    /// credentials (Users API, "Create a user" and "Create users in bulk").
    ///
    /// It carries every field, and moves the earlier orders of a customer who becomes a user
    /// into the company (Users API, "Create a user").
    #[default]
    Management,
    /// The storefront GraphQL API with a user's own login (`userCreate`). One user per
    /// request.
    ///
    /// It carries no channels. Earlier orders stay where they are.
    StorefrontGraphql,
    /// The storefront API with a user's own login (Storefront Users API,
    /// "Create a company user"). One user per request.
    ///
    /// It has no place for custom roles, extra fields or the welcome switch; the mail is always
    /// sent.
    Storefront,
    /// The deprecated server API, version 2, reached through a proxy that adds its token
    /// (V2 API, "Create A Company User" and its bulk call).
    ///
    /// Its bulk call has no place for `uuid`.
    ArchiveV2,
}

/// By its name in settings.
impl Serialize for Dialect {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Dialect {
    /// Every dialect, the ones to be preferred first.
    ///
    /// The deprecated one is last.
    pub const ALL: [Self; 4] = [
        Self::Management,
        Self::StorefrontGraphql,
        Self::Storefront,
        Self::ArchiveV2,
    ];

    /// The name in settings, such as `storefront-graphql`.
    ///
    /// The names are part of settings and of programs that call this one, and stay as they are.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Management => "management",
            Self::StorefrontGraphql => "storefront-graphql",
            Self::Storefront => "storefront",
            Self::ArchiveV2 => "archive-v2",
        }
    }

    /// The dialect of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dialect| dialect.name() == name)
    }

    /// The most users that one request may create. More than ten in a bulk call is
    /// answered with 413 (Users API, "Create users in bulk"); the V2 API does not say
    /// how many it takes.
    ///
    /// The V2 value is the same ten, by choice.
    #[must_use]
    pub const fn users_per_request(self) -> usize {
        match self {
            Self::Management | Self::ArchiveV2 => 10,
            Self::Storefront | Self::StorefrontGraphql => 1,
        }
    }

    /// Whether requests carry the login of a company user instead of going through a
    /// proxy.
    ///
    /// Such requests go from the browser to the store directly, so no one in between knows
    /// whether one has arrived.
    #[must_use]
    pub const fn uses_login(self) -> bool {
        matches!(self, Self::Storefront | Self::StorefrontGraphql)
    }

    /// The dialect that took this one's place, if its publisher has given it up.
    #[must_use]
    pub const fn successor(self) -> Option<Self> {
        match self {
            Self::ArchiveV2 => Some(Self::Management),
            Self::Management | Self::Storefront | Self::StorefrontGraphql => None,
        }
    }

    /// Whether a request of this dialect has a place for the field.
    #[must_use]
    pub const fn carries(self, field: Field) -> bool {
        self.carried(field).is_some()
    }

    /// Whether a user cannot be created without the field.
    ///
    /// `false` for a field that it does not carry at all.
    #[must_use]
    pub const fn requires(self, field: Field) -> bool {
        match self.carried(field) {
            Some(carried) => carried.required,
            None => false,
        }
    }

    /// The names of the dialects that have a place for a field.
    ///
    /// Deprecated ones are left out: an issue names what to change to.
    #[must_use]
    pub fn able_to_carry(field: Field) -> Vec<String> {
        Self::ALL
            .into_iter()
            .filter(|dialect| dialect.carries(field) && dialect.successor().is_none())
            .map(|dialect| dialect.name().to_owned())
            .collect()
    }
}
