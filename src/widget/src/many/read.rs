//! From the browser's file to bytes.

use super::model::ManyModel;
use b2b_users_core::table::{Limits, TableError};
use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

/// Reads a file that somebody chose or dropped.
pub(super) fn read_file(model: ManyModel, file: File) {
    let maximum = Limits::default().bytes;
    // A size that does not fit is refused before a byte is loaded.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes are whole and positive"
    )]
    let bytes = file.size() as usize;
    if bytes > maximum {
        return model.refuse(TableError::TooLarge { bytes, maximum });
    }
    model.refused.set(None);
    model.reading.set(true);
    spawn_local(async move {
        let buffer = JsFuture::from(file.array_buffer()).await;
        // The widget may have gone in the meantime.
        if model.reading.try_set(false).is_some() {
            return;
        }
        match buffer {
            Ok(buffer) => {
                model.take_file(file.name(), js_sys::Uint8Array::new(&buffer).to_vec(), None);
            }
            // The file was moved or changed after it was chosen.
            Err(_) => model.refuse(TableError::Unreadable),
        }
    });
}
