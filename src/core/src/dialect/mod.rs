//! The ways to create a user that the store's interfaces offer.

mod carried;
mod policy;
mod way;

pub use carried::{Carried, MAXIMUM_INTEGER, WireType};
pub use policy::{Confirm, Policy};
pub use way::Dialect;
