//! What goes over the wire, in both directions. A request never holds a credential:
//! whoever sends it adds its own.

pub mod archive;
mod decode;
mod encode;
mod envelope;
pub mod graphql;
mod json;
mod listing;
pub mod look_up;
pub mod management;
mod message;
mod refusal;
mod retry_after;
pub mod storefront;

pub(crate) use decode::envelope_words;
pub use decode::{Decoded, Signal, decode_create};
pub use encode::{bulk_request, create_request, single_request};
pub use listing::{ListedUser, UserPage, decode_list, decode_page};
pub(crate) use listing::{list_of_records, records_left};
pub use message::{ApiReply, ApiRequest, Fault, Method};
pub use retry_after::retry_after;
