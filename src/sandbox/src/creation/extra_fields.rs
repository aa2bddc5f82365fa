//! The rules of the fields that a store has defined.

use crate::extra_field_definition::{ExtraFieldDefinition, ExtraFieldKind};
use crate::field_errors::FieldErrors;
use crate::store::Store;
use crate::user::{ExtraField, NewUser, StoredUser};
use std::collections::HashSet;

/// The field of a request that all complaints are about.
const FIELD: &str = "extraFields";

/// Somebody whose values are checked.
pub(super) struct Holder<'a> {
    /// The id of a user of the store.
    id: Option<u64>,
    values: &'a [ExtraField],
}

impl<'a> Holder<'a> {
    /// A new user. One who is there already and only gets a channel more keeps their values.
    pub(super) fn new(store: &Store, user: &'a NewUser) -> Self {
        Self {
            id: store.user_of(&user.email).map(|known| known.id),
            values: &user.extra_fields,
        }
    }

    pub(super) fn changed(user: &'a StoredUser) -> Self {
        Self {
            id: Some(user.id),
            values: &user.extra_fields,
        }
    }
}

/// What is wrong with the store-defined fields of each of those whom one request is about. The rules
/// are published (Users API, extra fields), the wording of a breach is not.
pub(super) fn complaints<'a>(
    store: &'a Store,
    holders: impl IntoIterator<Item = Holder<'a>>,
) -> Vec<FieldErrors> {
    let mut seen = HashSet::new();
    let complaints = holders.into_iter().map(|holder| {
        let mut errors = unknown(store, &holder);
        for definition in &store.extra_field_definitions {
            let name = &definition.name;
            let value = value(holder.values, name);
            if value.trim().is_empty() {
                if definition.required {
                    errors.add(FIELD, format!("\"{name}\" is required."));
                }
                continue;
            }
            if let Some(problem) = problem(definition, value) {
                errors.add(FIELD, format!("\"{name}\" {problem}."));
            }
            let repeated = definition.unique
                && (!seen.insert((name, value)) || is_used(store, holder.id, name, value));
            if repeated {
                errors.add(FIELD, format!("\"{name}\" has to be unique."));
            }
        }
        errors
    });
    complaints.collect()
}

/// Complaints about fields that the store has not defined.
fn unknown(store: &Store, holder: &Holder<'_>) -> FieldErrors {
    let mut errors = FieldErrors::default();
    if store.variants.unknown_extra_fields {
        return errors;
    }
    for ExtraField { field_name, .. } in holder.values {
        if store.extra_field(field_name).is_none() {
            errors.add(FIELD, format!("The store has no field \"{field_name}\"."));
        }
    }
    errors
}

fn value<'a>(values: &'a [ExtraField], name: &str) -> &'a str {
    values
        .iter()
        .find(|field| field.field_name == name)
        .map_or("", |field| &field.field_value)
}

/// What is wrong with a value by the kind of its field.
fn problem(definition: &ExtraFieldDefinition, value: &str) -> Option<String> {
    match definition.kind {
        ExtraFieldKind::Text => {
            let most: usize = limit(definition.maximum_length.as_deref())?;
            (value.chars().count() > most).then(|| format!("has more than {most} characters"))
        }
        // The number of rows is the height of a box, not a limit of its text.
        ExtraFieldKind::Multiline => None,
        ExtraFieldKind::Number => {
            let Some(number) = number(value) else {
                return Some("is not a number".to_owned());
            };
            let most: f64 = limit(definition.maximum_value.as_deref())?;
            (number > most).then(|| format!("is above {most}"))
        }
        ExtraFieldKind::Dropdown => {
            let known = definition.values.iter().any(|choice| choice == value);
            (!known).then(|| "is not one of the choices".to_owned())
        }
    }
}

fn limit<T: std::str::FromStr>(text: Option<&str>) -> Option<T> {
    text?.trim().parse().ok()
}

/// Reads digits with a sign and a fraction, if any. No exponents, and no words such as "inf".
fn number(value: &str) -> Option<f64> {
    let digits = value.strip_prefix(['-', '+']).unwrap_or(value);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if all_digits(whole) && all_digits(fraction) {
        value.parse().ok()
    } else {
        None
    }
}

/// Whether another user has that value.
fn is_used(store: &Store, own: Option<u64>, name: &str, value: &str) -> bool {
    store.users.iter().any(|other| {
        Some(other.id) != own
            && other
                .extra_fields
                .iter()
                .any(|field| field.field_name == name && field.field_value == value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_other_text() {
        for (text, expected) in [
            ("0", Some(0.0)),
            ("007", Some(7.0)),
            ("-12.50", Some(-12.5)),
            ("+3", Some(3.0)),
            ("", None),
            ("-", None),
            (".5", None),
            ("5.", None),
            ("1e3", None),
            ("1,000", None),
            ("inf", None),
            ("NaN", None),
            (" 1", None),
            ("٣", None),
            ("1.2.3", None),
        ] {
            assert_eq!(number(text), expected, "{text}");
        }
    }
}
