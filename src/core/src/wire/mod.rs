//! What goes over the wire, in both directions. A request never holds a credential:
//! whoever sends it adds its own.

mod decode;
mod envelope;
mod listing;
pub mod management;
mod message;
mod refusal;
mod retry_after;
pub mod storefront;

pub use decode::{Decoded, Signal, decode_create};
pub use listing::{ListedUser, decode_list};
pub use message::{ApiReply, ApiRequest, Fault, Method};
pub use retry_after::retry_after;
