//! What a check needs to know beyond the typed values: the way to create users, defaults,
//! and what is known about the store.
//!
//! Rules are read once and shared by all that check and send. They hold no user, apart from the
//! texts of the defaults.

mod channel;
mod company;
mod extra_field;
mod list;
mod permission;
mod read;
mod record;
mod role;
mod store;

pub use channel::Channel;
pub use company::{Companies, Company, CompanyStatus};
pub use extra_field::{ExtraFieldDefinition, ExtraFieldType};
pub use list::StoreList;
pub use permission::{CREATE_USER, Permission};
pub use read::RulesError;
pub use role::StoreRole;
pub use store::{StoreRules, StoreRulesError};

use crate::dialect::Dialect;
use crate::user::{Field, UserDraft};
use std::sync::Arc;

/// The rules that a draft is checked against.
///
/// [`Rules::read`] reads them from JSON.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rules {
    /// The way in which the user will be created: it decides what is required.
    pub dialect: Dialect,
    /// Whether the user may go into one request with others.
    pub in_bulk: bool,
    /// Values that stand in for what was left blank, such as the company of the page
    /// that the widget sits on. A blank welcome mail counts as "no": a mail cannot be
    /// recalled.
    pub defaults: UserDraft,
    /// What is known about the store; nothing by default.
    pub store: Arc<StoreRules>,
}

impl Rules {
    /// Rules of the management API without any defaults.
    #[must_use]
    pub fn management() -> Self {
        Self::for_dialect(Dialect::Management)
    }

    /// Rules of one dialect without any defaults, for users who are sent alone.
    #[must_use]
    pub fn for_dialect(dialect: Dialect) -> Self {
        Self {
            dialect,
            ..Self::default()
        }
    }

    /// Whether a request has a place for the field. Beside what the dialect says, the V2
    /// bulk call alone has none for `uuid`.
    #[must_use]
    pub fn carries(&self, field: Field) -> bool {
        let lost_in_bulk =
            self.in_bulk && self.dialect == Dialect::ArchiveV2 && field == Field::Uuid;
        self.dialect.carries(field) && !lost_in_bulk
    }
}
