//! The store's API, as far as it does not matter how it is reached.

mod redaction;
mod reply;

pub use redaction::Redaction;
pub use reply::Reply;

use crate::Pending;
use crate::refusal::Refusal;
use b2b_users_core::wire::ApiRequest;
use std::fmt;

/// One interface of the store, with the credentials that open it.
pub trait Upstream: fmt::Debug + Send + Sync {
    /// Sends a create, once. What it gives back borrows nothing, so that it can outlive its caller.
    ///
    /// # Errors
    /// A refusal that says whether the store can have acted.
    fn create(&self, request: ApiRequest) -> Pending<'static, Result<Reply, Refusal>>;
}
