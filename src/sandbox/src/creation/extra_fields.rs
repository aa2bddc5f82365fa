//! The rules of the fields that a store has defined.

use crate::extra_field_definition::{ExtraFieldDefinition, ExtraFieldKind};
use crate::field_errors::FieldErrors;
use crate::store::Store;
use crate::user::NewUser;
use std::collections::HashSet;

/// The field of a request that all complaints are about.
const FIELD: &str = "extraFields";

/// Checks the store-defined fields of the users of one request. The rules are published (Users
/// API, extra fields), the wording of a breach is not.
pub(super) fn check(store: &Store, users: &[NewUser]) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::default();
    let mut seen = HashSet::new();
    for user in users {
        for field in &user.extra_fields {
            if store.extra_field(&field.field_name).is_none()
                && !store.variants.unknown_extra_fields
            {
                let sentence = format!("The store has no field \"{}\".", field.field_name);
                errors.add(FIELD, sentence);
            }
        }
        for definition in &store.extra_field_definitions {
            let name = &definition.name;
            let value = value(user, name);
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
                && (!seen.insert((name, value)) || is_used(store, user, name, value));
            if repeated {
                errors.add(FIELD, format!("\"{name}\" has to be unique."));
            }
        }
    }
    if errors.is_empty() {
        Ok(())
    } else {
        Err(errors)
    }
}

fn value<'a>(user: &'a NewUser, name: &str) -> &'a str {
    user.extra_fields
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

/// Whether another user has that value. A user who only gets a channel more keeps theirs.
fn is_used(store: &Store, user: &NewUser, name: &str, value: &str) -> bool {
    let own = store.user_of(&user.email).map(|known| known.id);
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
