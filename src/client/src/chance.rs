//! Chance from the host.

use b2b_users_core::engine::Millis;
use b2b_users_core::import::RowKeys;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// The global `crypto`, which windows, workers and Node have.
    #[wasm_bindgen(catch, js_namespace = crypto, js_name = getRandomValues)]
    fn get_random_values(bytes: &mut [u8]) -> Result<JsValue, JsValue>;
}

/// Keys for the rows of an import that begins now. `None` where the host has no source of chance.
#[must_use]
pub fn row_keys(now: Millis) -> Option<RowKeys> {
    let mut chance = [[0; 8]; 2];
    for bytes in &mut chance {
        get_random_values(bytes).ok()?;
    }
    Some(RowKeys::new(now, chance.map(u64::from_le_bytes)))
}
