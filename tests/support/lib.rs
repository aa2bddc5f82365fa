//! What end-to-end tests are written with: the whole stack in this process ([`Stack`]), and real
//! browsers of three engines behind one set of verbs ([`Browser`]).
//!
//! Selectors are CSS; [`test_id`] makes one from a `data-testid`. Every verb that looks for an
//! element waits for it, up to [`PATIENCE`], so tests need no pauses of their own.

mod browser;
mod display;
mod downloads;
mod driver;
mod engine;
mod host;
mod http;
mod interact;
mod observe;
mod patience;
mod process;
mod server;
mod site;
mod stack;
mod static_site;
mod vector;

pub use browser::{Browser, PATIENCE, test_id};
pub use downloads::Download;
pub use engine::Engine;
pub use host::{Host, built_element, built_package};
pub use http::{Answer, get, post};
pub use site::Config;
pub use stack::{Stack, StackOptions};
pub use static_site::StaticSite;
pub use vector::Vector;
