//! Gates: what must stay true of sources, dependencies and the built site, and what no type and no
//! lint can say. ARCHITECTURE.md names each invariant's gate by the name of its test function.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a gate says best what is wrong by stopping"
)]

mod architecture;
mod container;
mod dependencies;
mod files;
mod markup;
mod packages;
mod pins;
mod policy;
mod site;
mod sources;
mod wasm;
