//! Everything there is to know about creating BigCommerce B2B Edition company
//! users: what a user is, how typed text is checked, how a file is read, how
//! requests and replies look on the wire, and in which order they are sent.
//!
//! The crate has no clock, no network and no JavaScript. Time, bytes and replies
//! come in as arguments, so the same code runs in a browser, in Node, in the
//! proxy and under test.
//!
//! The way of a file through the crate: [`table`] reads bytes into cells, [`mapping`] finds out
//! which column holds what, [`sheet`] holds both with what was typed over them, [`check`] judges
//! every row, [`lookup`] asks the store what it has already, [`import`] sends the users, and
//! [`report`] writes what is left to do. A single user takes the same way from [`check`] on.
//!
//! ```
//! use b2b_users_core::{check::check_user, config::Rules, user::UserDraft};
//!
//! let draft = UserDraft {
//!     email: "marie@example.com".into(),
//!     first_name: "Marie".into(),
//!     last_name: "Curie".into(),
//!     company_id: "42".into(),
//!     role: "Senior buyer".into(),
//!     channel_ids: "1".into(),
//!     ..UserDraft::default()
//! };
//! let checked = check_user(&draft, &Rules::default());
//! assert!(checked.user.is_some());
//! assert!(checked.issues.is_empty());
//! ```

pub mod check;
pub mod config;
pub mod dialect;
pub mod engine;
pub mod import;
pub mod issue;
pub mod journal;
pub mod json;
pub mod lookup;
pub mod mapping;
pub mod notice;
pub mod order;
pub mod outcome;
pub mod report;
pub mod sheet;
pub mod table;
mod time;
pub mod user;
pub mod wire;

use b2b_users_scan::text as scan;
pub use b2b_users_scan::text::{find, folded};
