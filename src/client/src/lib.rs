//! Drives the engines of [`b2b_users_core`]: sends what they decide to send, with the Fetch API of a
//! browser or of Node, and wakes them when their time has come. Imports JavaScript, exports nothing to it.
//!
//! All that decides when something happens goes through a `Host`, so it is tested natively, by a clock of the
//! tests' own.

#[cfg(target_arch = "wasm32")]
mod allocator;
mod authorizer;
mod budget;
mod chance;
mod clock;
mod connection;
mod driver;
mod failure;
mod host;
mod intl;
mod js_host;
mod reply;
mod send;
mod side_effects;
mod token_provider;

pub use authorizer::{Authorizer, Given, Provider, Then};
pub use budget::Budget;
pub use chance::row_keys;
pub use clock::{next_task, now};
pub use connection::{BearerToken, Connection, Credential};
pub use driver::{Driver, EngineView};
pub use intl::Intl;
pub use js_host::{JsHost, is_offline};
pub use send::send;
pub use token_provider::TokenProvider;
