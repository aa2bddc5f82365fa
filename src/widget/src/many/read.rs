//! From the browser's file to a table.

use super::model::ManyModel;
use b2b_users_client::next_task;
use b2b_users_core::table::{Delimiter, Limits, Reading, Table, TableError, TableOptions};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

/// The bytes that are read in one go: a few milliseconds' worth.
const SLICE: usize = 1 << 20;

/// Reads a file that was chosen or dropped.
pub(super) fn read_file(model: ManyModel, file: File, delimiter: Option<Delimiter>) {
    let maximum = Limits::default().bytes;
    // A size that does not fit is refused before a byte is loaded.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes are whole and positive"
    )]
    let bytes = file.size() as usize;
    let read = model.file.replace(Some(file.clone()));
    if bytes > maximum {
        return model.refuse(TableError::TooLarge { bytes, maximum });
    }
    model.file.refused.set(None);
    model.file.reading.set(true);
    spawn_local(async move {
        let table = read_slices(&file, delimiter).await;
        // The widget may have gone in the meantime, or another file was chosen.
        if model.file.is_newest(read) {
            model.file.reading.set(false);
            model.take_file(file.name(), table);
        }
    });
}

/// Reads the file again that was read last.
pub(super) fn read_again(model: ManyModel, delimiter: Option<Delimiter>) {
    if let Some(file) = model.file.source() {
        read_file(model, file, delimiter);
    }
}

async fn read_slices(file: &File, delimiter: Option<Delimiter>) -> Result<Table, TableError> {
    let buffer = JsFuture::from(file.array_buffer()).await;
    // The file was moved or changed after it was chosen.
    let buffer = buffer.map_err(|_| TableError::Unreadable)?;
    let options = TableOptions {
        delimiter,
        ..TableOptions::default()
    };
    let mut reading = Reading::start(js_sys::Uint8Array::new(&buffer).to_vec(), options)?;
    next_task().await;
    while !reading.advance(SLICE).is_done() {
        next_task().await;
    }
    let table = reading.finish();
    // What the page shows then has a task of its own.
    next_task().await;
    table
}
