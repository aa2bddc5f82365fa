//! Files.

use crate::{error, text, values};
use b2b_users_core::table::{self, Delimiter, Limits, TableOptions};
use serde::Deserialize;
use std::sync::Arc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A file that was read. Its rows stay here; only what is asked for crosses the border.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Table(pub(crate) Arc<table::Table>);

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Options {
    delimiter: Option<String>,
    limits: MostOf,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct MostOf {
    bytes: Option<usize>,
    rows: Option<usize>,
    columns: Option<usize>,
    cell_bytes: Option<usize>,
}

impl Options {
    fn read(self) -> Result<TableOptions, JsValue> {
        let delimiter = self.delimiter.map(|wanted| {
            Delimiter::ALL
                .into_iter()
                .find(|known| wanted.as_bytes() == [known.byte()])
                .ok_or_else(|| error::argument("delimiter", &"one of , ; | and the tab"))
        });
        let usual = Limits::default();
        Ok(TableOptions {
            delimiter: delimiter.transpose()?,
            limits: Limits {
                bytes: self.limits.bytes.unwrap_or(usual.bytes),
                rows: self.limits.rows.unwrap_or(usual.rows),
                columns: self.limits.columns.unwrap_or(usual.columns),
                cell_bytes: self.limits.cell_bytes.unwrap_or(usual.cell_bytes),
            },
            ..TableOptions::default()
        })
    }
}

/// Reads a delimited file.
///
/// # Errors
/// `argument.invalid`, `table.*`.
#[wasm_bindgen(js_name = readTable)]
pub fn read_table(bytes: Vec<u8>, options: &str) -> Result<Table, JsValue> {
    let options = values::argument::<Options>("options", options)?.read()?;
    let table = table::read_table_owned(bytes, options).map_err(|error| {
        let text = text::said(|language| language.table_error(&error));
        error::coded(error.code(), &text)
    })?;
    Ok(Table(Arc::new(table)))
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
