//! The store's own fields.

use super::Finding;
use super::decimal::Decimal;
use super::remembered::Remembered;
use super::text::{flag_hidden, flag_length, joined};
use crate::config::{ExtraFieldDefinition, ExtraFieldType, StoreRules};
use crate::issue::{Code, Issue};
use crate::scan;
use crate::user::{ExtraField, Field};

/// Checks names and values against what the store defined, as far as that is known.
/// Fields without a value are left out, or take the store's default; line breaks and tabs
/// are fine in values, since some fields have several lines.
#[must_use]
pub fn check_extra_fields(typed: &[ExtraField], store: &StoreRules) -> Finding<Vec<ExtraField>> {
    check_remembering(typed, store, &mut Remembered::default())
}

/// The same for one of many users under the same rules.
pub(super) fn check_remembering(
    typed: &[ExtraField],
    store: &StoreRules,
    remembered: &mut Remembered,
) -> Finding<Vec<ExtraField>> {
    let mut issues = Vec::new();
    let mut fields: Vec<ExtraField> = Vec::new();
    for field in typed {
        if scan::is_blank(&field.value) {
            continue;
        }
        let typed_name = scan::trim(&field.name);
        let definition = remembered.extra_field(typed_name, store);
        let name = definition.map_or(typed_name, |definition| &definition.name);
        let mut found = Vec::new();
        if name.is_empty() {
            found.push(Issue::new(Code::ExtraFieldUnnamed, Field::ExtraFields));
        } else if fields.iter().any(|other| other.name == name) {
            found.push(Issue::new(Code::ExtraFieldRepeated, Field::ExtraFields));
        } else if definition.is_none() && store.extra_fields.is_some() {
            found.push(Issue::new(Code::ExtraFieldUnknown, Field::ExtraFields));
        }
        if !scan::is_plain(&field.value) {
            let on_one_line = field.value.replace(['\n', '\r', '\t'], " ");
            flag_hidden(&on_one_line, Field::ExtraFields, &mut found);
        }
        let value = match definition {
            Some(definition) => check_value(definition, &field.value, &mut found),
            None => field.value.clone(),
        };
        issues.extend(
            found
                .into_iter()
                .map(|issue| issue.with("name", typed_name)),
        );
        fields.push(ExtraField {
            name: name.to_owned(),
            value,
        });
    }
    for definition in store.extra_fields.iter().flatten() {
        if !fields.iter().any(|field| field.name == definition.name) {
            fields.extend(fallback(definition, &mut issues));
        }
    }
    let good = !issues.iter().any(Issue::is_error);
    (good.then_some(fields), issues)
}

/// The value that stands in for a field that was left blank, if it needs one.
fn fallback(definition: &ExtraFieldDefinition, issues: &mut Vec<Issue>) -> Option<ExtraField> {
    let code = match (&definition.default_value, definition.required) {
        // A default is one value for all, and this field wants a different one for each.
        (Some(_), _) if definition.unique && !definition.required => return None,
        (Some(_), _) if !definition.unique => Code::ExtraFieldDefaulted,
        (_, true) => Code::ExtraFieldRequired,
        (_, false) => return None,
    };
    let issue = Issue::new(code, Field::ExtraFields).with("name", &definition.name);
    let value = definition.default_value.clone().unwrap_or_default();
    issues.push(issue.with("value", &value));
    Some(ExtraField {
        name: definition.name.clone(),
        value,
    })
}

/// The value as it is sent.
fn check_value(definition: &ExtraFieldDefinition, typed: &str, issues: &mut Vec<Issue>) -> String {
    let issue = |code: Code| Issue::new(code, Field::ExtraFields).with("value", typed);
    match &definition.value_type {
        ExtraFieldType::Text { maximum_length } => {
            if let Some(maximum) = maximum_length {
                flag_length(typed, Field::ExtraFields, *maximum, issues);
            }
        }
        ExtraFieldType::Multiline { lines } => {
            let most = lines.unwrap_or(usize::MAX);
            if typed.trim_end().lines().count() > most {
                issues.push(issue(Code::ExtraFieldTooManyLines).with("maximum", most.to_string()));
            }
        }
        ExtraFieldType::Number { maximum } => {
            let number = Decimal::read(typed.trim());
            let limit = maximum
                .as_deref()
                .and_then(|text| Decimal::read(text.trim()));
            match (number, limit) {
                (None, _) => issues.push(issue(Code::ExtraFieldNotANumber)),
                (Some(number), Some(limit)) if number.exceeds(limit) => {
                    let maximum = maximum.as_deref().unwrap_or_default();
                    issues.push(issue(Code::ExtraFieldTooLarge).with("maximum", maximum));
                }
                _ => {}
            }
            return typed.trim().to_owned();
        }
        ExtraFieldType::Dropdown { values } => return choose(values, typed, issues),
    }
    typed.to_owned()
}

/// The store's own spelling of a value from a list.
fn choose(values: &[String], typed: &str, issues: &mut Vec<Issue>) -> String {
    let issue = |code: Code| Issue::new(code, Field::ExtraFields).with("value", typed);
    if values.is_empty() || values.iter().any(|value| value == typed) {
        return typed.to_owned();
    }
    let wanted = typed.trim().to_lowercase();
    match values
        .iter()
        .find(|value| value.trim().to_lowercase() == wanted)
    {
        Some(value) => {
            issues.push(issue(Code::ExtraFieldSpelling).with("spelling", value));
            value.clone()
        }
        None => {
            issues.push(issue(Code::ExtraFieldNotListed).with("choices", joined(values)));
            typed.to_owned()
        }
    }
}
