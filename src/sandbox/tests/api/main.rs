//! The sandbox as a client sees it, request by request.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has to stop"
)]
#![allow(
    clippy::needless_pass_by_value,
    reason = "a JSON literal reads better without an ampersand"
)]

mod authentication;
mod bulk;
mod connection;
mod control;
mod create;
mod cross_origin;
mod faults;
mod limits;
mod list;
mod record;
mod store;
mod storefront;
