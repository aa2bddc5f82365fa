//! Answers that the proxy makes itself, in the upstream's own envelope.
//!
//! Each cause is a variant; its status, its words and what it says of the effect of the request are decided
//! here and nowhere else.

mod applied;
mod fault;

pub use applied::Applied;
pub use fault::UpstreamFault;

use crate::MAXIMUM_BODY_BYTES;
use http::StatusCode;
use serde_json::{Map, Value, json};
use std::time::Duration;

/// The name under which the upstream reports what concerns no single field.
pub const NO_FIELD: &str = "non_field_errors";

/// Why a request was not relayed to its end.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Refusal {
    /// The `Host` header names something else than this proxy.
    ForeignHost,
    /// The browser says that another site asks.
    ForeignSite,
    /// The `Origin` header names another origin.
    ForeignOrigin,
    /// There is nothing at this path.
    NotFound,
    /// The path takes only these methods, such as `GET, POST`.
    Method(&'static str),
    /// The body does not say that it is JSON.
    ContentType,
    /// The head says in more than one way where the body ends.
    Framing,
    /// The body took longer than this.
    SlowBody(Duration),
    /// The body broke off.
    BrokenBody,
    /// The body has more than [`MAXIMUM_BODY_BYTES`].
    LargeBody,
    /// The body is not UTF-8.
    NotUtf8,
    /// The body is no JSON from this line and column on, counted from 1.
    NotJson {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// The body holds more than [`MAXIMUM_USERS`](crate::MAXIMUM_USERS).
    TooManyUsers,
    /// The users are at fault: fields with sentences, or a list of those, one for each user.
    Users(Value),
    /// Parameters of a query are unknown, repeated or wrong, each with a sentence.
    Query(Map<String, Value>),
    /// There are no credentials for this path, which these environment variables would hold.
    NoCredentials(&'static str),
    /// A stop was asked for.
    Draining,
    /// The budget has no room for another request before so many milliseconds.
    NoBudget(u64),
    /// The key of a batch cannot be one.
    Key,
    /// The key is that of another request.
    OtherRequest,
    /// The request of this key is under way.
    Running,
    /// The request of this key was sent, and nothing proves what came of it.
    Unknown,
    /// Users of the request are in another one, of which is not known yet what came of it: it will be after so many
    /// milliseconds at most.
    Claimed(u64),
    /// The ledger cannot be asked. Nothing was sent.
    NoAccount,
    /// The exchange with the store's API failed.
    Upstream(UpstreamFault),
}

impl Refusal {
    /// The users are at fault.
    pub fn users(faults: impl Into<Value>) -> Self {
        Self::Users(faults.into())
    }

    /// One field of a request is at fault.
    #[must_use]
    pub fn field(field: &str, fault: &str) -> Self {
        Self::Users(json!({ field: [fault] }))
    }

    /// The status that a client sees.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotUtf8
            | Self::NotJson { .. }
            | Self::Query(_)
            | Self::Framing
            | Self::Key
            | Self::BrokenBody => StatusCode::BAD_REQUEST,
            Self::ForeignHost | Self::ForeignSite | Self::ForeignOrigin => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::SlowBody(_) => StatusCode::REQUEST_TIMEOUT,
            Self::Running | Self::Unknown | Self::Claimed(_) => StatusCode::CONFLICT,
            Self::LargeBody | Self::TooManyUsers => StatusCode::PAYLOAD_TOO_LARGE,
            Self::ContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Users(_) | Self::OtherRequest => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NoBudget(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::NoCredentials(_) | Self::Draining | Self::NoAccount => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::Upstream(fault) => fault.status(),
        }
    }

    /// What is known of the effect of the request.
    #[must_use]
    pub const fn applied(&self) -> Applied {
        match self {
            Self::Upstream(fault) => fault.applied(),
            // The first request of this key was sent.
            Self::Running | Self::Unknown => Applied::Unknown,
            // Everything else is said before anything is sent.
            _ => Applied::No,
        }
    }

    /// How many seconds to wait before the request is worth another try, for `Retry-After`.
    #[must_use]
    pub const fn retry_after(&self) -> Option<u64> {
        match self {
            Self::NoBudget(milliseconds) | Self::Claimed(milliseconds) => {
                Some(milliseconds.div_ceil(1000))
            }
            Self::Running => Some(1),
            _ => None,
        }
    }

    /// The methods of the path, for `Allow`.
    #[must_use]
    pub const fn allow(&self) -> Option<&'static str> {
        match self {
            Self::Method(methods) => Some(methods),
            _ => None,
        }
    }

    /// The body: `{"code", "data": {"errMsg"}, "meta": {"message", "applied"}}`, and `meta.code` where
    /// programs have to tell causes of one status apart.
    #[must_use]
    pub fn body(&self) -> Value {
        let applied = match self.applied() {
            Applied::No => Value::Bool(false),
            Applied::Unknown => Value::Null,
        };
        let mut meta = json!({ "message": self.message(), "applied": applied });
        if let (Some(code), Some(meta)) = (self.code(), meta.as_object_mut()) {
            meta.insert("code".to_owned(), code.into());
        }
        json!({ "code": self.status().as_u16(), "data": { "errMsg": self.detail() }, "meta": meta })
    }

    /// The stable code, where a status has several causes.
    const fn code(&self) -> Option<&'static str> {
        match self {
            Self::Key => Some("idempotency.invalid"),
            Self::OtherRequest => Some("idempotency.mismatch"),
            Self::Running => Some("idempotency.running"),
            Self::Unknown => Some("idempotency.unknown"),
            Self::Claimed(_) => Some("claim.taken"),
            Self::NoAccount => Some("ledger.unavailable"),
            Self::NoBudget(_) => Some("budget.spent"),
            _ => None,
        }
    }

    /// The class of the error, as the upstream names it.
    fn message(&self) -> &'static str {
        match self {
            Self::NotFound => "Not Found Error",
            Self::LargeBody | Self::TooManyUsers => "Request Entity Too Large",
            Self::SlowBody(_) => "Request Timeout",
            Self::Users(_) => "Parameter Error",
            Self::NoCredentials(_) => "No credentials",
            Self::Draining => "Shutting down",
            Self::NoAccount => "No ledger",
            Self::OtherRequest => "Key used before",
            Self::Upstream(fault) => fault.message(),
            _ => self.status().canonical_reason().unwrap_or_default(),
        }
    }

    /// What is wrong: a sentence, fields with sentences, or rows.
    fn detail(&self) -> Value {
        let sentence = match self {
            Self::Users(faults) => return faults.clone(),
            Self::Query(faults) => return faults.clone().into(),
            Self::ForeignHost => {
                "The request is not addressed to this proxy: check the Host header."
            }
            Self::ForeignSite => "Requests from other sites are refused.",
            Self::ForeignOrigin => "Requests from other origins are refused.",
            Self::NotFound => "There is nothing at this path.",
            Self::Method(methods) => return format!("This path takes {methods} only.").into(),
            Self::ContentType => "Send the request with Content-Type: application/json.",
            Self::Framing => "Send Content-Length once, and never beside Transfer-Encoding.",
            Self::SlowBody(limit) => {
                let seconds = limit.as_secs_f32();
                return format!("The request body took longer than {seconds} seconds.").into();
            }
            Self::BrokenBody => "The request body broke off.",
            Self::LargeBody => {
                return format!("A request may have at most {MAXIMUM_BODY_BYTES} bytes.").into();
            }
            Self::NotUtf8 => "The request body is not UTF-8.",
            // The library's own message can quote the body; the position is enough.
            Self::NotJson { line, column } => {
                let place = format!("line {line}, column {column}");
                return format!("The request body is not valid JSON ({place}).").into();
            }
            // In the upstream's words.
            Self::TooManyUsers => "Add up to ten data at a time",
            Self::NoCredentials(variables) => {
                let start = "The proxy has no credentials for this path: start it with";
                return format!("{start} {variables}. Nothing was sent.").into();
            }
            Self::Draining => "The proxy is shutting down. Nothing was sent.",
            Self::NoBudget(_) => {
                "The store's budget of requests is spent. Nothing was sent; send it again later."
            }
            Self::Key => {
                "An Idempotency-Key is one value of 1 to 255 visible ASCII characters in quotation marks, with no quotation mark or backslash in it."
            }
            Self::OtherRequest => {
                "This Idempotency-Key was used for another request. Nothing was sent."
            }
            Self::Running => {
                "The request of this Idempotency-Key is under way. Ask again in a moment."
            }
            Self::Unknown => {
                "The request of this Idempotency-Key was sent, and it is not known what came of it. Look the users up."
            }
            Self::Claimed(_) => {
                "Users of this request are in another one whose end is not known yet. Nothing was sent."
            }
            Self::NoAccount => "The proxy cannot note the request, so nothing was sent.",
            Self::Upstream(fault) => return fault.detail().into(),
        };
        sentence.into()
    }
}

impl From<UpstreamFault> for Refusal {
    fn from(fault: UpstreamFault) -> Self {
        Self::Upstream(fault)
    }
}
