//! How the archived API words an answer.

use crate::envelope::Refusal;
use crate::field_errors::FieldErrors;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// The code of a body that breaks a rule; the status beside it is 400.
const PARAMETER_VALUE_ERROR: u16 = 10_012;

/// Why an archived endpoint refused a request.
#[derive(Debug)]
pub(super) enum ArchiveRefusal {
    /// The Company of the path is not there.
    NoCompany,
    /// Something else, worded as briefly as this API words it: a broken rule is not named.
    Other(Refusal),
}

impl From<Refusal> for ArchiveRefusal {
    fn from(refusal: Refusal) -> Self {
        Self::Other(refusal)
    }
}

impl From<FieldErrors> for ArchiveRefusal {
    fn from(errors: FieldErrors) -> Self {
        Self::Other(Refusal::fields(errors))
    }
}

impl IntoResponse for ArchiveRefusal {
    fn into_response(self) -> Response {
        let (status, body) = match self {
            Self::NoCompany => (
                StatusCode::NOT_FOUND,
                json!({
                    "code": 404,
                    "data": { "errMsg": "Companies Does not Exist" },
                    "message": "Not Found Error",
                }),
            ),
            Self::Other(Refusal::Unprocessable { .. }) => (
                StatusCode::BAD_REQUEST,
                json!({
                    "code": PARAMETER_VALUE_ERROR,
                    "data": {},
                    "message": "PARAMETER VALUE ERROR",
                }),
            ),
            // What the service refuses before the endpoint looks the same everywhere.
            Self::Other(refusal) => return refusal.into_response(),
        };
        (status, Json(body)).into_response()
    }
}

/// The success envelope, with its message at the top.
pub(super) fn success(data: &Value, message: &str) -> Response {
    Json(json!({ "code": 200, "data": data, "message": message })).into_response()
}
