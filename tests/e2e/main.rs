//! The product as its users meet it: the built site in real browsers, through the real
//! proxy, against the sandbox. `engines` says which journeys run in every engine.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says best what is wrong by stopping"
)]

mod bad_files;
mod conformance;
mod element;
mod engines;
mod failures;
mod form;
mod import;
mod keyboard;
mod language;
mod late;
mod login;
mod logins;
mod offline;
mod preflight;
mod rules;
mod scene;
mod screens;
mod six_ways;
mod store;
mod storefront;
mod whole;
