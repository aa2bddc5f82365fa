//! The widget in a real browser, without servers: what it shows and what it keeps.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says best what is wrong by stopping"
)]

mod drop;
mod form;
mod language;
mod late;
mod login;
mod mounting;
mod page;
mod screen_reader;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
