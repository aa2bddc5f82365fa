//! Creating several users by the archived API.

use super::envelope::{ArchiveRefusal, success};
use super::fields::BULK_USER;
use super::path::company;
use crate::authentication::{Archive, Authenticated};
use crate::creation;
use crate::envelope::Refusal;
use crate::field_errors::{FieldErrors, NON_FIELD};
use crate::fields::{Fields, RoleForm};
use crate::request_body::RequestBody;
use crate::request_context::RequestContext;
use crate::sandbox::Sandbox;
use crate::user::{NewUser, StoredUser};
use crate::variants::Variants;
use axum::extract::{Extension, Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::{Map, Value, json};

/// The most users one request may carry. Not published for this endpoint: it is the number that
/// the bulk endpoints of the API have in common.
const LIMIT: usize = 10;

/// `POST /api/v2/io/companies/{companyId}/users/bulk_create`: the good users are created, the
/// others come back as failed without a reason. One switch decides about all mails, and `uuid`
/// is not among the fields.
pub(super) async fn bulk(
    _: Authenticated<Archive>,
    State(sandbox): State<Sandbox>,
    Extension(context): Extension<RequestContext>,
    Path(company_id): Path<String>,
    body: RequestBody,
) -> Result<Response, ArchiveRefusal> {
    let mut state = sandbox.state();
    let company_id = company(&state.store, &company_id)?;
    let body = body.json()?;
    let variants = state.store.variants.clone();
    let (items, welcome_mail) = read(&body, &variants)?;
    if items.len() > LIMIT {
        return Err(ArchiveRefusal::Other(Refusal::Status(
            StatusCode::PAYLOAD_TOO_LARGE,
            "Request Entity Too Large",
            "Add up to ten data at a time".to_owned(),
        )));
    }
    let users: Vec<Result<NewUser, Refusal>> = items
        .iter()
        .map(|item| {
            let user = BULK_USER.read(item, &state.store);
            user.map_err(Refusal::fields).map(|user| NewUser {
                company_id,
                welcome_mail,
                ..user
            })
        })
        .collect();
    let outcomes = creation::create_each(&sandbox, &mut state, context, users)?;
    let mut successful = Vec::new();
    let mut failed = Vec::new();
    for (item, outcome) in items.iter().zip(outcomes) {
        match outcome {
            Ok(created) => successful.push(record(&created.user)),
            Err(_) => failed.push(echo(item)),
        }
    }
    let data = json!({ "failedItems": failed, "successfulItems": successful });
    Ok(success(&data, "Success"))
}

/// The users of the body and its switch for the mails.
fn read<'a>(
    body: &'a Value,
    variants: &'a Variants,
) -> Result<(&'a Vec<Value>, bool), FieldErrors> {
    let mut fields = Fields::of_user(body, variants)?;
    let welcome_mail = fields
        .optional_switch("acceptWelcomeEmail")
        .unwrap_or_default();
    let users = fields.required("users");
    fields.finish()?;
    match users {
        Some(Value::Array(users)) if !users.is_empty() && users.iter().all(Value::is_object) => {
            Ok((users, welcome_mail))
        }
        _ => Err(FieldErrors::one(NON_FIELD, "Invalid data.")),
    }
}

fn record(user: &StoredUser) -> Value {
    json!({
        "customerId": user.customer_id,
        "email": user.email,
        "firstName": user.first_name,
        "lastName": user.last_name,
        "phone": user.phone_number,
        "userRole": user.role,
    })
}

/// What was sent, without a word about what is wrong with it.
fn echo(item: &Value) -> Value {
    let mut record = Map::new();
    for name in ["email", "firstName", "lastName", "phone", "userRole"] {
        if let Some(value) = item.get(name) {
            let value = match RoleForm::Any.read(value) {
                Some(code) if name == "userRole" => json!(code),
                _ => value.clone(),
            };
            record.insert(name.to_owned(), value);
        }
    }
    Value::Object(record)
}
