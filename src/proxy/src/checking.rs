//! Checking every user again with the engine's own checks. What goes upstream is
//! encoded from the checked value, so nothing unknown can slip through.

use crate::batch::Element;
use crate::envelope::Refusal;
use b2b_users_core::check::check_user;
use b2b_users_core::config::Rules;
use b2b_users_core::user::{CompanyId, Field, NewUser};
use b2b_users_core::wire::management::{draft_from_json, user_to_json};
use serde_json::{Map, Value, json};

/// What is wrong with one user: field names with sentences, as the upstream writes it.
/// Empty when nothing is.
type Faults = Map<String, Value>;

/// The name under which the upstream reports what concerns no single field.
const WHOLE_USER: &str = "non_field_errors";

/// The checked request body of a single create.
///
/// # Errors
/// 422 with `errMsg` as fields with sentences.
pub(crate) fn single(element: &Element) -> Result<Value, Refusal> {
    match check(element) {
        Ok(user) => Ok(user_to_json(&user)),
        Err(faults) => Err(Refusal::parameters(faults)),
    }
}

/// The checked request body of a bulk create. All users must be of one company.
///
/// # Errors
/// 422 with `errMsg` as a list aligned with the request, `{}` for each good user.
pub(crate) fn bulk(elements: &[Element]) -> Result<Value, Refusal> {
    let checked: Vec<_> = elements.iter().map(check).collect();
    let company = checked.iter().flatten().map(NewUser::company_id).next();
    let rows: Vec<_> = checked
        .into_iter()
        .map(|row| row.and_then(|user| same(company, user)))
        .collect();
    if rows.iter().all(Result::is_ok) {
        return Ok(rows.iter().flatten().map(user_to_json).collect());
    }
    let faults = rows
        .into_iter()
        .map(|row| Value::Object(row.err().unwrap_or_default()));
    Err(Refusal::parameters(faults.collect::<Vec<_>>()))
}

fn check(element: &Element) -> Result<NewUser, Faults> {
    let object = match element {
        Element::Object(object) => object,
        Element::RepeatedKey(key) => {
            return Err(fault(key, "This field is given more than once."));
        }
        Element::Other => {
            return Err(fault(
                WHOLE_USER,
                "Expected an object with the user's fields.",
            ));
        }
    };
    let (draft, unknown) = draft_from_json(object);
    let checked = check_user(&draft, &Rules::management());
    let mut faults = Faults::new();
    for issue in checked.issues.iter().filter(|issue| issue.is_error()) {
        add(
            &mut faults,
            issue.field.map_or(WHOLE_USER, |field| field.name()),
            issue.message(),
        );
    }
    for key in unknown {
        let message = if key == Field::ExtraFields.name() {
            "Expected a list of objects with fieldName and fieldValue."
        } else {
            "This field is not known."
        };
        add(&mut faults, &key, message.to_owned());
    }
    match checked.user {
        Some(user) if faults.is_empty() => Ok(user),
        None if faults.is_empty() => Err(fault(WHOLE_USER, "This user did not pass the checks.")),
        _ => Err(faults),
    }
}

fn same(company: Option<CompanyId>, user: NewUser) -> Result<NewUser, Faults> {
    if company == Some(user.company_id()) {
        return Ok(user);
    }
    Err(fault(
        "companyId",
        "All users of one request must be of the same company.",
    ))
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
