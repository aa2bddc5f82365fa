use axum::{
    body::Bytes,
    extract::{Extension, Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use serde_json::{Map, Value, json};

use super::{
    company, draft,
    envelope::{ArchiveRefusal, success},
};
use crate::{
    authentication,
    context::Context,
    creation,
    envelope::Refusal,
    field_errors::{FieldErrors, NON_FIELD},
    fields::Fields,
    request_body,
    sandbox::Sandbox,
    store::Store,
    user::NewUser,
};

/// The most users one request may carry. Not published for this endpoint: it is the number that
/// the bulk endpoints of the API have in common.
const LIMIT: usize = 10;

/// `POST /api/v2/io/companies/{companyId}/users/bulk_create`: the good users are created, the
/// others come back as failed without a reason. One switch decides about all mails, and `uuid`
/// is not among the fields.
pub(super) async fn bulk(
    State(sandbox): State<Sandbox>,
    Extension(context): Extension<Context>,
    Path(company_id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, ArchiveRefusal> {
    authentication::archive(&headers)?;
    let mut state = sandbox.state();
    let company_id = company(&state.store, &company_id)?;
    let body = request_body::read(&headers, &body)?;
    let (items, welcome_mail) = read(&body)?;
    if items.len() > LIMIT {
        return Err(ArchiveRefusal::Other(Refusal::Status(
            StatusCode::PAYLOAD_TOO_LARGE,
            "Request Entity Too Large",
            "Add up to ten data at a time".to_owned(),
        )));
    }
    let users: Vec<Option<NewUser>> = items
        .iter()
        .map(|item| {
            let mut user = draft::read_shared(item, company_id, &state.store).ok()?;
            user.welcome_mail = welcome_mail;
            Some(user)
        })
        .collect();
    let outcomes = creation::create_each(&sandbox, &mut state, context, users)?;
    let mut successful = Vec::new();
    let mut failed = Vec::new();
    for (item, outcome) in items.iter().zip(outcomes) {
        match outcome.and_then(|ids| created(&state.store, ids.user_id)) {
            Some(record) => successful.push(record),
            None => failed.push(echo(item)),
        }
    }
    let data = json!({ "failedItems": failed, "successfulItems": successful });
    Ok(success(&data, "Success"))
}

/// The users of the body and its switch for the mails.
fn read(body: &Value) -> Result<(&Vec<Value>, bool), FieldErrors> {
    let mut fields = Fields::of(body)?;
    let welcome_mail = draft::welcome_mail(&mut fields);
    let users = fields.required("users");
    fields.finish()?;
    match users {
        Some(Value::Array(users)) if !users.is_empty() && users.iter().all(Value::is_object) => {
            Ok((users, welcome_mail))
        }
        _ => Err(FieldErrors::one(NON_FIELD, "Invalid data.")),
    }
}

fn created(store: &Store, id: u64) -> Option<Value> {
    let user = store.user(id)?;
    Some(json!({
        "customerId": user.customer_id,
        "email": user.email,
        "firstName": user.first_name,
        "lastName": user.last_name,
        "phone": user.phone_number,
        "userRole": user.role,
    }))
}

/// What was sent, without a word about what is wrong with it.
fn echo(item: &Value) -> Value {
    let mut record = Map::new();
    for name in ["email", "firstName", "lastName", "phone", "userRole"] {
        if let Some(value) = item.get(name) {
            let value = match draft::written_role(value) {
                Some(code) if name == "userRole" => json!(code),
                _ => value.clone(),
            };
            record.insert(name.to_owned(), value);
        }
    }
    Value::Object(record)
}
