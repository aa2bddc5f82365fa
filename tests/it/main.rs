//! The parts together and without a browser: the contract with the store, and the engines against
//! the real proxy and the real sandbox. One executable, so that what both use is linked once.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says best what is wrong by stopping"
)]

mod contract;
mod engine;
