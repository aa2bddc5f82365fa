//! Files.

use crate::{error, text};
use b2b_users_core::table::{self, Delimiter, Limits, TableOptions};
use b2b_users_text::keys;
use std::sync::Arc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A file that was read. Its rows stay here; only what is asked for crosses the border.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Table(pub(crate) Arc<table::Table>);

/// Reads a delimited file. A limit that is left out is the usual one.
///
/// # Errors
/// `argument.invalid`, `table.*`.
#[wasm_bindgen(js_name = readTable)]
pub fn read_table(
    bytes: Vec<u8>,
    delimiter: Option<String>,
    most_bytes: Option<usize>,
    most_rows: Option<usize>,
    most_columns: Option<usize>,
    most_cell_bytes: Option<usize>,
) -> Result<Table, JsValue> {
    let usual = Limits::default();
    let options = TableOptions {
        delimiter: delimiter.map(|text| delimiter_of(&text)).transpose()?,
        limits: Limits {
            bytes: most_bytes.unwrap_or(usual.bytes),
            rows: most_rows.unwrap_or(usual.rows),
            columns: most_columns.unwrap_or(usual.columns),
            cell_bytes: most_cell_bytes.unwrap_or(usual.cell_bytes),
        },
        ..TableOptions::default()
    };
    let table = table::read_table_owned(bytes, options).map_err(|error| {
        let text = text::said(|language| language.table_error(&error));
        error::coded(error.code(), &text)
    })?;
    Ok(Table(Arc::new(table)))
}

fn delimiter_of(text: &str) -> Result<Delimiter, JsValue> {
    let mut delimiters = Delimiter::ALL.into_iter();
    let known = delimiters.find(|known| text.as_bytes() == [known.byte()]);
    known.ok_or_else(|| {
        let words = text::said(|language| language.text(keys::INPUT_DELIMITER));
        error::argument("options.delimiter", &words)
    })
}

#[wasm_bindgen]
impl Table {
    /// Rows without the header and without blank ones.
    #[wasm_bindgen(getter, js_name = rowCount)]
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.0.row_count()
    }

    /// Columns of the header.
    #[wasm_bindgen(getter, js_name = columnCount)]
    #[must_use]
    pub fn column_count(&self) -> usize {
        self.0.column_count()
    }

    /// The header's cells.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn headers(&self) -> Vec<String> {
        self.0.headers().map(str::to_owned).collect()
    }

    /// What separated the cells.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn delimiter(&self) -> String {
        char::from(self.0.delimiter().byte()).to_string()
    }

    /// How the file was encoded.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn encoding(&self) -> String {
        self.0.encoding().name().to_owned()
    }

    /// Rows without any text, which were left out.
    #[wasm_bindgen(getter, js_name = blankRows)]
    #[must_use]
    pub fn blank_rows(&self) -> usize {
        self.0.blank_rows()
    }

    /// The cells of a row, by the number that a spreadsheet gives it.
    #[must_use]
    pub fn row(&self, row: u32) -> Vec<String> {
        let cells = (0..self.0.width(row)).map(|column| self.0.value(row, column).to_owned());
        cells.collect()
    }

    /// The line on which a row starts.
    #[must_use]
    pub fn line(&self, row: u32) -> u32 {
        self.0.line(row)
    }
}
