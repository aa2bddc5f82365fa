//! Rules, read once and kept.

use crate::{error, values};
use b2b_users_core::config;
use std::sync::Arc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// What drafts are checked against.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Rules(pub(crate) Arc<config::Rules>);

#[wasm_bindgen]
impl Rules {
    /// Reads rules; an empty object is those of the management API.
    ///
    /// # Errors
    /// `rules.invalid`.
    pub fn read(text: &str) -> Result<Self, JsValue> {
        let rules: config::Rules =
            serde_json::from_str(text).map_err(|error| error::rules(&values::words(&error)))?;
        Ok(Self(Arc::new(rules)))
    }
}
