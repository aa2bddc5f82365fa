//! What must stay true of the built site, element, npm package and container. What the text of the
//! sources alone shows is a rule of `cargo xtask tidy`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says best what is wrong by stopping"
)]

mod container;
mod files;
mod markup;
mod packages;
mod policy;
mod site;
mod wasm;
