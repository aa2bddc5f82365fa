//! Creating the good users of a batch.

use crate::creation;
use crate::envelope::{Refusal, success};
use crate::management::fields::USER;
use crate::management::ids::ids;
use crate::request_context::RequestContext;
use crate::sandbox::Sandbox;
use crate::state::State;
use crate::variants::Variants;
use crate::writing::Created;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// Creates the users that no rule speaks against. If there are others, the answer is the one of a page
/// of 2025: a 422 that holds every user as they were sent, with what is wrong or with what was given.
pub(super) fn create_in_part(
    items: &[Value],
    sandbox: &Sandbox,
    state: &mut State,
    context: RequestContext,
) -> Result<Response, Refusal> {
    let users = items.iter().map(|item| USER.read(item, &state.store));
    let users = users.map(|user| user.map_err(Refusal::fields)).collect();
    let outcomes = creation::create_each(sandbox, state, context, users)?;
    let all: Option<Vec<Value>> = outcomes
        .iter()
        .map(|one| one.as_ref().ok().map(ids))
        .collect();
    if let Some(all) = all {
        return Ok(success(&all.into()));
    }
    let errors: Vec<Value> = items
        .iter()
        .zip(outcomes)
        .map(|(item, outcome)| echo(item, outcome, &state.store.variants))
        .collect();
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    let body = json!({
        "code": status.as_u16(),
        "data": { "errors": errors },
        "meta": { "message": "Unprocessable entity" },
    });
    Ok((status, Json(body)).into_response())
}

/// A user as they were sent, with what became of them.
fn echo(item: &Value, outcome: Result<Created, Refusal>, variants: &Variants) -> Value {
    let mut echo = item.as_object().cloned().unwrap_or_default();
    match outcome {
        Ok(Created { user, .. }) => {
            echo.insert("id".to_owned(), user.id.into());
            echo.insert("bcId".to_owned(), user.customer_id.into());
            echo.insert("createdAt".to_owned(), user.created_at.into());
            echo.insert("updatedAt".to_owned(), user.updated_at.into());
        }
        Err(refusal) => {
            let refusal = if variants.snake_case_errors {
                refusal.in_snake_case()
            } else {
                refusal
            };
            let (_, sentence) = refusal.status_and_sentence();
            echo.insert("detail".to_owned(), sentence.into());
        }
    }
    Value::Object(echo)
}
