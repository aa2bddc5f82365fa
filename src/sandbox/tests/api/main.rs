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

mod archive;
mod archive_bulk;
mod authentication;
mod bulk;
mod connection;
mod control;
mod create;
mod cross_origin;
mod email_check;
mod email_standing;
mod extra_fields;
mod faults;
mod graphql;
mod limits;
mod list;
mod look_ups;
mod one_user;
mod record;
mod size;
mod store;
mod storefront;
mod timing;
mod tokens;
mod variants;
