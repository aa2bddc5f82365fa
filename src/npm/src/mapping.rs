//! Which column holds which field.

use crate::rules::Rules;
use crate::table::Table;
use crate::{error, text, values};
use b2b_users_core::config;
use b2b_users_core::json::{Json, JsonText};
use b2b_users_core::mapping::{ColumnMapping, Mapping, Target};
use b2b_users_core::user::Field;
use b2b_users_text::{Argument, Key, keys, shown_name};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// What stands before the name of one of the store's own fields.
const EXTRA: &str = "extra:";

/// A column as a program gives it: its target alone, or an object that has it.
struct Given {
    target: Option<String>,
    /// As it was suggested; without it, or with another target, the program chose.
    reason: Option<String>,
}

impl Given {
    /// Reads one; `None` if it is neither.
    fn read(json: &Json) -> Option<Self> {
        // It may be null, but not left out: that is a misspelt name.
        let target = if json.is_object() {
            json.get("target")?
        } else {
            json
        };
        let reason = json.get("reason").and_then(Json::as_str);
        (target.is_string() || target.is_null()).then(|| Self {
            target: target.as_str().map(str::to_owned),
            reason: reason.map(str::to_owned),
        })
    }

    /// Whether this is what was suggested for a column, as it was suggested.
    fn is(&self, suggested: &ColumnMapping) -> bool {
        self.reason.as_deref() == Some(suggested.reason.name())
            && self.target == name_of(&suggested.target)
    }
}

/// Suggests a target for each column, from its header and from what is known about the store.
#[wasm_bindgen(js_name = suggestMapping)]
#[must_use]
pub fn suggest_mapping(table: &Table, rules: &Rules) -> String {
    let mapping = Mapping::suggest_for(&table.0, &rules.0.store);
    let columns = table.0.headers().zip(mapping.columns());
    let mut json = JsonText::default();
    values::objects(&mut json, columns, |json, (header, column)| {
        json.text("header", Some(header));
        json.text("target", name_of(&column.target).as_deref());
        json.text("reason", Some(column.reason.name()));
        json.text("confidence", Some(column.confidence.name()));
    });
    json.into_text()
}

/// A mapping that cannot be used.
fn refused(key: Key, arguments: &[Argument<'_>]) -> JsValue {
    let words = text::said(|language| language.fill(key, arguments));
    error::argument("mapping", &words)
}

/// The columns as a program gives them.
fn columns_of(given: &str, columns: usize) -> Result<Vec<Given>, JsValue> {
    let json = Json::read(given).unwrap_or_default();
    let given = json.as_array().unwrap_or_default();
    if given.len() != columns {
        let numbers = [
            ("targets", (given.len() as u64).into()),
            ("columns", (columns as u64).into()),
        ];
        return Err(refused(keys::INPUT_MAPPING_LENGTH, &numbers));
    }
    let mut read = Vec::new();
    for (place, column) in (1_u64..).zip(given) {
        let wrong = || refused(keys::INPUT_MAPPING_COLUMN, &[("place", place.into())]);
        read.push(Given::read(column).ok_or_else(wrong)?);
    }
    Ok(read)
}

/// Reads a mapping for a table that is to be checked by these rules.
///
/// # Errors
/// `argument.invalid`, and `mapping.company_unread` where a default would win over a column that
/// may hold the company.
pub(crate) fn read(table: &Table, given: &str, rules: &config::Rules) -> Result<Mapping, JsValue> {
    let given = columns_of(given, table.0.column_count())?;
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
            let name = shown_name(&name_of(&target).unwrap_or_default());
            return Err(refused(
                keys::INPUT_MAPPING_TWICE,
                &[("target", name.into())],
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
    let arguments = [
        ("header", shown_name(header).into()),
        ("company", company.into()),
    ];
    let text = text::said(|language| language.fill(keys::INPUT_MAPPING_COMPANY_UNREAD, &arguments));
    error::coded("mapping.company_unread", &text)
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
            let name = shown_name(name);
            refused(keys::INPUT_MAPPING_UNKNOWN, &[("target", name.into())])
        })
}
