//! What a check needs to know beyond the typed values.

use crate::dialect::Dialect;
use crate::user::UserDraft;

/// The rules that a draft is checked against.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rules {
    /// The way in which the user will be created: it decides what is required.
    pub dialect: Dialect,
    /// Values that stand in for what was left blank, such as the company of the page
    /// that the widget sits on. A blank welcome mail counts as "no": a mail cannot be
    /// recalled.
    pub defaults: UserDraft,
}

impl Rules {
    /// Rules of the management API without any defaults.
    #[must_use]
    pub fn management() -> Self {
        Self::for_dialect(Dialect::Management)
    }

    /// Rules of one dialect without any defaults.
    #[must_use]
    pub fn for_dialect(dialect: Dialect) -> Self {
        Self {
            dialect,
            defaults: UserDraft::default(),
        }
    }
}
