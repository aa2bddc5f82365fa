//! The proxy from outside: requests go in, a fake upstream records what comes out.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may fail loudly"
)]

mod command;
mod connections;
mod credentials;
mod failures;
mod forwarding;
mod keys;
mod limits;
mod logs;
mod origins;
mod paths;
mod shutdown;
mod site;
mod support;
mod validation;
