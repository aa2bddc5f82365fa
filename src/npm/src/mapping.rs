//! Which column holds which field.

use crate::rules::Rules;
use crate::table::Table;
use crate::{error, values};
use b2b_users_core::config;
use b2b_users_core::mapping::{ColumnMapping, Mapping, Target};
use b2b_users_core::user::Field;
use serde::de::{Error as _, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;
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
struct Given {
    target: Option<String>,
    /// As it was suggested; without it, or with another target, the program chose.
    reason: Option<String>,
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(GivenVisitor)
    }
}

struct GivenVisitor;

impl<'de> Visitor<'de> for GivenVisitor {
    type Value = Given;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a target, null, or an object that has a target")
    }

    fn visit_str<E>(self, target: &str) -> Result<Given, E> {
        let (target, reason) = (Some(target.to_owned()), None);
        Ok(Given { target, reason })
    }

    fn visit_unit<E>(self) -> Result<Given, E> {
        let (target, reason) = (None, None);
        Ok(Given { target, reason })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Given, A::Error> {
        // It may be null, but not left out: that is a misspelt name.
        let mut target = None;
        let mut reason = None;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "target" => target = Some(map.next_value()?),
                "reason" => reason = map.next_value()?,
                // What else was suggested, such as the header.
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        let target = target.ok_or_else(|| A::Error::missing_field("target"))?;
        Ok(Given { target, reason })
    }
}

impl Given {
    /// Whether this is what was suggested for a column, as it was suggested.
    fn is(&self, suggested: &ColumnMapping) -> bool {
        self.reason.as_deref() == Some(suggested.reason.name())
            && self.target == name_of(&suggested.target)
    }
}

/// Suggests a target for each column, from its header and from what is known about the store.
///
/// # Errors
/// None that an argument could cause.
#[wasm_bindgen(js_name = suggestMapping)]
pub fn suggest_mapping(table: &Table, rules: &Rules) -> Result<String, JsValue> {
    let mapping = Mapping::suggest_for(&table.0, &rules.0.store);
    let headers: Vec<&str> = table.0.headers().collect();
    let columns = headers.iter().zip(mapping.columns());
    let columns = columns.map(|(header, column)| Column {
        header,
        target: name_of(&column.target),
        reason: column.reason.name(),
        confidence: column.confidence.name(),
    });
    values::text(&columns.collect::<Vec<_>>())
}

/// Reads a mapping for a table that is to be checked by these rules.
///
/// # Errors
/// `argument.invalid`, and `mapping.company_unread` where a default would win over a column that
/// may hold the company.
pub(crate) fn read(table: &Table, given: &str, rules: &config::Rules) -> Result<Mapping, JsValue> {
    let given: Vec<Given> = values::list("mapping", given)?;
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
        let target = given
            .target
            .map_or(Ok(Target::Ignored), |name| target_of(&name))?;
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

fn company_unread(header: &str, rules: &config::Rules) -> JsValue {
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
