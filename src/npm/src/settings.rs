//! The settings of the command: the `config.json` of the site, with flags over it.

use crate::{error, values};
use b2b_users_settings::Settings;
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// What the command goes by.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CommandSettings<'a> {
    defaults: Defaults,
    dialect: &'a str,
    endpoint: &'a str,
    in_bulk: bool,
    look_first: bool,
    requests_per_minute: u32,
    users_per_request: usize,
}

/// Values for blank cells.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Defaults {
    channel_ids: String,
    company_id: String,
}

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
    values::text(&CommandSettings {
        defaults: Defaults {
            channel_ids: defaults.channel_ids,
            company_id: defaults.company_id,
        },
        dialect: dialect.name(),
        endpoint: settings.endpoint.as_str(),
        in_bulk: settings.users_per_request != Some(1),
        look_first: settings.look_ups,
        requests_per_minute: settings.pace.requests_per_minute(),
        users_per_request: settings
            .users_per_request
            .map_or(most, |users| users.min(most)),
    })
}
