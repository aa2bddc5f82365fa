//! A fake B2B Edition store on loopback: strict where the published API pages are strict, and
//! able to fail in the ways a real store fails.
//!
//! Its rules are written from those pages (Users API, Authentication, About the APIs) and from
//! nothing else in this workspace. That is its value: a client that agrees with it agrees with
//! a second reading of the documentation.
//!
//! ```no_run
//! # async fn example() -> std::io::Result<()> {
//! use b2b_users_sandbox::{Options, Sandbox, serve};
//!
//! let sandbox = Sandbox::new(Options::default());
//! let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
//! serve(listener, sandbox.clone()).await
//! # }
//! ```

mod app;
mod archive;
mod authentication;
mod broken_body;
mod budget;
mod channel_list;
mod clock;
mod company;
mod context;
mod control;
mod cors;
mod creation;
mod credentials;
mod email;
mod email_standing;
mod envelope;
mod extra_field_definition;
mod faults;
mod field_errors;
mod fields;
mod gate;
mod graphql;
mod history;
mod management;
mod options;
mod page;
mod permission;
mod python;
mod query;
mod random;
mod request_body;
mod sandbox;
mod seed;
mod slow_body;
mod store;
mod storefront;
mod token;
mod user;
mod variants;

pub use app::{router, serve, serve_until};
pub use clock::Clock;
pub use credentials::{ARCHIVE_TOKEN, MANAGEMENT_TOKEN, STORE_HASH};
pub use extra_field_definition::{ExtraFieldDefinition, ExtraFieldKind};
pub use history::HistoryEntry;
pub use options::Options;
pub use sandbox::Sandbox;
pub use user::{ExtraField, Mail, StoredUser};
pub use variants::Variants;
