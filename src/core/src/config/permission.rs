//! What a storefront login may do.

use super::record::{number, text};
use crate::json::Json;

/// The permission to create users of the company (Companies API, "Permissions").
pub const CREATE_USER: &str = "create_user";

/// One permission of a login.
///
/// The store decides in the end; permissions are read to say beforehand that creating would be
/// refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permission {
    /// Its code, such as [`CREATE_USER`].
    pub code: String,
    /// How far it reaches: 1 the user, 2 the company, 3 its subsidiaries too.
    pub level: u64,
}

impl Permission {
    /// Reads one record; `None` if it has no code.
    pub(super) fn read(record: &Json) -> Option<Self> {
        Some(Self {
            code: text(record, "code")?,
            level: number(record, "permissionLevel").unwrap_or_default(),
        })
    }
}
