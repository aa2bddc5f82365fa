//! The settings of the command: the `config.json` of the site, with flags over it.

use crate::error;
use b2b_users_settings::Settings;
use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads settings from a JSON text, and gives what the command goes by as another.
///
/// # Errors
/// An `Error` with the code `configuration.invalid` if they cannot be used.
#[wasm_bindgen(js_name = readSettings)]
pub fn read_settings(text: &str) -> Result<String, JsValue> {
    let settings =
        Settings::parse(text).map_err(|error| error::coded(error.code(), &error.to_string()))?;
    let dialect = settings.dialect;
    let most = dialect.users_per_request();
    let defaults = settings.defaults();
    Ok(json!({
        "dialect": dialect.name(),
        "endpoint": settings.endpoint.as_str(),
        "usersPerRequest": settings.users_per_request.map_or(most, |users| users.min(most)),
        "requestsPerMinute": settings.pace.requests_per_minute(),
        "lookFirst": settings.look_ups,
        "inBulk": settings.users_per_request != Some(1),
        "defaults": { "companyId": defaults.company_id, "channelIds": defaults.channel_ids },
    })
    .to_string())
}
