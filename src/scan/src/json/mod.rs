//! Reads and writes JSON (RFC 8259) without a value in between.

mod clean;
mod read;
mod string;
mod write;

pub use clean::clean_bytes;
pub use read::{Read, Reader, Stopped};
pub use write::JsonText;
