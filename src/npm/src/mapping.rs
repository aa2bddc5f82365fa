//! Which column holds which field.

use crate::table::Table;
use crate::{error, values};
use b2b_users_core::config::Rules;
use b2b_users_core::mapping::{ColumnMapping, Mapping, Target};
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
        /// As it was suggested; without it, or with another target, somebody chose.
        reason: Option<String>,
    },
}

impl Given {
    /// Whether this is what was suggested for a column, as it was suggested.
    fn is(&self, suggested: &ColumnMapping) -> bool {
        matches!(self, Self::Column { target, reason: Some(reason) }
            if *target == name_of(&suggested.target) && reason == suggested.reason.name())
    }
}

/// Suggests a target for each column, from its header and from what is known about the store.
///
/// # Errors
/// `rules.invalid`.
#[wasm_bindgen(js_name = suggestMapping)]
pub fn suggest_mapping(table: &Table, rules: JsValue) -> Result<JsValue, JsValue> {
    let rules = values::rules(rules)?;
    let mapping = Mapping::suggest_for(&table.0, &rules.store);
    let headers: Vec<&str> = table.0.headers().collect();
    let columns = headers.iter().zip(mapping.columns());
    let columns = columns.map(|(header, column)| Column {
        header,
        target: name_of(&column.target),
        reason: column.reason.name(),
        confidence: column.confidence.name(),
    });
    values::to_js(&columns.collect::<Vec<_>>())
}

/// Reads a mapping for a table that is to be checked by these rules.
///
/// # Errors
/// `argument.invalid`, and `mapping.company_unread` where a default would win over a column that
/// may hold the company.
pub(crate) fn read(table: &Table, given: JsValue, rules: &Rules) -> Result<Mapping, JsValue> {
    let given: Vec<Given> = values::argument("mapping", given)?;
    let columns = table.0.column_count();
    if given.len() != columns {
        let text = format!(
            "{} targets for the {columns} columns of the file",
            given.len()
        );
        return Err(error::argument("mapping", &text));
    }
    let mut mapping = Mapping::suggest_for(&table.0, &rules.store);
    let suggested = mapping.clone();
    let chosen = given.into_iter().zip(suggested.columns()).enumerate();
    let chosen: Vec<_> = chosen
        .filter(|(_, (given, suggested))| !given.is(suggested))
        .map(|(column, (given, _))| (column, given))
        .collect();
    for (column, _) in &chosen {
        mapping.set(*column, Target::Ignored);
    }
    for (column, given) in chosen {
        let (Given::Target(target) | Given::Column { target, .. }) = given;
        let target = target.map_or(Ok(Target::Ignored), |name| target_of(&name))?;
        let taken = target != Target::Ignored
            && mapping.columns().iter().any(|known| known.target == target);
        if taken {
            let name = name_of(&target).unwrap_or_default();
            return Err(error::argument(
                "mapping",
                &format!("\"{name}\" is the target of two columns"),
            ));
        }
        mapping.set(column, target);
    }
    match mapping.unread_company(&table.0, rules) {
        Some(column) => Err(company_unread(table.0.header(column), rules)),
        None => Ok(mapping),
    }
}

fn company_unread(header: &str, rules: &Rules) -> JsValue {
    let company = rules.defaults.get(Field::CompanyId);
    error::coded(
        "mapping.company_unread",
        &format!(
            "The column \"{header}\" looks like the company, but it is not read, and everyone would join company {company}. Give the column the target companyId, or null to leave it out."
        ),
    )
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
                &format!(
                    "\"{name}\" is no field; use a field's name, \"extra:\" and a name, or null"
                ),
            )
        })
}
