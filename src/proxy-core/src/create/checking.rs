//! Checking every user again with the engine's own checks. What goes upstream is
//! encoded from the checked value, so nothing unknown can slip through.

use super::batch::{Element, REPEATED, UNKNOWN};
use super::call::Call;
use crate::refusal::{NO_FIELD, Refusal};
use b2b_users_core::check::check_user;
use b2b_users_core::user::{Field, NewUser};
use b2b_users_text::Language;
use serde_json::{Map, Value, json};

/// What is wrong with one user: field names with sentences, as the upstream writes it.
/// Empty when nothing is.
type Faults = Map<String, Value>;

/// The checked user of a single create.
///
/// # Errors
/// 422 with `errMsg` as fields with sentences.
pub(super) fn one(call: Call, element: &Element) -> Result<NewUser, Refusal> {
    check(call, element).map_err(Refusal::users)
}

/// The checked users of a bulk create. Whether they may be of several companies is for the store to say:
/// its documentation does not.
///
/// # Errors
/// 422 with `errMsg` as a list aligned with the request, `{}` for each good user.
pub(super) fn several(call: Call, elements: &[Element]) -> Result<Vec<NewUser>, Refusal> {
    let rows: Vec<_> = elements
        .iter()
        .map(|element| check(call, element))
        .collect();
    if rows.iter().all(Result::is_ok) {
        return Ok(rows.into_iter().flatten().collect());
    }
    let faults = rows
        .into_iter()
        .map(|row| Value::Object(row.err().unwrap_or_default()));
    Err(Refusal::users(faults.collect::<Vec<_>>()))
}

fn check(call: Call, element: &Element) -> Result<NewUser, Faults> {
    let object = match element {
        Element::Object(object) => object,
        Element::RepeatedKey(key) => {
            return Err(fault(key, REPEATED));
        }
        Element::Other => {
            return Err(fault(
                NO_FIELD,
                "Expected an object with the user's fields.",
            ));
        }
    };
    let (draft, unknown) = call.draft(object);
    let checked = check_user(&draft, &call.rules());
    let language = Language::english();
    let mut faults = Faults::new();
    for issue in checked.issues.iter().filter(|issue| issue.is_error()) {
        add(
            &mut faults,
            issue.field.map_or(NO_FIELD, |field| call.name(field)),
            language.issue(issue),
        );
    }
    for key in unknown {
        let message = if key == call.name(Field::ExtraFields) {
            "Expected a list of objects with fieldName and fieldValue."
        } else {
            UNKNOWN
        };
        add(&mut faults, &key, message.to_owned());
    }
    match checked.user {
        Some(user) if faults.is_empty() => Ok(user),
        None if faults.is_empty() => Err(fault(NO_FIELD, "This user did not pass the checks.")),
        _ => Err(faults),
    }
}

fn fault(field: &str, message: &str) -> Faults {
    let mut faults = Faults::new();
    add(&mut faults, field, message.to_owned());
    faults
}

fn add(faults: &mut Faults, field: &str, message: String) {
    if let Value::Array(messages) = faults.entry(field).or_insert_with(|| json!([])) {
        messages.push(message.into());
    }
}
