//! The work on bytes that a file of a hundred thousand rows repeats millions of times: quick looks at
//! text, at addresses, and at keys that rows may share. It knows nothing of users.
//!
//! It is a crate of its own because what a browser loads is built for size and this is built for
//! speed (`profile.site` in the workspace's Cargo.toml): a few kilobytes that make the rest quick.

pub mod address;
pub mod csv;
pub mod groups;
pub mod json;
pub mod letters;
pub mod numbers;
pub mod order;
pub mod record;
pub mod text;
pub mod texts;
