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
mod cross_site;
mod failures;
mod forwarding;
mod keys;
mod limits;
mod logs;
mod origins;
mod paths;
mod redirects;
mod shutdown;
mod site;
mod smuggling;
mod support;
mod validation;
