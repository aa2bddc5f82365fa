//! How a create answers.

use crate::writing::Created;
use serde_json::{Value, json};

/// The two ids of a user who was created.
pub(super) fn ids(created: &Created) -> Value {
    json!({ "userId": created.user.id, "bcId": created.user.customer_id })
}
