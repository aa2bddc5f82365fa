//! The ways to create a user that the store's interfaces offer.
//!
//! A *dialect* is one of four interfaces: management, storefront GraphQL, storefront REST and
//! the deprecated V2. They create the same kind of user under different names, with different
//! types and with different promises. What differs is said in values, not in branches all over
//! the crate:
//!
//! - [`Carried`] says under which name and type a dialect carries a field, if at all. Encoders,
//!   checks and the templates of files go by it.
//! - [`Policy`] says what a dialect offers and promises: how many users a request takes,
//!   whether there is a probe, and which look-up settles a doubt. The import goes by it.
//! - [`Dialect`] itself says what a caller chooses by: names, limits, and what replaces it.
//!
//! Paths and queries are not here but in [`wire`](crate::wire).

mod carried;
mod policy;
mod way;

pub use carried::{Carried, MAXIMUM_INTEGER, WireType};
pub use policy::{Confirm, Policy};
pub use way::Dialect;
