//! What a proxy before the store decides: who may ask, what is asked, what of an answer is handed back, what
//! left and what came of it, and how much of the store's budget is left.
//!
//! Nothing here listens, connects, waits or looks at a clock. So it builds for a browser's machine, too, and a
//! server of another kind can be a shell around it; the proxy of this workspace is one
//! (`b2b-users-proxy`, on axum).
//!
//! | module | what it decides |
//! | --- | --- |
//! | [`auth`] | whether a request is for this proxy, and from whom |
//! | [`create`] | which users a body holds, checked by the engine's own checks, and the one way in which they are created |
//! | [`look_up`] | which queries are passed on |
//! | [`ledger`] | whether a batch may leave, and what came of those that did |
//! | [`budget`] | whether the store has room for one more request |
//! | [`upstream`] | what of the store's answer is handed back |
//! | [`refusal`] | every answer that the proxy makes itself, with what it says of the effect |

//! # How to start
//!
//! A shell builds one [`create::CreateService`] from a ledger, a budget and a clock, implements
//! [`upstream::Upstream`], checks [`auth::HostPolicy`] and [`auth::OriginPolicy`] before anything else, and calls
//! `execute` for each create. It drives that to its end even if the client leaves.
//!
//! # How to extend
//!
//! A ledger implements [`ledger::Ledger`], a budget [`budget::Budget`]. Each has a suite that it has to pass,
//! `conformance::assert_ledger` and `assert_budget` behind the feature `conformance`, and is chosen where the shell
//! builds its state. A source of callers is a variant of [`auth::Access`] and of [`auth::Caller`].

pub mod auth;
pub mod budget;
pub mod create;
pub mod ledger;
pub mod look_up;
pub mod refusal;
mod secret;
pub mod upstream;

pub use refusal::{Applied, Refusal};
pub use secret::Secret;

use std::pin::Pin;

/// The greatest request body, in bytes.
pub const MAXIMUM_BODY_BYTES: usize = 256 * 1024;

/// The most users in one bulk request (Users API, bulk create).
pub const MAXIMUM_USERS: usize = 10;

/// Something that a store of facts or the store's API does and that takes its time.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
