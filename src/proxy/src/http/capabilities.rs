//! What this proxy can do, for clients to ask before they plan their requests.

use crate::configuration::Configuration;
use b2b_users_core::dialect::Dialect;
use b2b_users_proxy_core::{MAXIMUM_BODY_BYTES, MAXIMUM_USERS};
use serde_json::{Value, json};

/// The answer to `GET /.well-known/b2b-users`.
pub(crate) fn capabilities(configuration: &Configuration) -> Value {
    let has_management = configuration.management.is_some();
    let dialects: Vec<&str> = [
        (Dialect::Management, has_management),
        (Dialect::ArchiveV2, configuration.archive.is_some()),
    ]
    .into_iter()
    .filter(|(_, configured)| *configured)
    .map(|(dialect, _)| dialect.name())
    .collect();
    json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "dialects": dialects,
        // Roles, companies, channels and extra fields exist in version 3 only.
        "lookUps": has_management,
        "usersPerRequest": MAXIMUM_USERS,
        "maximumBodyBytes": MAXIMUM_BODY_BYTES,
        // For seven days, and no longer than this process runs.
        "idempotency": true,
    })
}
