//! Refusals as errors of GraphQL.

use crate::envelope::Refusal;
use async_graphql::{Error, ErrorExtensions};

/// A refusal as the schema's errors word it: one sentence, and a code that is the status and
/// two more digits. Only 40101 is known from the Buyer Portal, which ends its session on it.
pub(super) fn error(refusal: Refusal) -> Error {
    let (status, message) = refusal.status_and_sentence();
    let code = u32::from(status.as_u16()) * 100 + 1;
    Error::new(message).extend_with(|_, extensions| extensions.set("code", code))
}
