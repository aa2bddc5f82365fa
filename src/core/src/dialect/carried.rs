//! The one table of what each dialect can carry. Encoders, checks, templates and the
//! proxy all go by it.

use super::way::Dialect;
use crate::user::Field;

/// The greatest number of GraphQL's `Int`.
pub const MAXIMUM_INTEGER: u64 = i32::MAX as u64;

/// How a value stands on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WireType {
    /// A JSON string.
    Text,
    /// A JSON number.
    Integer,
    /// A number of at most 31 bits: GraphQL's `Int`.
    ShortInteger,
    /// A number written as a string.
    IntegerText,
    /// A list of JSON numbers.
    Integers,
    /// `true` or `false`.
    Boolean,
    /// `"1"` or `"0"`.
    Flag,
    /// A list of `{ fieldName, fieldValue }`, both strings.
    ExtraFields,
    /// In the address of the request, not in its body.
    Path,
}

/// How a dialect carries a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Carried {
    /// The name on the wire.
    pub name: &'static str,
    /// The type on the wire.
    pub wire_type: WireType,
    /// Whether a user cannot be created without it.
    pub required: bool,
}

const fn required(name: &'static str, wire_type: WireType) -> Option<Carried> {
    Some(Carried {
        name,
        wire_type,
        required: true,
    })
}

const fn optional(name: &'static str, wire_type: WireType) -> Option<Carried> {
    Some(Carried {
        name,
        wire_type,
        required: false,
    })
}

impl Dialect {
    /// How this dialect carries a field; `None` if it has no place for it.
    ///
    /// Sources: Users API ("Create a user"), Storefront Users API, the storefront GraphQL
    /// schema (`UserInputType`) and the V2 API. The V2 bulk call alone has no place for
    /// `uuid`; see [`Rules::carries`](crate::config::Rules::carries). A role is required
    /// everywhere: where the interface does not say so, it would have to guess.
    #[must_use]
    pub const fn carried(self, field: Field) -> Option<Carried> {
        use WireType::{
            Boolean, ExtraFields, Flag, Integer, IntegerText, Integers, Path, ShortInteger, Text,
        };
        match field {
            Field::Email => required("email", Text),
            Field::FirstName => required("firstName", Text),
            Field::LastName => required("lastName", Text),
            Field::PhoneNumber => match self {
                Self::Management => optional("phoneNumber", Text),
                Self::StorefrontGraphql => optional("phone", Text),
                Self::Storefront => required("phoneNumber", Text),
                Self::ArchiveV2 => required("phone", Text),
            },
            Field::CompanyId => match self {
                Self::Management => required("companyId", Integer),
                Self::StorefrontGraphql => required("companyId", ShortInteger),
                Self::Storefront => required("companyId", IntegerText),
                Self::ArchiveV2 => required("companyId", Path),
            },
            Field::Role => match self {
                Self::Management => required("role", Integer),
                Self::StorefrontGraphql => required("role", ShortInteger),
                Self::Storefront => required("role", IntegerText),
                Self::ArchiveV2 => required("userRole", IntegerText),
            },
            Field::CompanyRoleId => match self {
                Self::Management | Self::ArchiveV2 => optional("companyRoleId", Integer),
                Self::StorefrontGraphql => optional("companyRoleId", ShortInteger),
                Self::Storefront => None,
            },
            Field::ChannelIds => match self {
                Self::Management => required("channelIds", Integers),
                Self::ArchiveV2 => optional("channelIds", Integers),
                Self::Storefront | Self::StorefrontGraphql => None,
            },
            Field::OriginChannelId => match self {
                Self::Management | Self::ArchiveV2 => optional("originChannelId", Integer),
                Self::Storefront | Self::StorefrontGraphql => None,
            },
            Field::AcceptWelcomeEmail => match self {
                Self::Management => optional("acceptWelcomeEmail", Boolean),
                Self::StorefrontGraphql => optional("acceptEmail", Boolean),
                Self::ArchiveV2 => optional("acceptWelcomeEmail", Flag),
                Self::Storefront => None,
            },
            Field::Uuid => match self {
                Self::Storefront => None,
                _ => optional("uuid", Text),
            },
            Field::ExtraFields => match self {
                Self::Storefront => None,
                _ => optional("extraFields", ExtraFields),
            },
        }
    }

    /// Whether the built-in role is sent even beside a custom one. The Users API lists it
    /// as required; the others let the custom role stand alone.
    #[must_use]
    pub const fn sends_role_beside_custom(self) -> bool {
        matches!(self, Self::Management)
    }
}
