//! Which column holds which field.

use crate::table::Table;
use crate::{error, values};
use b2b_users_core::mapping::{Mapping, Target};
use b2b_users_core::user::Field;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// What stands before the name of one of the store's own fields.
const EXTRA: &str = "extra:";

/// A column as a program sees it.
#[derive(Serialize)]
struct Column<'a> {
    header: &'a str,
    target: Option<String>,
    reason: &'static str,
    confidence: &'static str,
}

/// A column as a program gives it: its target alone, or an object that has it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Given {
    Target(Option<String>),
    Column {
        // It may be null, but not left out: that is a misspelt name.
        #[serde(deserialize_with = "Option::deserialize")]
        target: Option<String>,
    },
}

/// Suggests a target for each column.
///
/// # Errors
/// None that an argument could cause.
#[wasm_bindgen(js_name = suggestMapping)]
pub fn suggest_mapping(table: &Table) -> Result<JsValue, JsValue> {
    let headers: Vec<&str> = table.0.headers().collect();
    let mapping = Mapping::suggest(&headers);
    let columns = headers.iter().zip(mapping.columns());
    let columns = columns.map(|(header, column)| Column {
        header,
        target: name_of(&column.target),
        reason: column.reason.name(),
        confidence: column.confidence.name(),
    });
    values::to_js(&columns.collect::<Vec<_>>())
}

/// Reads a mapping for a table.
pub(crate) fn read(table: &Table, given: JsValue) -> Result<Mapping, JsValue> {
    let given: Vec<Given> = values::argument("mapping", given)?;
    let headers: Vec<&str> = table.0.headers().collect();
    if given.len() != headers.len() {
        return Err(error::argument(
            "mapping",
            format!(
                "{} targets for the {} columns of the file",
                given.len(),
                headers.len()
            ),
        ));
    }
    let mut mapping = Mapping::suggest(&headers);
    for column in 0..headers.len() {
        mapping.set(column, Target::Ignored);
    }
    for (column, given) in given.into_iter().enumerate() {
        let (Given::Target(target) | Given::Column { target }) = given;
        let target = target.map_or(Ok(Target::Ignored), |name| target_of(&name))?;
        let taken = target != Target::Ignored
            && mapping.columns().iter().any(|known| known.target == target);
        if taken {
            let name = name_of(&target).unwrap_or_default();
            return Err(error::argument(
                "mapping",
                format!("\"{name}\" is the target of two columns"),
            ));
        }
        mapping.set(column, target);
    }
    Ok(mapping)
}

fn name_of(target: &Target) -> Option<String> {
    match target {
        Target::Field(field) => Some(field.name().to_owned()),
        Target::ExtraField(name) => Some(format!("{EXTRA}{name}")),
        Target::Ignored => None,
    }
}

fn target_of(name: &str) -> Result<Target, JsValue> {
    if let Some(name) = name.strip_prefix(EXTRA) {
        return Ok(Target::ExtraField(name.to_owned()));
    }
    Field::ALL
        .into_iter()
        .find(|field| field.name() == name && *field != Field::ExtraFields)
        .map(Target::Field)
        .ok_or_else(|| {
            error::argument(
                "mapping",
                format!(
                    "\"{name}\" is no field; use a field's name, \"extra:\" and a name, or null"
                ),
            )
        })
}
