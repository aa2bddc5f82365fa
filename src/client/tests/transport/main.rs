//! Requests and engines with a host that is lent to them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says best what is wrong by stopping"
)]

#[path = "../../../text/tests/cldr.rs"]
mod cldr;
mod driver;
mod intl;
mod send;
