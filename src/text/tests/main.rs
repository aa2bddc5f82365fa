//! The tests of the texts, in one executable.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

#[path = "../build/constant.rs"]
mod constant;
#[path = "../src/digest.rs"]
mod digest;
#[path = "../../core/tests/support/ends.rs"]
mod ends;
#[path = "../src/pattern.rs"]
mod pattern;
#[path = "../src/replaceable.rs"]
mod replaceable;
#[path = "../build/table.rs"]
mod table;

mod cldr;
mod every_code;
mod input;
mod languages;
mod locale;
mod names;
mod patterns;
mod sentences;
