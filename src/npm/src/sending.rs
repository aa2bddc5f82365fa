//! The part of the module that sends. The build cuts it off into `send.wasm`, which is loaded when something is to
//! be sent: everything that begins in [`begin`] and nowhere else is in it. Without the feature `parts` the
//! module is in one file.

#![cfg_attr(
    feature = "parts",
    expect(
        unsafe_code,
        improper_ctypes,
        reason = "a function that is in another file, of the same build, is declared as foreign"
    )
)]

use crate::import::{Import, Run, Start};
use wasm_bindgen::JsValue;

/// An import that was started, or why it was not.
type Started = Result<Box<dyn Run>, JsValue>;

fn started(start: Start) -> Started {
    Import::start(start).map(|import| Box::new(import) as Box<dyn Run>)
}

/// Begins to create users. Until the part is loaded there is no such function, and calling it stops the module.
#[cfg(feature = "parts")]
pub(crate) fn begin(start: Start) -> Started {
    // The names are those by which `wasm-split-cli` finds the two ends of a cut.
    #[link(wasm_import_module = "__wasm_split_placeholder__")]
    unsafe extern "C" {
        #[link_name = "__wasm_split_00send00_import_00000000000000000000000000000000_begin"]
        safe fn begin_elsewhere(start: Box<Start>) -> Box<Started>;
    }

    #[unsafe(export_name = "__wasm_split_00send00_export_00000000000000000000000000000000_begin")]
    extern "C" fn begin_here(start: Box<Start>) -> Box<Started> {
        Box::new(started(*start))
    }

    *begin_elsewhere(Box::new(start))
}

/// Begins to create users.
#[cfg(not(feature = "parts"))]
pub(crate) fn begin(start: Start) -> Started {
    started(start)
}
