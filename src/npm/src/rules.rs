//! Rules, read once and kept.

use crate::{error, text};
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
    pub fn read(json: &str) -> Result<Self, JsValue> {
        let rules = config::Rules::read(json)
            .map_err(|error| error::rules(&text::said(|language| language.rules_error(&error))))?;
        Ok(Self(Arc::new(rules)))
    }
}
