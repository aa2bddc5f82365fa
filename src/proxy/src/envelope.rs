//! Answers that the proxy makes itself, in the upstream's own envelope.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// The name under which the upstream reports what concerns no single field.
pub(crate) const NO_FIELD: &str = "non_field_errors";

/// What the proxy can say about the effect of a request that it did not relay to the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Applied {
    /// Proven: no byte of the request reached the upstream, or the upstream declined it
    /// before doing any work.
    No,
    /// Nobody can tell.
    Unknown,
}

/// An answer of the proxy's own: `{"code", "data": {"errMsg"}, "meta": {"message", "applied"}}`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Refusal {
    status: StatusCode,
    message: &'static str,
    detail: Value,
    applied: Applied,
    allow: Option<&'static str>,
}

impl Refusal {
    /// A refusal before anything was sent. `message` names the class of the error as the
    /// upstream would; `detail` is the `errMsg`: a sentence, fields with sentences, or rows.
    pub(crate) fn new(status: StatusCode, message: &'static str, detail: impl Into<Value>) -> Self {
        Self {
            status,
            message,
            detail: detail.into(),
            applied: Applied::No,
            allow: None,
        }
    }

    /// The same refusal, with what is known of the request's effect.
    pub(crate) fn applied(mut self, applied: Applied) -> Self {
        self.applied = applied;
        self
    }

    /// The status that a client sees.
    pub(crate) fn status(&self) -> StatusCode {
        self.status
    }

    /// Another site may be asking: 403.
    pub(crate) fn forbidden(detail: &'static str) -> Self {
        Self::new(StatusCode::FORBIDDEN, "Forbidden", detail)
    }

    /// The request is not understood: 400.
    pub(crate) fn bad_request(detail: impl Into<Value>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "Bad Request", detail)
    }

    /// Too many bytes or users: 413, in the upstream's words.
    pub(crate) fn too_large(detail: impl Into<Value>) -> Self {
        Self::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "Request Entity Too Large",
            detail,
        )
    }

    /// The users are at fault: 422, in the upstream's words.
    pub(crate) fn parameters(detail: impl Into<Value>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "Parameter Error", detail)
    }

    /// There is nothing at this path: 404.
    pub(crate) fn not_found() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "Not Found Error",
            "There is nothing at this path.",
        )
    }

    /// The path exists, but not for this method: 405 with the methods that it takes.
    pub(crate) fn method_not_allowed(allow: &'static str) -> Self {
        let detail = format!("This path takes {allow} only.");
        let refusal = Self::new(StatusCode::METHOD_NOT_ALLOWED, "Method Not Allowed", detail);
        Self {
            allow: Some(allow),
            ..refusal
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let applied = match self.applied {
            Applied::No => Value::Bool(false),
            Applied::Unknown => Value::Null,
        };
        let body = json!({
            "code": self.status.as_u16(),
            "data": { "errMsg": self.detail },
            "meta": { "message": self.message, "applied": applied },
        });
        let mut response = (self.status, axum::Json(body)).into_response();
        if let Some(allow) = self.allow {
            response
                .headers_mut()
                .insert(header::ALLOW, HeaderValue::from_static(allow));
        }
        response
    }
}
