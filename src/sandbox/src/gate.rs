//! What every API request passes on its way in and out: the record, the budget, the ordered
//! faults, the latency, and the headers of the service.

mod record_headers;

use self::record_headers::{credentials, headers};
use crate::authentication;
use crate::budget::Standing;
use crate::clock::milliseconds;
use crate::cors;
use crate::envelope::Refusal;
use crate::faults::{self, Due, FalseBudget, Fault, NoCors, NoHeaders, NotAnswered};
use crate::history::{HistoryEntry, RequestNumber};
use crate::random::Random;
use crate::request_context::RequestContext;
use crate::sandbox::Sandbox;
use axum::body::{self, Body, Bytes};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::Value;
use std::time::Duration;

/// The largest request body, in bytes.
const BODY_LIMIT: usize = 1024 * 1024;

/// The middleware round the whole router; control paths pass untouched.
pub(crate) async fn pass(State(sandbox): State<Sandbox>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path.starts_with("/_sandbox") {
        return next.run(request).await;
    }
    if request.method() == Method::OPTIONS {
        let wanted = request.headers().get(header::ACCESS_CONTROL_REQUEST_METHOD);
        let blocked = sandbox.state().faults.blocks_preflight(wanted, path);
        return cors::preflight(path, blocked);
    }
    let (parts, body) = request.into_parts();
    let body = body::to_bytes(body, BODY_LIMIT).await.ok();
    // A real store goes on when its client hangs up, so the work must not end with the
    // connection.
    let work = tokio::spawn(record(sandbox, parts, body, next));
    work.await.unwrap_or_else(|_| {
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        Refusal::plain(status, "Internal Server Error").into_response()
    })
}

/// What is known of a request once it is written down.
struct Arrival {
    context: RequestContext,
    standing: Standing,
    due: Option<Due>,
}

/// Writes a request down, has it answered and completes the answer.
async fn record(sandbox: Sandbox, parts: Parts, body: Option<Bytes>, next: Next) -> Response {
    let Arrival {
        context,
        standing,
        due,
    } = arrive(&sandbox, &parts, body.as_deref());
    let number = context.number;
    let mut response = match body {
        _ if !standing.granted => Refusal::over_budget().into_response(),
        None => Refusal::Status(
            StatusCode::PAYLOAD_TOO_LARGE,
            "Request Entity Too Large",
            "The request body is too large.".to_owned(),
        )
        .into_response(),
        Some(body) => {
            sleep(sandbox.latency()).await;
            let request = Request::from_parts(parts, Body::from(body));
            let fault = due.map(|due| due.fault);
            answer(context, fault, request, next).await
        }
    };
    if response.extensions().get::<NotAnswered>().is_none() {
        let status = response.status().as_u16();
        sandbox.state().history.answered(number, status);
    }
    if response.extensions().get::<NoHeaders>().is_none() {
        sign(&mut response, number, standing);
    }
    response
}

/// Takes note of a request, counts it and picks the fault that is due.
fn arrive(sandbox: &Sandbox, parts: &Parts, body: Option<&[u8]>) -> Arrival {
    let now = sandbox.now();
    let path = parts
        .uri
        .path_and_query()
        .map_or_else(|| parts.uri.path(), |path| path.as_str());
    let mut state = sandbox.state();
    let number = state.history.begin(HistoryEntry {
        at: milliseconds(now),
        method: parts.method.to_string(),
        path: path.to_owned(),
        status: None,
        headers: headers(&parts.headers),
        credentials: credentials(&parts.headers),
        body: body
            .and_then(|body| serde_json::from_slice(body).ok())
            .unwrap_or(Value::Null),
        created: Vec::new(),
    });
    let standing = state.budget.spend(now);
    // A request that the budget turns away never reaches the place where faults happen.
    let due = standing
        .granted
        .then(|| state.faults.take(&parts.method, parts.uri.path()))
        .flatten();
    if let Some(token) = authentication::bearer(&parts.headers) {
        state.tokens.count(token);
    }
    let context = RequestContext {
        number,
        writes: state.store.writes.count(),
        only_first: match due.as_ref().map(|due| &due.fault) {
            Some(Fault::Partial { count }) => Some(*count),
            _ => None,
        },
        commit_after: due.as_ref().map_or(Duration::ZERO, |due| due.commit_after),
    };
    Arrival {
        context,
        standing,
        due,
    }
}

/// Has the request answered, with the fault in front of the handler or behind it.
async fn answer(
    context: RequestContext,
    fault: Option<Fault>,
    mut request: Request,
    next: Next,
) -> Response {
    let target: Uri = request.uri().clone();
    if let Some(Fault::Stall { before: true, wait }) = fault {
        sleep(wait).await;
    } else if let Some(response) = fault
        .as_ref()
        .filter(|fault| fault.comes_before())
        .and_then(|fault| faults::instead(fault, &target))
    {
        return response;
    }
    request.extensions_mut().insert(context);
    let response = next.run(request).await;
    match fault {
        None => response,
        Some(fault) if fault.comes_before() => response,
        Some(Fault::Stall { wait, .. }) => {
            sleep(wait).await;
            response
        }
        Some(fault) => match faults::instead(&fault, &target) {
            Some(replacement) => replacement,
            None => faults::spoil(&fault, response).await,
        },
    }
}

/// Writes the headers that every answer of the service carries.
fn sign(response: &mut Response, number: RequestNumber, standing: Standing) {
    let readable = response.extensions().get::<NoCors>().is_none();
    let is_false = response.extensions().get::<FalseBudget>().is_some();
    let headers = response.headers_mut();
    if is_false {
        Standing::untouched().write(headers);
    } else {
        standing.write(headers);
    }
    if readable {
        cors::write(headers);
    }
    if let Ok(id) = HeaderValue::try_from(request_id(number)) {
        headers.insert("x-request-id", id);
    }
}

/// Looks drawn by lot, and is different for every request.
fn request_id(number: RequestNumber) -> String {
    let mut random = Random::new(number.value());
    format!("{:016x}{:016x}", random.number(), random.number())
}

async fn sleep(duration: Duration) {
    if !duration.is_zero() {
        tokio::time::sleep(duration).await;
    }
}

/// The answer for a path that the API does not have.
pub(crate) async fn not_found() -> Refusal {
    Refusal::Status(
        StatusCode::NOT_FOUND,
        "Not Found Error",
        "Not found.".to_owned(),
    )
}

/// The answer for a method that a path does not take.
pub(crate) async fn method_not_allowed(method: Method) -> Refusal {
    Refusal::Status(
        StatusCode::METHOD_NOT_ALLOWED,
        "Method Not Allowed",
        format!("Method \"{method}\" not allowed."),
    )
}
