//! Numbers that name things in the store.
//!
//! Each kind of thing has a type of its own, so that a storefront's number cannot be sent as a
//! company's. Zero is no identifier: the Users API takes it for "unset".

use std::fmt;

/// The greatest identifier: JavaScript's numbers hold whole numbers exactly up to
/// 2^53 - 1, and every identifier passes through a browser.
///
/// A number beyond it would arrive as another one, and a user would join a stranger's company.
pub const MAXIMUM_IDENTIFIER: u64 = (1 << 53) - 1;

macro_rules! identifiers {
    ($( $(#[doc = $doc:literal])+ $name:ident; )+) => { $(
        $(#[doc = $doc])+
        ///
        /// Between 1 and [`MAXIMUM_IDENTIFIER`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u64);

        impl $name {
            /// The identifier of this number, if it is in range.
            #[must_use]
            pub const fn new(number: u64) -> Option<Self> {
                if number >= 1 && number <= MAXIMUM_IDENTIFIER { Some(Self(number)) } else { None }
            }

            /// The number.
            #[must_use]
            pub const fn get(self) -> u64 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }
    )+ };
}

identifiers! {
    /// A company in B2B Edition (Users API, `companyId`).
    CompanyId;
    /// A role that the store defined (Users API, `companyRoleId`).
    CompanyRoleId;
    /// A storefront, by its BigCommerce number (Channels API, `channelId`, not `id`).
    ChannelId;
}
