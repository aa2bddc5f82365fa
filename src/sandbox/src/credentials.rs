//! The credentials that the store was given out with.

/// The `X-Auth-Token` that the management endpoints accept.
pub const MANAGEMENT_TOKEN: &str = "sandbox-management";
/// The `X-Store-Hash` that has to come with it.
pub const STORE_HASH: &str = "sandbox";

/// The `authToken` that the archived V2 endpoints accept.
pub const ARCHIVE_TOKEN: &str = "sandbox-v2";
