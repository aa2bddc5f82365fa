//! What goes over the wire, in both directions. A request never holds a credential:
//! what sends it adds its own.
//!
//! The room has two directions. [`create_request`] and [`look_up`] turn users and questions
//! into an [`ApiRequest`]: method, path and body, no host and no header. [`decode_create`] and
//! [`decode_page`] turn an [`ApiReply`] into outcomes or into a list. Between the two stands
//! what holds the connection and the credential: a page, a proxy or a test.
//!
//! - `management`, `storefront`, `graphql` and `archive` hold what belongs to one interface:
//!   its paths, its queries and the requests that only it knows.
//! - `encode` writes the body of a create for any of them, by the table in
//!   [`Dialect::carried`](crate::dialect::Dialect::carried).
//! - `envelope`, `refusal` and `decode` read replies. They go by the shape of the body and not
//!   by the endpoint, since the published pages contradict each other about which endpoint
//!   answers in which shape, and a gateway may answer in place of any of them.
//!
//! What is not here: time-outs, repeats and redirects. A request that creates may be sent once
//! only, and who may send it again is decided by the [`import`](crate::import).

pub mod archive;
mod decode;
mod encode;
mod envelope;
pub mod graphql;
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
pub use message::{ApiReply, ApiRequest, Fault, Method, TransportError};
pub use retry_after::retry_after;
