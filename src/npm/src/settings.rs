//! The settings of the command: the `config.json` of the site, with flags over it. They are read in a part of their
//! own, `settings.wasm`, which the command alone loads.

use crate::parts::begins;
use crate::text::said;
use crate::{error, values};
use b2b_users_core::user::Field;
use b2b_users_settings::Settings;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads settings from a JSON text, and gives what the command goes by as another.
///
/// # Errors
/// An `Error` with the code `configuration.invalid` if they cannot be used.
#[wasm_bindgen(js_name = readSettings)]
pub fn read_settings(text: String) -> Result<String, JsValue> {
    read(text)
}

type Read = Result<String, JsValue>;

begins! { "settings":
    /// Reads them.
    fn read(text: String) -> Read {
        command_settings(&text)
    }
}

fn command_settings(text: &str) -> Read {
    let settings = Settings::parse(text).map_err(|error| {
        let sentence = said(|language| error.sentence(language));
        error::coded(error.code(), &sentence)
    })?;
    let dialect = settings.dialect;
    let most = dialect.users_per_request();
    let users = settings
        .users_per_request
        .map_or(most, |users| users.min(most));
    let defaults = settings.defaults();
    Ok(values::object(|json| {
        json.key("defaults");
        json.raw("{");
        for field in [Field::CompanyId, Field::ChannelIds] {
            json.text(field.name(), Some(defaults.get(field)));
        }
        json.raw("}");
        json.text("dialect", Some(dialect.name()));
        json.text("endpoint", Some(settings.endpoint.as_str()));
        json.flag("inBulk", settings.users_per_request != Some(1));
        json.flag("lookFirst", settings.look_ups);
        json.flag("rowKey", settings.row_key);
        json.count(
            "requestsPerMinute",
            settings.pace.requests_per_minute().into(),
        );
        json.count("usersPerRequest", users as u64);
    }))
}
