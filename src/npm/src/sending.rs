//! The part of the module that sends: `send.wasm`, which is loaded when something is to be sent.

use crate::import::{Import, Run, Start};
use crate::parts::begins;
use wasm_bindgen::JsValue;

/// An import that was started, or why it was not.
type Started = Result<Box<dyn Run>, JsValue>;

begins! { "send":
    /// Begins to create users.
    fn begin(start: Start) -> Started {
        Import::start(start).map(|import| Box::new(import) as Box<dyn Run>)
    }
}
