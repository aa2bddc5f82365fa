//! How the management and the storefront API word an answer.

use crate::field_errors::{self, FieldErrors};
use crate::page::Page;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// The class of complaints about fields.
const PARAMETER_ERROR: &str = "Parameter Error";

/// Why a request was refused.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// 422: a well-formed request that breaks a rule. `class` says which kind of rule.
    Unprocessable { class: &'static str, detail: Value },
    /// 403, without `data` and `meta`, as the Channels API shows it.
    Forbidden(&'static str),
    /// 404 of a record that is not there, with nothing in `data` (Companies API).
    NotFound,
    /// Any other status, with the class of the error and its detail.
    Status(StatusCode, &'static str, String),
}

impl Refusal {
    /// Fields that break their own rule: sentences per field.
    pub(crate) fn fields(errors: FieldErrors) -> Self {
        Self::Unprocessable {
            class: PARAMETER_ERROR,
            detail: errors.into_value(),
        }
    }

    /// Fields that break their own rule, user by user.
    pub(crate) fn rows(rows: Vec<Value>) -> Self {
        Self::Unprocessable {
            class: PARAMETER_ERROR,
            detail: Value::Array(rows),
        }
    }

    /// A rule that spans fields or users: one sentence.
    pub(crate) fn logic(sentence: impl Into<String>) -> Self {
        Self::Unprocessable {
            class: "Processing data contains logical errors",
            detail: Value::String(sentence.into()),
        }
    }

    /// A request beyond the budget. The status is published (API best practices), the body is not.
    pub(crate) fn over_budget() -> Self {
        Self::Status(
            StatusCode::TOO_MANY_REQUESTS,
            "Too Many Requests",
            "Request limit exceeded. Try again when the window resets.".to_owned(),
        )
    }

    /// An error whose class and detail are the same sentence.
    pub(crate) fn plain(status: StatusCode, sentence: &'static str) -> Self {
        Self::Status(status, sentence, sentence.to_owned())
    }

    /// The refusal with the fields of its complaints renamed.
    pub(crate) fn in_snake_case(self) -> Self {
        match self {
            Self::Unprocessable { class, detail } => Self::Unprocessable {
                class,
                detail: field_errors::in_snake_case(detail),
            },
            other => other,
        }
    }

    /// What a refusal comes down to where there are no envelopes.
    pub(crate) fn status_and_sentence(self) -> (StatusCode, String) {
        match self {
            Self::Unprocessable { detail, .. } => (
                StatusCode::UNPROCESSABLE_ENTITY,
                field_errors::sentence(None, &detail),
            ),
            Self::Forbidden(message) => (StatusCode::FORBIDDEN, message.to_owned()),
            Self::NotFound => (StatusCode::NOT_FOUND, "Not found.".to_owned()),
            Self::Status(status, _, message) => (status, message),
        }
    }

    /// The refusal as the storefront API is taken to word it. Nothing is published: a 422 has
    /// the management detail under the storefront's top-level message; what the service
    /// refuses before it gets to the endpoint looks the same everywhere.
    pub(crate) fn storefront(self) -> Response {
        match self {
            Self::Unprocessable { class, detail } => {
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                let body = json!({
                    "code": status.as_u16(),
                    "data": { "errMsg": detail },
                    "message": class,
                });
                (status, Json(body)).into_response()
            }
            Self::Forbidden(_) | Self::NotFound | Self::Status(..) => self.into_response(),
        }
    }
}

/// The refusal as the management API words it (Users API).
impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, class, detail) = match self {
            Self::Unprocessable { class, detail } => {
                (StatusCode::UNPROCESSABLE_ENTITY, class, detail)
            }
            Self::Status(status, class, detail) => (status, class, Value::String(detail)),
            Self::NotFound => {
                let status = StatusCode::NOT_FOUND;
                let body = json!({
                    "code": status.as_u16(),
                    "data": {},
                    "meta": { "message": "This resource is not found." },
                });
                return (status, Json(body)).into_response();
            }
            Self::Forbidden(message) => {
                let status = StatusCode::FORBIDDEN;
                let body = json!({ "code": status.as_u16(), "message": message });
                return (status, Json(body)).into_response();
            }
        };
        let body = json!({
            "code": status.as_u16(),
            "data": { "errMsg": detail },
            "meta": { "message": class },
        });
        (status, Json(body)).into_response()
    }
}

/// The management success envelope.
pub(crate) fn success(data: &Value) -> Response {
    Json(json!({ "code": 200, "data": data, "meta": { "message": "Success" } })).into_response()
}

/// The management envelope of a page of a list.
pub(crate) fn listing(records: &[Value], total: usize, page: Page) -> Response {
    let body = json!({
        "code": 200,
        "data": records,
        "meta": { "message": "SUCCESS", "pagination": page.pagination(total) },
    });
    Json(body).into_response()
}
