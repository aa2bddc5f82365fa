//! The one table of what each dialect can carry. Encoders, checks, templates and the
//! proxy all go by it.
//!
//! The table has one entry for each pair of field and dialect. Three things depend on it being
//! in one place: a field that is checked as required is also sent, a template offers only
//! columns that are sent, and a body that the proxy receives is judged by the names under which
//! it would be sent.

use super::way::Dialect;
use crate::user::Field;

/// The greatest number of GraphQL's `Int`.
///
/// An identifier beyond it cannot be sent over GraphQL, although the other interfaces take it.
pub const MAXIMUM_INTEGER: u64 = i32::MAX as u64;

/// How a value stands on the wire.
///
/// The same value travels in different types: a company is the number `42` in the management
/// interface, the text `"42"` in the storefront's, and a part of the path in V2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WireType {
    /// A JSON string.
    Text,
    /// A JSON number.
    Integer,
    /// A number of at most 31 bits: GraphQL's `Int`.
    ///
    /// See [`MAXIMUM_INTEGER`].
    ShortInteger,
    /// A number written as a string.
    ///
    /// The storefront interface and the role of V2 want it so (Storefront Users API, V2 API).
    IntegerText,
    /// A list of JSON numbers.
    Integers,
    /// `true` or `false`.
    Boolean,
    /// `"1"` or `"0"`.
    ///
    /// Only the welcome switch of V2 travels like this.
    Flag,
    /// A list of `{ fieldName, fieldValue }`, both strings.
    ExtraFields,
    /// In the address of the request, not in its body.
    ///
    /// So it is no field of the body, and one of that name in a body is not read.
    Path,
}

/// How a dialect carries a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Carried {
    /// The name on the wire.
    ///
    /// It is compared exactly: the REST interfaces drop a name that they do not know without an
    /// error, and GraphQL refuses the whole request.
    pub name: &'static str,
    /// The type on the wire.
    pub wire_type: WireType,
    /// Whether a user cannot be created without it.
    ///
    /// By the documentation, or because leaving it out would leave the choice to the store.
    pub required: bool,
}

/// An entry for a field without which no user can be created.
const fn required(name: &'static str, wire_type: WireType) -> Option<Carried> {
    Some(Carried {
        name,
        wire_type,
        required: true,
    })
}

/// An entry for a field that may be left out.
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
    ///
    /// The page of the Users API shows only `channelIds` as required, because the list of
    /// required fields stands in a part of the specification that the page leaves out. The
    /// specification itself lists six (Users API, `userPost`), and these are required here.
    ///
    /// ```
    /// use b2b_users_core::dialect::{Dialect, WireType};
    /// use b2b_users_core::user::Field;
    ///
    /// let phone = |dialect: Dialect| dialect.carried(Field::PhoneNumber).unwrap();
    /// assert_eq!(phone(Dialect::Management).name, "phoneNumber");
    /// assert_eq!(phone(Dialect::ArchiveV2).name, "phone");
    /// assert!(phone(Dialect::ArchiveV2).required);
    ///
    /// let company = Dialect::ArchiveV2.carried(Field::CompanyId).unwrap();
    /// assert_eq!(company.wire_type, WireType::Path);
    /// assert_eq!(Dialect::Storefront.carried(Field::ChannelIds), None);
    /// ```
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
    ///
    /// Where both are sent, the custom role counts (Users API, `companyRoleId`).
    #[must_use]
    pub const fn sends_role_beside_custom(self) -> bool {
        matches!(self, Self::Management)
    }
}
