//! The store's own fields.
//!
//! A value is always sent as text, whatever the field's type (Users API, `extraFields`). A type
//! decides what is checked and how the text is mended: numbers lose blanks around them, and values
//! of a list take the store's own spelling.

use super::decimal::Decimal;
use super::found::Added;
use super::text::{first_choices, flag_hidden_in_lines, flag_length};
use super::{Cells, FIELDS, Finding, Found, Named};
use crate::config::{ExtraFieldDefinition, ExtraFieldType, StoreRules};
use crate::issue::Code;
use crate::scan;
use crate::user::{ExtraField, Field};
use b2b_users_scan::record::Shape;

/// Checks names and values against what the store defined, as far as that is known.
/// Fields without a value are left out, or take the store's default; line breaks and tabs
/// are fine in values, since some fields have several lines.
///
/// Where the store's fields are not known, every name is taken as it is. A name that stands twice
/// is an error, as is one that the store does not have. Values come in the order in which they were
/// typed, followed by the store's defaults.
#[must_use]
pub fn check_extra_fields(typed: &[ExtraField], store: &StoreRules) -> Finding<Vec<ExtraField>> {
    let mut cells = Cells::default();
    for (place, field) in (FIELDS..).zip(typed) {
        cells.record.set(place, &field.value);
        cells.names.push(Named::find(&field.name, store));
    }
    Found::collect(|found| {
        let mut fields = Vec::new();
        let good = extra_fields(&cells, store, &mut fields, found);
        let owned = fields.into_iter().map(|(name, value)| ExtraField {
            name: name.to_owned(),
            value: value.to_owned(),
        });
        good.then(|| owned.collect())
    })
}

/// The same, into `fields`; `false` if there was an error.
pub(super) fn extra_fields<'a>(
    cells: &Cells<'a>,
    store: &'a StoreRules,
    fields: &mut Vec<(&'a str, &'a str)>,
    found: &mut Found,
) -> bool {
    fields.clear();
    let start = found.len();
    for (named, cell) in cells.extra_fields() {
        if cell.shape == Shape::Blank {
            continue;
        }
        let value = cell.text;
        let before = found.len();
        let name = named.name();
        if name.is_empty() {
            found.add(Code::ExtraFieldUnnamed, Field::ExtraFields);
        } else if fields.iter().any(|(other, _)| *other == name) {
            found.add(Code::ExtraFieldRepeated, Field::ExtraFields);
        } else if named.definition.is_none() && store.extra_fields.is_some() {
            found.add(Code::ExtraFieldUnknown, Field::ExtraFields);
        }
        if cell.shape == Shape::Other {
            flag_hidden_in_lines(value, Field::ExtraFields, found);
        }
        let value = match named.definition {
            Some(definition) => check_value(definition, value, found),
            None => value,
        };
        if found.len() > before {
            found.name_since(before, named.typed);
        }
        fields.push((name, value));
    }
    let defined = store.extra_fields.as_deref().unwrap_or_default();
    // Nearly always every field has its value.
    let is_complete = fields.len() == defined.len() && found.len() == start;
    for definition in defined.iter().filter(|_| !is_complete) {
        if !fields.iter().any(|(name, _)| *name == definition.name) {
            fields.extend(fallback(definition, found));
        }
    }
    !found.has_error_since(start)
}

/// The value that stands in for a field that was left blank, if it needs one.
///
/// A field of which no two users may share a value never takes the default; if it is required, a
/// blank one is an error.
fn fallback<'a>(
    definition: &'a ExtraFieldDefinition,
    found: &mut Found,
) -> Option<(&'a str, &'a str)> {
    let code = match (&definition.default_value, definition.required) {
        // A default is one value for all, and this field wants a different one for each.
        (Some(_), _) if definition.unique && !definition.required => return None,
        (Some(_), _) if !definition.unique => Code::ExtraFieldDefaulted,
        (_, true) => Code::ExtraFieldRequired,
        (_, false) => return None,
    };
    let value = definition.default_value.as_deref().unwrap_or_default();
    found
        .add(code, Field::ExtraFields)
        .with("name", &definition.name)
        .with("value", value);
    Some((&definition.name, value))
}

/// The value as it is sent.
fn check_value<'a>(
    definition: &'a ExtraFieldDefinition,
    typed: &'a str,
    found: &mut Found,
) -> &'a str {
    match &definition.value_type {
        ExtraFieldType::Text { maximum_length } => {
            if let Some(maximum) = maximum_length {
                flag_length(typed, Field::ExtraFields, *maximum, found);
            }
        }
        ExtraFieldType::Multiline { lines } => {
            let most = lines.unwrap_or(usize::MAX);
            if typed.trim_end().lines().count() > most {
                flag(Code::ExtraFieldTooManyLines, typed, found)
                    .with_number("maximum", most as u64);
            }
        }
        ExtraFieldType::Number { maximum } => {
            check_number(typed, maximum.as_deref(), found);
            return scan::trim(typed);
        }
        ExtraFieldType::Dropdown { values } => return choose(values, typed, found),
    }
    typed
}

/// The quick look at short whole numbers passes most; the others are compared digit by digit, since
/// floating point would round long ones.
fn check_number(typed: &str, maximum: Option<&str>, found: &mut Found) {
    // Nearly all are short and whole.
    let limit = maximum.map_or(Some(u64::MAX), scan::short_number);
    if let (Some(number), Some(limit)) = (scan::short_number(typed), limit)
        && number <= limit
    {
        return;
    }
    let read = |text| Decimal::read(scan::trim(text));
    match (read(typed), maximum.and_then(read)) {
        (None, _) => {
            flag(Code::ExtraFieldNotANumber, typed, found);
        }
        (Some(number), Some(limit)) if number.exceeds(limit) => {
            flag(Code::ExtraFieldTooLarge, typed, found)
                .with("maximum", maximum.unwrap_or_default());
        }
        _ => {}
    }
}

/// All of these issues name the value that was typed; the name of the field is added afterwards.
fn flag<'f>(code: Code, typed: &str, found: &'f mut Found) -> Added<'f> {
    found.add(code, Field::ExtraFields).with("value", typed)
}

/// The store's own spelling of a value from a list.
///
/// A list without values judges nothing: the store's record was incomplete.
fn choose<'a>(values: &'a [String], typed: &'a str, found: &mut Found) -> &'a str {
    let known = spelling(values, typed);
    match known {
        Some(value) if value != typed => {
            flag(Code::ExtraFieldSpelling, typed, found).with("spelling", value);
        }
        None if !values.is_empty() => {
            flag(Code::ExtraFieldNotListed, typed, found)
                .with_made("choices", || first_choices(values));
        }
        _ => {}
    }
    known.unwrap_or(typed)
}

/// An exact match comes before one that differs in case or outer blanks.
fn spelling<'a>(values: &'a [String], typed: &str) -> Option<&'a str> {
    let exactly = values.iter().find(|value| *value == typed);
    let alike = || {
        let wanted = scan::lower_case(scan::trim(typed));
        let mut values = values.iter();
        values.find(|value| scan::lower_case(scan::trim(value)) == wanted)
    };
    exactly.or_else(alike).map(String::as_str)
}

/// What a value is compared by where no two users may share one: two spellings of one value are one.
pub(super) fn unique_key<'a>(definition: &'a ExtraFieldDefinition, typed: &'a str) -> &'a str {
    let value = match &definition.value_type {
        ExtraFieldType::Dropdown { values } => spelling(values, typed).unwrap_or(typed),
        _ => typed,
    };
    scan::trim(value)
}
