//! Stands in for the crate `wasm-streams`, which Leptos brings along so that server functions can
//! stream their bodies. Nothing here calls a server function. The crate itself exports three classes
//! to JavaScript, and what is exported no linker leaves out: 10 kB of code that nobody can reach, in
//! the site and in the element. `[patch.crates-io]` in the workspace puts this one in its place.
//!
//! It has what `server_fn` names and nothing behind it: a body that is written is empty, one that is
//! read ends in an error.

use futures_util::stream::{self, Stream};
use wasm_bindgen::{JsCast, JsValue};

/// A stream of JavaScript that cannot be read.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Takes a stream of JavaScript.
    #[must_use]
    pub const fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Gives no body, whatever the stream holds.
    #[must_use]
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(JsValue::NULL.unchecked_into())
    }

    /// The stream of JavaScript.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// One error, which says that there are no streams here.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        let error = JsValue::from_str("This module was built without streams.");
        stream::iter([Err(error)])
    }
}
