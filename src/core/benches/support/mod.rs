//! What both programs need: files, and what the store of the bench is like.

use b2b_users_core::config::{Rules, StoreRules};
use b2b_users_core::json::Json;
use serde_json::{Value, json};
use std::env;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

/// The files that were named on the command line; cargo adds flags of its own.
pub(crate) fn files() -> impl Iterator<Item = PathBuf> {
    let named = env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"));
    named.map(PathBuf::from)
}

/// The bytes of a file.
pub(crate) fn read(file: &PathBuf) -> Result<Vec<u8>, Box<dyn Error>> {
    fs::read(file).map_err(|error| format!("{}: {error}", file.display()).into())
}

/// The rules of `tests/bench/support/rules.js`, for users who may share a request.
pub(crate) fn rules() -> Result<Rules, Box<dyn Error>> {
    let store = json!({ "extraFields": [
        { "fieldName": "Cost Center", "fieldType": 2, "maximumValue": "999999" },
        { "fieldName": "Notes", "fieldType": 0, "maximumLength": "120" },
    ] });
    Ok(Rules {
        in_bulk: true,
        store: StoreRules::from_json(&Json::read(&store.to_string())?)?.into(),
        ..Rules::management()
    })
}

/// Prints what was found, as one line of JSON.
pub(crate) fn tell(found: &Value) {
    println!("{found}");
}
