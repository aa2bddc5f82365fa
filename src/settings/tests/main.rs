//! What settings are taken and refused, and what is made of their schema.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test says best what is wrong by stopping"
)]

mod generated;
mod reading;
mod schema;
